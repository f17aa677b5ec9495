// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/statement.h"
#include "sqlalchemy/host_object.h"
#include "sqlalchemy/statements/executable_object.h"

namespace limbeck::sqlalchemy {

/// Names of a result's columns, shared by its rows.
struct RowKeys {
    std::vector<std::string> names;
    std::optional<std::size_t> indexOf(std::string_view name) const;
};

/// A row: attributes, index, name (1.x), unpacking, _mapping.
class RowObject : public python::Object {
public:
    RowObject(std::shared_ptr<const RowKeys> keys, std::vector<Value> values, bool isMapping) : m_keys(std::move(keys)), m_values(std::move(values)), m_isMapping(isMapping) {}
    const std::vector<Value> &values() const { return m_values; }
    std::string typeName() const override { return m_isMapping ? "RowMapping" : "Row"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value item(Interpreter &interpreter, const Value &key) override;
    std::unique_ptr<python::Iterator> iterate(Interpreter &interpreter) override;
    std::optional<Value> compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other) override;
    std::optional<Value> contains(Interpreter &interpreter, const Value &value) override;
    std::optional<std::int64_t> length(Interpreter &) override { return std::int64_t(m_values.size()); }
    std::string repr(Interpreter &interpreter) override;
    std::optional<std::size_t> hash(Interpreter &interpreter) override;

private:
    Value asDict() const;
    std::shared_ptr<const RowKeys> m_keys;
    std::vector<Value> m_values;
    bool m_isMapping;
};

/// What execute() returned: all rows are here already (scripts update through the connection while they loop).
class ResultObject : public HostObject {
public:
    enum class Shape { Rows, Scalars, Mappings };
    ResultObject(Vocabulary &vocabulary, std::shared_ptr<const sql::Rows> rows, std::vector<ResultColumnType> types);
    ResultObject(const ResultObject &other, Shape shape, std::size_t index);

    std::string typeName() const override;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::unique_ptr<python::Iterator> iterate(Interpreter &interpreter) override;
    Value enter(Interpreter &) override { return Value(shared_from_this()); }
    bool exit(Interpreter &, const Value &) override { return false; }

    /// The same rows with these columns only, from the present position on.
    std::shared_ptr<ResultObject> projected(const std::vector<std::size_t> &columns) const;
    /// The next row in this object's shape; nullopt at the end.
    std::optional<Value> next(Interpreter &interpreter);
    std::vector<Value> take(Interpreter &interpreter, std::optional<std::size_t> count);
    bool returnsRows() const { return m_rows->hasRows; }
    const sql::Rows &rows() const { return *m_rows; }
    const RowKeys &keys() const { return *m_keys; }
    /// unique(): rows whose key (strategy(row), or the row) was there before are passed over. Shared with scalars() and mappings() of it.
    std::shared_ptr<python::Set> seen;
    Value uniqueKey;
    /// yield_per(): how many rows fetchmany() and partitions() give when they are not told.
    std::optional<std::size_t> chunk;
    /// Whether all is over: first(), one() and their kind leave a result that gives nothing more.
    bool isClosed() const { return m_isClosed; }
    void close() { m_isClosed = true; }
    /// INSERT of one row: the primary key as far as the statement itself names it, for inserted_primary_key; empty if it does not.
    std::vector<Value> givenKey;

    std::shared_ptr<void> saveState() const override { return std::make_shared<std::size_t>(m_position); }
    void loadState(const std::shared_ptr<void> &state) override { m_position = *std::static_pointer_cast<std::size_t>(state); }

private:
    std::optional<Value> nextOfAll(Interpreter &interpreter);
    Value valueAt(Interpreter &interpreter, std::size_t row, std::size_t column) const;
    std::shared_ptr<const sql::Rows> m_rows;
    std::vector<ResultColumnType> m_types;
    std::shared_ptr<const RowKeys> m_keys;
    Shape m_shape = Shape::Rows;
    std::size_t m_scalarIndex = 0;
    std::size_t m_position = 0;
    bool m_isClosed = false;
};

}  // namespace limbeck::sqlalchemy
