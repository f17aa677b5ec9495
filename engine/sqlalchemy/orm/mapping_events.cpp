// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/mapping_events.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/orm/unread_models.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

bool isMapper(const Value &target)
{
    if (const auto *opaque = target.as<python::Opaque>())
        return opaque->dottedName().ends_with(".mapper") || opaque->dottedName().ends_with(".Mapper");
    const auto *cls = target.as<HostClass>();
    return cls && (cls->name() == "Mapper" || cls->name() == "mapper");
}

bool isMeant(const Value &target, const ModelClass &cls, std::string_view event)
{
    const auto *base = target.as<python::Class>();
    if (event == "after_mapper_constructed" && base && !isMapper(target))
        return base == &cls;   // registered for each class anew, by __init_subclass__
    return isMapper(target) || std::any_of(cls.linearization.begin(), cls.linearization.end(), [base](const auto &one) { return one.get() == base; });
}

Value mapperModule(Vocabulary &vocabulary, Interpreter &interpreter) { return *vocabulary.importModule(interpreter, "limbeck_mapper"); }

void fire(Interpreter &interpreter, ModelClass &cls, std::string_view event)
{
    // A listener may register others.
    std::vector<RecordedListener> meant;
    for (const RecordedListener &listener : cls.vocabulary().parts().listeners) {
        if (listener.event == event && isMeant(listener.target, cls, event))
            meant.push_back(listener);
    }
    if (meant.empty())
        return;
    const Value self(cls.shared_from_this());
    const Value mapper = mapperOf(interpreter, cls);
    for (const RecordedListener &listener : meant) {
        try {
            interpreter.call(listener.function, {mapper, self});
        } catch (const python::Raised &raised) {
            noteUnread(cls, std::nullopt, "the listener of " + listener.event + " failed: " + python::scriptError(interpreter, raised).message(), listener.position);
        } catch (const Unsupported &error) {
            noteUnread(cls, std::nullopt, "the listener of " + listener.event + " cannot be run: " + error.message(), error.position());
        }
    }
}

}  // namespace

void fireMappingEvents(Interpreter &interpreter, ModelClass &cls)
{
    interpreter.call(interpreter.getAttribute(mapperModule(cls.vocabulary(), interpreter), "note"), {Value(cls.shared_from_this())});
    fire(interpreter, cls, "instrument_class");
    fire(interpreter, cls, "after_mapper_constructed");
}

Value mapperOf(Interpreter &interpreter, ModelClass &cls)
{
    const auto parent = cls.mappedParent();
    return interpreter.call(interpreter.getAttribute(mapperModule(cls.vocabulary(), interpreter), "mapper_of"), {Value(cls.shared_from_this()), parent ? mapperOf(interpreter, *parent) : Value()});
}

Value inspectedClass(Vocabulary &vocabulary, Interpreter &interpreter, python::Class &cls, bool raises)
{
    auto *model = dynamic_cast<ModelClass *>(&cls);
    if (model && model->isMapped && model->table)
        return mapperOf(interpreter, *model);
    if (raises)
        raise(vocabulary, interpreter, "NoInspectionAvailable", fmt::format("No inspection system is available for object of type {}", interpreter.typeName(Value(cls.shared_from_this()))));
    return {};
}

Value inspectedInstance(Vocabulary &vocabulary, Interpreter &interpreter, const Value &instance)
{
    return interpreter.call(interpreter.getAttribute(mapperModule(vocabulary, interpreter), "InstanceState"), {instance});
}

void configureMappers(Vocabulary &vocabulary, Interpreter &interpreter)
{
    const Value classes = interpreter.call(interpreter.getAttribute(mapperModule(vocabulary, interpreter), "take"), python::CallArguments{});
    for (const Value &item : interpreter.toVector(classes)) {
        if (const auto cls = item.shared<ModelClass>())
            fire(interpreter, *cls, "mapper_configured");
    }
}

}  // namespace limbeck::sqlalchemy
