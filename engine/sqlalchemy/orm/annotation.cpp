// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/annotation.h"

#include "python/modules/typing_objects.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

using python::TypingForm;

namespace {

constexpr int kMaxStrings = 5;

bool isNoneType(const Value &value) { return value.isNone() || className(value) == "NoneType"; }

bool isMappedName(std::string_view name) { return name == "Mapped" || name == "DynamicMapped" || name == "WriteOnlyMapped"; }

/// The last part of the name that an expression is, or starts with before its brackets; empty for anything else.
std::string headName(const python::syntax::Expr &expression)
{
    using namespace python::syntax;
    if (const auto *subscript = std::get_if<Subscript>(&expression.node))
        return headName(*subscript->object);
    if (const auto *attribute = std::get_if<Attribute>(&expression.node))
        return attribute->name;
    if (const auto *name = std::get_if<Name>(&expression.node))
        return name->id;
    if (const auto *text = std::get_if<StringLiteral>(&expression.node)) {
        const std::string head = text->value.substr(0, text->value.find('['));
        return head.substr(head.rfind('.') + 1);
    }
    return {};
}

}  // namespace

bool looksMapped(const python::syntax::Expr &expression) { return isMappedName(headName(expression)); }
bool looksLikeClassVar(const python::syntax::Expr &expression) { return headName(expression) == "ClassVar"; }

std::string className(const Value &value)
{
    const auto *cls = value.as<python::Class>();
    if (!cls)
        return {};
    return cls->module.empty() || cls->module == "builtins" ? cls->name : cls->module + "." + cls->name;
}

std::vector<std::string> classNames(const Value &value)
{
    std::vector<std::string> names;
    if (const auto *cls = value.as<python::Class>()) {
        for (const auto &one : cls->linearization)
            names.push_back(className(Value(one)));
        if (names.empty())
            names.push_back(className(value));
    }
    return names;
}

bool isSameTypeForm(const Value &a, const Value &b)
{
    if (a.isIdentical(b))
        return true;
    const auto *left = a.as<TypingForm>(), *right = b.as<TypingForm>();
    if (left && right)
        return left->name == right->name && std::equal(left->arguments.begin(), left->arguments.end(), right->arguments.begin(), right->arguments.end(), isSameTypeForm);
    const auto *items = a.as<python::Tuple>(), *others = b.as<python::Tuple>();
    if (items && others)
        return std::equal(items->items.begin(), items->items.end(), others->items.begin(), others->items.end(), isSameTypeForm);
    const auto *opaque = a.as<python::Opaque>(), *otherOpaque = b.as<python::Opaque>();
    if (opaque && otherOpaque)
        return opaque->dottedName() == otherOpaque->dottedName() && !a.as<python::OpaqueItem>();
    if (a.asText() && b.asText())
        return *a.asText() == *b.asText();
    if (a.asInt() && b.asInt())
        return *a.asInt() == *b.asInt();
    return a.isNone() && b.isNone();
}

std::optional<Value> AnnotationReader::evaluate(const python::ClassDefinition::Annotation &annotation) const
{
    return m_interpreter.evaluateAnnotation(annotation, m_scope.scope, m_scope.file);
}

std::optional<Value> AnnotationReader::resolved(Value value) const
{
    for (int i = 0; i < kMaxStrings; ++i) {
        const auto *form = value.as<TypingForm>();
        if (form && (form->name.starts_with("~alias ") || form->name == "ForwardRef") && !form->arguments.empty()) {
            value = form->arguments.front();
        } else if (value.asText()) {
            auto evaluated = m_interpreter.evaluateAnnotation(value.asText()->utf8(), m_scope.scope, m_scope.file);
            if (!evaluated)
                return std::nullopt;
            value = *evaluated;
        } else {
            break;
        }
    }
    return value;
}

std::optional<MappedAnnotation> AnnotationReader::mapped(const Value &annotation) const
{
    const auto *form = annotation.as<TypingForm>();
    if (!form || !isMappedName(form->name) || form->arguments.size() != 1)
        return std::nullopt;
    return MappedAnnotation{form->name, form->arguments.front()};
}

/// The alternatives of a union, nested ones too. False: something is not known.
bool AnnotationReader::flatten(const Value &value, std::vector<Value> &into) const
{
    const auto known = resolved(value);
    if (!known)
        return false;
    const auto all = [&](const std::vector<Value> &parts) { return std::all_of(parts.begin(), parts.end(), [&](const Value &part) { return flatten(part, into); }); };
    if (const auto *tuple = known->as<python::Tuple>())
        return all(tuple->items);
    if (const auto *opaque = known->as<python::OpaqueUnion>())
        return all(opaque->alternatives);
    if (const auto *form = known->as<TypingForm>(); form && (form->name == "Union" || form->name == "Optional")) {
        if (form->name == "Optional")
            into.push_back(Value());
        return all(form->arguments);
    }
    into.push_back(*known);
    return true;
}

std::optional<AnnotatedType> AnnotationReader::takeApart(Value annotation) const
{
    AnnotatedType result;
    std::vector<Value> alternatives;
    if (!flatten(annotation, alternatives))
        return std::nullopt;
    const auto isNone = [](const Value &value) { return isNoneType(value); };
    result.isNullable = std::any_of(alternatives.begin(), alternatives.end(), isNone) && alternatives.size() > 1;
    std::erase_if(alternatives, isNone);
    if (alternatives.size() != 1) {
        result.type = result.whole = alternatives.empty() ? Value() : Value(std::make_shared<TypingForm>("Union", std::move(alternatives)));
        return result;
    }
    result.whole = result.type = alternatives.front();
    const auto *form = result.type.as<TypingForm>();
    if (!form || (form->name != "Annotated" && form->name != "Required" && form->name != "Final") || form->arguments.empty())
        return result;
    const auto inner = takeApart(form->arguments.front());
    if (!inner)
        return std::nullopt;
    result.isNullable = result.isNullable || inner->isNullable;
    result.metadata = inner->metadata;
    if (form->name == "Annotated")
        result.metadata.insert(result.metadata.end(), form->arguments.begin() + 1, form->arguments.end());
    result.type = inner->type;
    return result;
}

}  // namespace limbeck::sqlalchemy
