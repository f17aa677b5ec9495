// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "python/state.h"

#include <algorithm>
#include <iterator>

/// Strict: holding, passing on and naming its attributes is all that may be done. Lenient: everything gives another opaque or an unknown value.
namespace limbeck::python {

namespace {

std::shared_ptr<const std::string> whyOpaque(const std::string &name)
{
    return std::make_shared<const std::string>(fmt::format("'{}', which is not part of the project", name));
}

/// Models are read for PostgreSQL or SQLite: whatever CONF.database.connection may be, its scheme is none of these.
bool namesAnotherDatabase(const Value &value)
{
    static constexpr std::string_view kOthers[] = {"mysql", "mariadb", "oracle", "mssql"};
    return value.asText() && std::find(std::begin(kOthers), std::end(kOthers), value.asText()->utf8()) != std::end(kOthers);
}

Value derived(const Opaque &opaque, std::string_view suffix)
{
    return Value(std::make_shared<Opaque>(opaque.dottedName() + std::string(suffix), opaque.importedAt()));
}

}  // namespace

void Opaque::refuse(Interpreter &in, std::string_view construct) const
{
    if (in.isLenient())
        return;
    throw Unsupported(fmt::format("Limbeck cannot run code of '{}' (imported at {}): {} is not supported.", m_name, m_position.isKnown() ? m_position.toString() : "an unknown place", construct), in.position(),
                      "Run this revision with the project's own Python, or write what it does with op directives or SQL.");
}

std::optional<Value> Opaque::attribute(Interpreter &, std::string_view name)
{
    if (name == "__name__")
        return Value::text(m_name.substr(m_name.rfind('.') + 1));
    if (name.size() > 4 && name.starts_with("__") && name.ends_with("__"))
        return std::nullopt;
    return derived(*this, "." + std::string(name));
}

Value Opaque::call(Interpreter &in, CallArguments arguments)
{
    refuse(in, "calling it");
    in.host().notRun(m_name + "()", arguments.position.isKnown() ? arguments.position : in.position());
    return Value(std::make_shared<OpaqueCall>(*this, std::move(arguments)));
}

Value Opaque::item(Interpreter &in, const Value &key)
{
    refuse(in, "indexing it");
    return Value(std::make_shared<OpaqueItem>(*this, Value(shared_from_this()), key));
}

void Opaque::setAttribute(Interpreter &in, std::string_view, Value)
{
    refuse(in, "setting an attribute of it");
}

void Opaque::setItem(Interpreter &in, const Value &, Value)
{
    refuse(in, "setting an item of it");
}

void Opaque::deleteItem(Interpreter &in, const Value &)
{
    refuse(in, "deleting an item of it");
}

std::unique_ptr<Iterator> Opaque::iterate(Interpreter &in)
{
    refuse(in, "iterating over it");
    throw UnknownMet(whyOpaque(m_name), in.position());
}

std::optional<Value> Opaque::binary(Interpreter &in, syntax::BinaryOp op, const Value &other, bool reflected)
{
    refuse(in, fmt::format("the operator {}", spelling(op)));
    if (op == syntax::BinaryOp::Or) {
        const Value self(shared_from_this());
        return Value(std::make_shared<OpaqueUnion>(*this, reflected ? std::vector{other, self} : std::vector{self, other}));
    }
    return derived(*this, "()");
}

std::optional<Value> Opaque::unary(Interpreter &in, syntax::UnaryOp)
{
    refuse(in, "an operator on it");
    return derived(*this, "()");
}

std::optional<Value> Opaque::compare(Interpreter &in, syntax::CompareOp op, const Value &other)
{
    refuse(in, fmt::format("comparing it with {}", spelling(op)));
    if (namesAnotherDatabase(other) && (op == syntax::CompareOp::Equal || op == syntax::CompareOp::NotEqual))
        return Value(op == syntax::CompareOp::NotEqual);
    return Value(Unknown{whyOpaque(m_name)});
}

Truth Opaque::truth(Interpreter &in)
{
    refuse(in, "testing whether it is true");
    return Truth::Unknown;
}

std::optional<std::int64_t> Opaque::length(Interpreter &in)
{
    refuse(in, "asking for its length");
    throw UnknownMet(whyOpaque(m_name), in.position());
}

std::optional<Value> Opaque::contains(Interpreter &in, const Value &value)
{
    refuse(in, "looking for something in it");
    if (namesAnotherDatabase(value))
        return Value(false);
    return Value(Unknown{whyOpaque(m_name)});
}

std::string Opaque::str(Interpreter &in)
{
    refuse(in, "using it as text");
    throw UnknownMet(whyOpaque(m_name), in.position());
}

std::string Opaque::repr(Interpreter &)
{
    return "<" + m_name + ">";
}

Value Opaque::enter(Interpreter &in)
{
    refuse(in, "using it in a with statement");
    return derived(*this, "()");
}

bool Opaque::exit(Interpreter &, const Value &)
{
    return false;
}

std::optional<Truth> Opaque::isInstance(Interpreter &, const Value &value)
{
    const Opaque *other = value.as<Opaque>();
    if (value.isUnknown() || other)
        return Truth::Unknown;
    // An object that stands for one of that package, such as the driver's connection, says so by its type's name.
    const auto object = value.asObject();
    return object && object->typeName() == dottedName() ? Truth::True : Truth::False;
}

std::optional<Value> Opaque::subclass(Interpreter &, ClassDefinition &)
{
    return std::nullopt;
}

}  // namespace limbeck::python
