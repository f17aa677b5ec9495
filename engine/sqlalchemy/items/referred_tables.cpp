// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/referred_tables.h"

#include "sqlalchemy/items/column_reflect.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <deque>

namespace limbeck::sqlalchemy {

namespace {

using Names = std::deque<sql::QualifiedName>;

void addReferences(const TableObject &table, Names &names)
{
    for (const auto &constraint : table.constraints()) {
        if (const auto *key = std::get_if<schema::ForeignKey>(&constraint->constraint))
            names.push_back(key->referredTable);
    }
}

/// Null: the database has none, or is not there.
std::shared_ptr<TableObject> reflected(MetaDataObject &metadata, Interpreter &interpreter, const sql::QualifiedName &wanted)
{
    Vocabulary &vocabulary = metadata.vocabulary();
    World &world = requireWorld(vocabulary, interpreter, "reflecting a table");
    dialect::ReflectScope scope;
    if (wanted.schema)
        scope.schema = wanted.schema->text;
    scope.tables = {wanted.name.text};
    const auto schema = acrossTheBorder(vocabulary, interpreter, [&] { return world.inspect(scope); });
    if (!schema)
        return nullptr;
    for (const auto &[name, table] : schema->tables) {
        if (name.name == wanted.name)
            return reflectedTable(metadata, interpreter, table);
    }
    return nullptr;
}

}  // namespace

void addReferredTables(MetaDataObject &metadata, Interpreter &interpreter, const TableObject &table)
{
    Names waiting;
    addReferences(table, waiting);
    for (; !waiting.empty(); waiting.pop_front()) {
        if (metadata.find(waiting.front()))
            continue;
        const auto referred = reflected(metadata, interpreter, waiting.front());
        if (!referred)
            continue;
        referred->metadata = std::static_pointer_cast<MetaDataObject>(metadata.shared_from_this());
        metadata.add(interpreter, referred);
        addReferences(*referred, waiting);
    }
}

}  // namespace limbeck::sqlalchemy
