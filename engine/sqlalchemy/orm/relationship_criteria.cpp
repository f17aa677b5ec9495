// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/relationship_criteria.h"

#include "python/state.h"
#include "sqlalchemy/orm/relationships.h"
#include "sqlalchemy/vocabulary.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

namespace {

/// The function of limbeck_relation_criteria, which reads the relationship; nullopt when no class has the attribute. Models that are only read have no queries.
std::optional<Value> criteriaFunction(Interpreter &interpreter, const DeclaredAttribute &attribute, std::string_view function)
{
    if (interpreter.isLenient())
        return std::nullopt;
    for (const auto &cls : interpreter.state().allClasses) {
        auto model = std::dynamic_pointer_cast<ModelClass>(cls);
        if (!model)
            continue;
        const auto isIt = [&](const auto &entry) { return entry.second.template as<DeclaredAttribute>() == &attribute && hasRelationship(interpreter, *model, entry.first); };
        if (std::ranges::any_of(model->attributes, isIt) || std::ranges::any_of(model->backrefs, isIt))
            return interpreter.getAttribute(*model->vocabulary().importModule(interpreter, "limbeck_relation_criteria"), function);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Value> relationshipMethod(Interpreter &interpreter, DeclaredAttribute &attribute, std::string_view name)
{
    static constexpr std::pair<std::string_view, std::string_view> kMethods[] = {{"any", "exists"}, {"has", "exists"}, {"contains", "contains"}, {"of_type", "of_type"}, {"and_", "and_"}};
    for (const auto &[method, function] : kMethods) {
        if (method != name)
            continue;
        const auto body = criteriaFunction(interpreter, attribute, function);
        if (!body)
            return std::nullopt;
        const Value self(attribute.shared_from_this());
        return python::makeFunction(std::string(name), [self, body = *body](Interpreter &in, CallArguments call) {
            call.positional.insert(call.positional.begin(), self);
            return in.call(body, std::move(call));
        });
    }
    return std::nullopt;
}

std::optional<Value> compareRelationship(Interpreter &interpreter, DeclaredAttribute &attribute, python::syntax::CompareOp op, const Value &other)
{
    if (op != python::syntax::CompareOp::Equal && op != python::syntax::CompareOp::NotEqual)
        return std::nullopt;
    const auto function = criteriaFunction(interpreter, attribute, op == python::syntax::CompareOp::Equal ? "equals" : "differs");
    if (!function)
        return std::nullopt;
    return interpreter.call(*function, {Value(attribute.shared_from_this()), other});
}

}  // namespace limbeck::sqlalchemy
