// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/table_object.h"

#include <map>
#include <string>
#include <unordered_map>

namespace limbeck::sqlalchemy {

/// MetaData(): tables by name, a naming convention, a default schema.
class MetaDataObject : public HostObject {
public:
    using HostObject::HostObject;
    std::optional<sql::Identifier> schema;
    Value namingConvention;   ///< the dictionary as given, or None
    Value info;

    std::shared_ptr<TableObject> find(const sql::QualifiedName &name) const;
    void add(Interpreter &interpreter, const std::shared_ptr<TableObject> &table);
    void remove(Interpreter &interpreter, const TableObject &table);
    void clear(Interpreter &interpreter);
    /// In order of definition.
    const std::vector<std::shared_ptr<TableObject>> &tables() const { return m_tables; }
    /// As SQLAlchemy orders them: schema::inOrderOfReferences().
    std::vector<std::shared_ptr<TableObject>> sortedTables() const;

    std::string typeName() const override { return "MetaData"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    std::optional<Value> contains(Interpreter &interpreter, const Value &value) override;
    std::string repr(Interpreter &) override { return "MetaData()"; }
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &state) override;

private:
    std::vector<std::shared_ptr<TableObject>> m_tables;
    std::unordered_multimap<std::string, std::shared_ptr<TableObject>> m_byName;   ///< m_tables by the name without schema, which may still change
    std::map<std::string, Value, std::less<>> m_given;   ///< what a script sets on it for itself: `metadata.bind = connection` means nothing to SQLAlchemy 2.0
};

Value makeMetaData(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
Value tableExists(Vocabulary &vocabulary, Interpreter &interpreter, const sql::QualifiedName &name);
/// Table.to_metadata(): `newName` instead of the table's own.
Value copyTableInto(TableObject &table, Interpreter &interpreter, const Value &metadata, const std::optional<std::string> &newName = std::nullopt);

}  // namespace limbeck::sqlalchemy
