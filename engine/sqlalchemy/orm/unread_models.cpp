// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/unread_models.h"

#include "python/state.h"
#include "sqlalchemy/host_class.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>

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

bool mentionsAny(const python::Function &function, std::initializer_list<const char *> signs)
{
    const std::string_view text = std::string_view(function.file->text).substr(function.span.startByte, function.span.endByte - function.span.startByte);
    return std::any_of(signs.begin(), signs.end(), [text](const char *sign) { return text.find(sign) != std::string_view::npos; });
}

/// A function of the project that makes tables: it may have made some of them before it failed.
bool isTableFactory(const Value &value)
{
    const auto *function = value.as<python::Function>();
    if (!function || !function->file || function->file->path.starts_with("<"))
        return false;
    return mentionsAny(*function, {"__table__", "__tablename__", "__table_args__", "Table(", "Column(", "mapped_column("});
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

const python::Class *changingMetaclass(const ModelClass &cls)
{
    if (python::isMadeByMetaclass(cls))
        return nullptr;
    const auto given = std::find_if(cls.keywords.begin(), cls.keywords.end(), [](const auto &keyword) { return keyword.first == "metaclass"; });
    const auto *metaclass = given == cls.keywords.end() ? python::metaclassOf(cls).get() : given->second.as<python::Class>();
    for (const auto &above : metaclass ? metaclass->linearization : std::vector<std::shared_ptr<python::Class>>()) {
        for (const char *method : {"__new__", "__init__"}) {
            const Value *found = above->findOwn(method);
            const auto *function = found ? found->as<python::Function>() : nullptr;
            if (function && function->file && mentionsAny(*function, {"__table", "Column(", "mapped_column(", "Index(", "Constraint(", "setattr(", ".update(", "] = "}))
                return metaclass;
        }
    }
    return nullptr;
}

namespace {

/// exec(): nobody knows what the text makes.
bool runsText(const Value &value)
{
    const auto *function = value.as<python::NativeFunction>();
    return function && function->name() == "exec";
}

}  // namespace

void noteSkippedStatement(Vocabulary &vocabulary, Interpreter &, const Error &error, const std::vector<Value> &mentioned, const SourcePosition &position)
{
    const auto *missing = mentioned.size() == 1 ? mentioned.front().as<python::Opaque>() : nullptr;
    if (missing && error.message().starts_with(missing->dottedName() + " is not part of the project")) {   // another module was read instead
        vocabulary.parts().unread.push_back({{}, std::nullopt, std::nullopt, "an import", error.message(), position, "Nothing is dropped."});
        return;
    }
    bool touchesSchema = false, makesTable = false;
    std::vector<std::shared_ptr<TableObject>> tables;
    std::shared_ptr<MetaDataObject> metadata;
    for (const Value &value : mentioned) {
        touchesSchema = isSchemaConstructor(value, makesTable) || touchesSchema;
        makesTable = makesTable || isTableFactory(value) || runsText(value);
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
