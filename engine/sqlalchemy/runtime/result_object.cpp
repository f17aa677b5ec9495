// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/result_object.h"

#include "python/native.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

std::shared_ptr<const RowKeys> keysOf(const sql::Rows &rows)
{
    auto keys = std::make_shared<RowKeys>();
    for (const auto &column : rows.columns)
        keys->names.push_back(column.name);
    return keys;
}

}  // namespace

ResultObject::ResultObject(Vocabulary &vocabulary, std::shared_ptr<const sql::Rows> rows, std::vector<ResultColumnType> types)
    : HostObject(vocabulary), m_rows(std::move(rows)), m_types(std::move(types)), m_keys(keysOf(*m_rows))
{
}

ResultObject::ResultObject(const ResultObject &other, Shape shape, std::size_t index)
    : HostObject(other.vocabulary()), m_rows(other.m_rows), m_types(other.m_types), m_keys(other.m_keys), m_shape(shape), m_scalarIndex(index), m_position(other.m_position), m_isClosed(other.m_isClosed)
{
    seen = other.seen;
    uniqueKey = other.uniqueKey;
    chunk = other.chunk;
}

std::shared_ptr<ResultObject> ResultObject::projected(const std::vector<std::size_t> &columns) const
{
    sql::Rows rows = *m_rows;
    rows.columns.clear();
    std::vector<ResultColumnType> types;
    for (const std::size_t column : columns) {
        rows.columns.push_back(m_rows->columns.at(column));
        types.push_back(column < m_types.size() ? m_types[column] : ResultColumnType{});
    }
    for (std::size_t row = 0; row < rows.rows.size(); ++row) {
        sql::ValueList values;
        for (const std::size_t column : columns)
            values.push_back(m_rows->rows[row].at(column));
        rows.rows[row] = std::move(values);
    }
    auto result = std::make_shared<ResultObject>(vocabulary(), std::make_shared<const sql::Rows>(std::move(rows)), std::move(types));
    result->m_position = m_position;
    return result;
}

std::string ResultObject::typeName() const
{
    return m_shape == Shape::Rows ? "CursorResult" : m_shape == Shape::Scalars ? "ScalarResult" : "MappingResult";
}

Value ResultObject::valueAt(Interpreter &interpreter, std::size_t row, std::size_t column) const
{
    const sql::Value &value = m_rows->rows[row][column];
    if (column < m_types.size() && !sql::isNullType(m_types[column].type))
        return fromSqlTyped(vocabulary(), interpreter, value, m_types[column].type, m_types[column].typeValue);
    return fromSql(interpreter, value);
}

std::optional<Value> ResultObject::next(Interpreter &interpreter)
{
    while (auto value = nextOfAll(interpreter)) {
        if (!seen || seen->add(interpreter, uniqueKey.isNone() ? *value : interpreter.call(uniqueKey, std::vector<Value>{*value})))
            return value;
        interpreter.step();
    }
    return std::nullopt;
}

std::optional<Value> ResultObject::nextOfAll(Interpreter &interpreter)
{
    if (m_isClosed)
        raise(vocabulary(), interpreter, "ResourceClosedError", "This result object is closed.");
    if (!m_rows->hasRows)
        raise(vocabulary(), interpreter, "ResourceClosedError", "This result object does not return rows. It has been closed automatically.");
    if (m_position >= m_rows->rows.size())
        return std::nullopt;
    interpreter.touch(*this);
    const std::size_t row = m_position++;
    if (m_shape == Shape::Scalars)
        return valueAt(interpreter, row, m_scalarIndex);
    std::vector<Value> values;
    for (std::size_t column = 0; column < m_rows->rows[row].size(); ++column)
        values.push_back(valueAt(interpreter, row, column));
    return Value(std::make_shared<RowObject>(m_keys, std::move(values), m_shape == Shape::Mappings));
}

