// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"
#include "sqlalchemy/host_object.h"

#include <map>

namespace limbeck::sqlalchemy {

/// sa.inspect(bind): lists of dictionaries with SQLAlchemy's keys, cached per inspector (stale after DDL until a new one is made).
class InspectorObject : public HostObject {
public:
    /// `session`: of an engine or its connection; null: the run's.
    explicit InspectorObject(Vocabulary &vocabulary, Value bind = {}, std::shared_ptr<World> session = nullptr)
        : HostObject(vocabulary), m_bind(std::move(bind)), m_session(std::move(session))
    {
    }
    std::string typeName() const override;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;

    /// The reflected table; null: there is none. nullopt: not known in this preview.
    std::optional<const schema::Table *> table(Interpreter &interpreter, const std::string &name, const std::optional<std::string> &schema);
    std::optional<const schema::Schema *> schema(Interpreter &interpreter, const std::optional<std::string> &schema, const std::string &table, bool views);
    /// Where it looks; raises NoInspectionAvailable offline.
    World &world(Interpreter &interpreter);
    /// Answers that were given before stay.
    std::map<std::string, Value> cache;

private:
    Value m_bind;
    std::shared_ptr<World> m_session;
    std::map<std::string, std::optional<schema::Schema>> m_schemas;
};

/// inspector_answers.cpp: schema values as SQLAlchemy's dictionaries.
Value columnDict(Vocabulary &vocabulary, Interpreter &interpreter, const schema::Column &column, const schema::Table &table);
Value indexDict(Vocabulary &vocabulary, Interpreter &interpreter, const schema::Index &index, const schema::Table &table);
Value foreignKeyDict(Vocabulary &vocabulary, const schema::ForeignKey &key);
Value uniqueDict(Vocabulary &vocabulary, const schema::Unique &unique);
Value checkDict(Vocabulary &vocabulary, Interpreter &interpreter, const schema::Check &check);
/// The default as the catalog has it, for columns that were reflected; None without one.
Value defaultText(Vocabulary &vocabulary, const schema::Column &column);
Value primaryKeyDict(Vocabulary &vocabulary, const schema::Table &table);

/// sa.inspect(x): an inspector for connections and engines.
Value inspectValue(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);

}  // namespace limbeck::sqlalchemy
