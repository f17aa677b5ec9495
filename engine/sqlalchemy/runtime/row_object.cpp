// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/runtime/result_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

std::optional<std::size_t> RowKeys::indexOf(std::string_view name) const
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return i;
    }
    return std::nullopt;
}

Value RowObject::asDict() const
{
    auto dict = python::makeDict();
    for (std::size_t i = 0; i < m_values.size(); ++i)
        dict->insert(m_keys->names[i], m_values[i]);
    return Value(dict);
}

namespace {

Value constant(std::string_view name, Value value)
{
    return nativeFunction(std::string(name), "", [value](Interpreter &, const Arguments &) { return value; });
}

Value nameTuple(const RowKeys &keys)
{
    std::vector<Value> names;
    for (const auto &name : keys.names)
        names.push_back(Value::text(name));
    return Value(python::makeTuple(std::move(names)));
}

}  // namespace

std::optional<Value> RowObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (!m_isMapping) {
        if (const auto index = m_keys->indexOf(name))
            return m_values[*index];
        if (name == "_mapping")
            return Value(std::make_shared<RowObject>(m_keys, m_values, true));
        if (name == "_asdict")
            return constant(name, asDict());
        if (name == "_fields")
            return nameTuple(*m_keys);
        if (name == "_tuple" || name == "tuple")
            return constant(name, Value(python::makeTuple(m_values)));
        if (name == "count" || name == "index")
            return interpreter.findAttribute(Value(python::makeTuple(m_values)), name);
    }
    // 1.x rows are mappings too.
    if (name == "keys" || name == "values" || name == "items" || name == "get")
        return interpreter.findAttribute(asDict(), name);
    if (!m_isMapping && !name.starts_with("_"))
        interpreter.raise("AttributeError", fmt::format("Could not locate column in row for column '{}'", name));
    return std::nullopt;
}

Value RowObject::item(Interpreter &interpreter, const Value &key)
{
    if (!m_isMapping && (key.asInt() || key.as<python::SliceObject>()))
        return interpreter.getItem(Value(python::makeTuple(m_values)), key);
    const std::string name = columnName(interpreter, key).text;
    if (const auto index = m_keys->indexOf(name))
        return m_values[*index];
    interpreter.raise("KeyError", name);
}

std::unique_ptr<python::Iterator> RowObject::iterate(Interpreter &)
{
    if (!m_isMapping)
        return std::make_unique<python::VectorIterator>(m_values);
    std::vector<Value> names;
    for (const auto &name : m_keys->names)
        names.push_back(Value::text(name));
    return std::make_unique<python::VectorIterator>(std::move(names));
}

std::optional<Value> RowObject::compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other)
{
    const auto plain = [](const RowObject &row) { return row.m_isMapping ? row.asDict() : Value(python::makeTuple(row.m_values)); };
    const auto *row = other.as<RowObject>();
    return interpreter.compare(op, plain(*this), row ? plain(*row) : other);
}

std::optional<Value> RowObject::contains(Interpreter &interpreter, const Value &value)
{
    if (m_isMapping)
        return Value(m_keys->indexOf(interpreter.str(value)).has_value());
    return interpreter.compare(python::syntax::CompareOp::In, value, Value(python::makeTuple(m_values)));
}

std::string RowObject::repr(Interpreter &interpreter) { return m_isMapping ? interpreter.repr(asDict()) : interpreter.repr(Value(python::makeTuple(m_values))); }

std::optional<std::size_t> RowObject::hash(Interpreter &interpreter) { return interpreter.hash(Value(python::makeTuple(m_values))); }

}  // namespace limbeck::sqlalchemy