std::vector<Value> ResultObject::take(Interpreter &interpreter, std::optional<std::size_t> count)
{
    std::vector<Value> values;
    while (!count || values.size() < *count) {
        auto value = next(interpreter);
        if (!value)
            break;
        interpreter.step();
        values.push_back(std::move(*value));
    }
    return values;
}

std::unique_ptr<python::Iterator> ResultObject::iterate(Interpreter &)
{
    auto keep = std::static_pointer_cast<ResultObject>(shared_from_this());
    return std::make_unique<python::FunctionIterator>([keep](Interpreter &in) { return keep->next(in); });
}

namespace {

Value one(ResultObject &self, Interpreter &interpreter, bool allowNone)
{
    auto values = self.take(interpreter, std::nullopt);
    self.close();
    if (values.size() > 1)
        raise(self.vocabulary(), interpreter, "MultipleResultsFound", allowNone ? "Multiple rows were found when one or none was required" : "Multiple rows were found when exactly one was required");
    if (values.empty() && !allowNone)
        raise(self.vocabulary(), interpreter, "NoResultFound", "No row was found when one was required");
    return values.empty() ? Value() : values.front();
}

Value firstColumn(Interpreter &interpreter, const Value &row)
{
    if (row.as<RowObject>())
        return row.as<RowObject>()->values().front();
    (void)interpreter;
    return row;
}

std::size_t columnIndex(ResultObject &self, Interpreter &interpreter, const Value &key)
{
    if (key.isNone())
        return 0;
    if (const auto *index = key.asInt())
        return std::size_t(*index);
    const std::string name = columnName(interpreter, key).text;
    if (const auto index = self.keys().indexOf(name))
        return *index;
    raise(self.vocabulary(), interpreter, "NoSuchColumnError", fmt::format("Could not locate column in row for column '{}'", name));
}

Value keyList(const ResultObject &self)
{
    std::vector<Value> names;
    for (const auto &name : self.keys().names)
        names.push_back(Value::text(name));
    return listOf(std::move(names));
}

/// columns(1, "name"): the rows from here on with these columns only.
Value withColumns(ResultObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    std::vector<std::size_t> indexes;
    for (const Value &wanted : arguments.rest())
        indexes.push_back(columnIndex(self, interpreter, wanted));
    return Value(self.projected(indexes));
}

/// A driver's cursor gives one row where nobody says how many.
std::size_t chunkSize(const ResultObject &self, const Arguments &arguments)
{
    const auto size = arguments.integer("size");
    return size ? std::size_t(*size) : self.chunk.value_or(1);
}

Value partitions(ResultObject &self, const Arguments &arguments)
{
    const std::size_t size = chunkSize(self, arguments);
    auto keep = std::static_pointer_cast<ResultObject>(self.shared_from_this());
    return python::makeIterator("generator", [keep, size](Interpreter &in) -> std::optional<Value> {
        auto chunk = keep->take(in, size);
        return chunk.empty() ? std::nullopt : std::optional(listOf(std::move(chunk)));
    });
}

/// freeze(): a function that gives the rows that were left again and again.
Value frozen(const ResultObject &self)
{
    auto rows = std::make_shared<ResultObject>(self);
    return nativeFunction("FrozenResult", "", [rows](Interpreter &, const Arguments &) { return Value(std::make_shared<ResultObject>(*rows)); });
}

Value uniqueRows(ResultObject &self, const Arguments &arguments)
{
    self.seen = std::make_shared<python::Set>();
    self.uniqueKey = arguments.value("strategy");
    return Value(self.shared_from_this());
}

Value all(ResultObject &self, Interpreter &interpreter) { return listOf(self.take(interpreter, std::nullopt)); }

Value first(ResultObject &self, Interpreter &interpreter)
{
    auto values = self.take(interpreter, 1);
    self.close();
    return values.empty() ? Value() : values.front();
}

const MethodTable<ResultObject> &resultMethods()
{
    static const MethodTable<ResultObject> table{
        {"fetchall", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return all(s, in); }},
        {"all", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return all(s, in); }},
        {"fetchone", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return s.next(in).value_or(Value()); }},
        {"first", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return first(s, in); }},
        {"fetchmany", "size=", [](ResultObject &s, Interpreter &in, const Arguments &a) { return listOf(s.take(in, chunkSize(s, a))); }},
        {"one", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return one(s, in, false); }},
        {"one_or_none", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return one(s, in, true); }},
        {"scalar", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return firstColumn(in, first(s, in)); }},
        {"scalar_one", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return firstColumn(in, one(s, in, false)); }},
        {"scalar_one_or_none", "", [](ResultObject &s, Interpreter &in, const Arguments &) { return firstColumn(in, one(s, in, true)); }},
        {"scalars", "index=", [](ResultObject &s, Interpreter &in, const Arguments &a) { return Value(std::make_shared<ResultObject>(s, ResultObject::Shape::Scalars, columnIndex(s, in, a.value("index")))); }},
        {"mappings", "", [](ResultObject &s, Interpreter &, const Arguments &) { return Value(std::make_shared<ResultObject>(s, ResultObject::Shape::Mappings, 0)); }},
        {"tuples", "", [](ResultObject &s, Interpreter &, const Arguments &) { return Value(s.shared_from_this()); }},
        {"unique", "strategy=", [](ResultObject &s, Interpreter &, const Arguments &a) { return uniqueRows(s, a); }},
        {"yield_per", "num", [](ResultObject &s, Interpreter &, const Arguments &a) { s.chunk = std::size_t(a.integer("num").value_or(1)); return Value(s.shared_from_this()); }},
        {"partitions", "size=", [](ResultObject &s, Interpreter &, const Arguments &a) { return partitions(s, a); }},
        {"columns", "*col_expressions", [](ResultObject &s, Interpreter &in, const Arguments &a) { return withColumns(s, in, a); }},
        {"keys", "", [](ResultObject &s, Interpreter &, const Arguments &) { return keyList(s); }},
        {"close", "", [](ResultObject &s, Interpreter &, const Arguments &) { s.close(); return Value(); }},
        {"freeze", "", [](ResultObject &s, Interpreter &, const Arguments &) { return frozen(s); }},
        {"__next__", "", [](ResultObject &s, Interpreter &in, const Arguments &) -> Value {
             if (auto row = s.next(in))
                 return *row;
             in.raise("StopIteration", "");
         }},
    };
    return table;
}

}  // namespace

