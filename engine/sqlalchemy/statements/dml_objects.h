// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/expressions/from_objects.h"
#include "sqlalchemy/statements/executable_object.h"
#include "sqlalchemy/statements/select_object.h"

namespace limbeck::sqlalchemy {

/// insert(), update(), delete(): generative.
class DmlObject : public HostObject, public ExecutableObject {
public:
    using Node = std::variant<sql::Insert, sql::Update, sql::Delete>;
    DmlObject(Vocabulary &vocabulary, Node node, std::shared_ptr<FromObject> table) : HostObject(vocabulary), m_node(std::move(node)), m_table(std::move(table)) {}
    const Node &node() const { return m_node; }
    const std::shared_ptr<FromObject> &table() const { return m_table; }
    std::shared_ptr<DmlObject> with(Node node) const;
    SelectObject::Columns returning;
    Value returned;   ///< what returning() was given, for sessions that make instances of it

    sql::ExecutablePtr executable() const override;
    std::vector<ResultColumnType> resultTypes() const override;
    sql::FromPtr defaultsTable() const override;
    std::string typeName() const override;
    std::string str(Interpreter &interpreter) override;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

private:
    Node m_node;
    std::shared_ptr<FromObject> m_table;
};

Value makeInsert(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const Value &values);
Value makeUpdate(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const Value &where, const Value &values);
Value makeDelete(Vocabulary &vocabulary, Interpreter &interpreter, const Value &table, const Value &where);

/// One row or SET list: keys are column names or columns; values in the order of the table's columns. An element of a column (`t.c.tags[1]`)
/// has no name: its expression is `element = value`.
sql::Assignments assignmentsFrom(Vocabulary &vocabulary, Interpreter &interpreter, const FromObject &table, const std::vector<std::pair<Value, Value>> &pairs);

}  // namespace limbeck::sqlalchemy
