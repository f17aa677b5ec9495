// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/unread_models.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/parts.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

bool isSchemaConstructor(const Value &value, bool &isTable)
{
    const auto *function = value.as<python::NativeFunction>();
    if (!function)
        return false;
    isTable = isTable || function->name() == "Table";
    for (const char *name : {"Table", "Column", "Index", "UniqueConstraint", "CheckConstraint", "ForeignKeyConstraint", "PrimaryKeyConstraint", "ExcludeConstraint", "ForeignKey", "mapped_column"}) {
        if (function->name() == name)
            return true;
    }
    return false;
}

std::shared_ptr<TableObject> tableOf(const Value &value)
{
    if (const auto *model = value.as<ModelClass>())
        return model->table;
    if (const auto *column = value.as<ColumnObject>())
        return column->owner();
    return value.shared<TableObject>();
}

}  // namespace

void noteUnread(ModelClass &cls, std::optional<std::string> column, std::string what, SourcePosition position, std::string hint)
{
    UnreadModel unread;
    unread.metadata = cls.metadata();
    unread.object = fmt::format("class {}.{}", cls.module, cls.name);
    unread.what = std::move(what);
    unread.position = position.isKnown() ? std::move(position) : cls.position;
    unread.hint = std::move(hint);
    unread.column = std::move(column);
    if (cls.table) {
        unread.table = cls.table->name();
    } else if (const Value *name = cls.findInherited("__tablename__"); name && name->asText()) {
        sql::QualifiedName table;
        table.name = name->asText()->utf8();
        table.schema = cls.metadata()->schema;
        unread.table = table;
    }
    cls.vocabulary().parts().unread.push_back(std::move(unread));
}

void settleUnread(ModelClass &cls)
{
    if (!cls.table)
        return;
    const std::string object = fmt::format("class {}.{}", cls.module, cls.name);
    for (UnreadModel &unread : cls.vocabulary().parts().unread) {
        if (unread.object == object)
            unread.table = cls.table->name();
    }
}

void noteSkippedStatement(Vocabulary &vocabulary, Interpreter &, const Error &error, const std::vector<Value> &mentioned, const SourcePosition &position)
{
    bool touchesSchema = false, makesTable = false;
    std::vector<std::shared_ptr<TableObject>> tables;
    std::shared_ptr<MetaDataObject> metadata;
    for (const Value &value : mentioned) {
        touchesSchema = isSchemaConstructor(value, makesTable) || touchesSchema;
        if (auto table = tableOf(value))
            tables.push_back(std::move(table));
        if (auto given = value.shared<MetaDataObject>())
            metadata = std::move(given);
    }
    makesTable = makesTable || error.message().find("reflect") != std::string::npos;   // metadata.reflect(engine): tables that nobody here knows
    if (!makesTable && (!touchesSchema || tables.empty()))
        return;
    const auto note = [&](std::shared_ptr<MetaDataObject> of, std::optional<sql::QualifiedName> name) {
        UnreadModel unread{of, name, std::nullopt, name ? "table " + name->toString() : "a table", error.message(), position, "The statement was passed over."};
        vocabulary.parts().unread.push_back(std::move(unread));
    };
    if (makesTable)
        note(metadata, std::nullopt);
    for (const auto &table : tables) {
        if (!makesTable)
            note(table->metadata.lock(), table->name());
    }
}

}  // namespace limbeck::sqlalchemy