std::optional<Value> ResultObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "rowcount")
        return Value(std::int64_t(m_rows->affected >= 0 ? m_rows->affected : m_rows->hasRows ? (long long)m_rows->rows.size() : -1));
    if (name == "returns_rows")
        return Value(m_rows->hasRows);
    if (name == "lastrowid")
        return m_rows->lastInsertId ? Value(std::int64_t(*m_rows->lastInsertId)) : Value();
    if (name == "closed")
        return Value(m_isClosed);
    if (name == "inserted_primary_key") {
        if (!givenKey.empty())
            return Value(python::makeTuple(givenKey));
        if (m_rows->hasRows && !m_rows->rows.empty()) {
            std::vector<Value> values;
            for (const auto &value : m_rows->rows.front())
                values.push_back(std::holds_alternative<std::int64_t>(value.data) ? Value(std::get<std::int64_t>(value.data)) : std::holds_alternative<std::string>(value.data) ? Value::text(std::get<std::string>(value.data)) : Value());
            return Value(python::makeTuple(std::move(values)));
        }
        return Value(python::makeTuple({m_rows->lastInsertId ? Value(std::int64_t(*m_rows->lastInsertId)) : Value()}));
    }
    return resultMethods().bind(*this, name);
}

}  // namespace limbeck::sqlalchemy
