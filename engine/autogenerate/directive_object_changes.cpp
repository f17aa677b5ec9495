// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive_object.h"

#include "base/error.h"
#include "dialect/overloaded.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <array>

namespace limbeck::autogenerate {

using dialect::Overloaded;
using python::Interpreter;
using python::Value;

namespace {

/// What Alembic's classes make their directives of. Setting one of these means a change of the script.
constexpr std::array<std::string_view, 22> kMeaningful = {
    "columns",        "column",          "column_name",      "table_name",          "source_table",      "referent_table",         "local_cols",      "remote_cols",
    "condition",      "constraint_name", "constraint_type",  "index_name",          "unique",            "sqltext",                "comment",         "schema",
    "modify_nullable", "modify_type",    "modify_server_default", "modify_name",    "modify_comment",    "existing_server_default",
};

std::optional<bool> flagOf(Interpreter &interpreter, const Value &value, std::string_view what)
{
    return value.isNone() ? std::nullopt : std::optional<bool>(interpreter.isTrue(value, what));
}

std::optional<Identifier> identifierOf(Interpreter &interpreter, const Value &value)
{
    return value.isNone() ? std::nullopt : std::optional(Identifier(interpreter.str(value)));
}

std::vector<Identifier> identifiersOf(Interpreter &interpreter, const Value &value)
{
    std::vector<Identifier> names;
    for (const Value &item : interpreter.toVector(value))
        names.emplace_back(interpreter.str(item));
    return names;
}

/// False: not looked at; None: no default.
std::optional<ColumnDefault> defaultOf(Interpreter &interpreter, const Value &value)
{
    if (value.asBool() && !*value.asBool())
        return std::nullopt;
    if (value.isNone())
        return ColumnDefault();
    return ColumnDefault(sqlalchemy::defaultClause(vocabularyOf(interpreter), interpreter, value));
}

void setOption(schema::Options &options, const std::string &name, schema::OptionValue option)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto &entry) { return entry.first == name; });
    if (found == options.end())
        options.emplace_back(name, std::move(option));
    else
        found->second = std::move(option);
}

/// Null: the directive is about no table.
QualifiedName *tableOf(Directive &directive)
{
    return std::visit(Overloaded{
                          [](CreateTable &d) { return &d.table.name; },
                          [](DropTable &d) { return &d.table.name; },
                          [](CreateIndex &d) { return &d.index.table; },
                          [](DropIndex &d) { return &d.index.table; },
                          [](ExecuteText &) -> QualifiedName * { return nullptr; },
                          [](auto &d) { return &d.table; },
                      },
                      directive.node);
}

}  // namespace

bool DirectiveObject::setOfAlteration(Interpreter &interpreter, AlterColumn &alter, std::string_view name, const Value &value)
{
    if (name == "modify_nullable" || name == "existing_nullable")
        (name == "modify_nullable" ? alter.nullable : alter.existingNullable) = flagOf(interpreter, value, name);
    else if (name == "modify_type" || name == "existing_type")
        (name == "modify_type" ? alter.type : alter.existingType) =
            value.isNone() ? std::nullopt : std::optional(sqlalchemy::typeFrom(vocabularyOf(interpreter), interpreter, value));
    else if (name == "modify_server_default" || name == "existing_server_default")
        (name == "modify_server_default" ? alter.serverDefault : alter.existingDefault) = defaultOf(interpreter, value);
    else if (name == "modify_comment" && value.asBool())
        alter.comment.reset();
    else if (name == "modify_comment")
        alter.comment.emplace(optionalText(interpreter, value));
    else if (name == "existing_comment")
        alter.existingComment = optionalText(interpreter, value);
    else if (name == "modify_name")
        alter.newName = identifierOf(interpreter, value);
    else if (name == "column_name")
        alter.column = Identifier(interpreter.str(value));
    else
        return false;
    return true;
}

bool DirectiveObject::setOfTable(Interpreter &interpreter, std::string_view name, const Value &value)
{
    QualifiedName *table = tableOf(m_directive);
    if (table && name == "schema")
        table->schema = identifierOf(interpreter, value);
    else if (table && (name == "table_name" || name == "source_table"))
        table->name = Identifier(interpreter.str(value));
    else if (auto *create = std::get_if<CreateTable>(&m_directive.node); create && name == "columns")
        m_items = std::make_shared<python::List>(interpreter.toVector(value));
    else if (create && name == "comment")
        create->table.comment = optionalText(interpreter, value);
    else if (auto *comment = std::get_if<SetTableComment>(&m_directive.node); comment && name == "comment")
        comment->comment = optionalText(interpreter, value);
    else if (auto *execute = std::get_if<ExecuteText>(&m_directive.node); execute && name == "sqltext")
        execute->text = interpreter.str(value);
    else
        return false;
    return true;
}

/// Of columns, indexes and constraints.
bool DirectiveObject::setOfParts(Interpreter &interpreter, std::string_view name, const Value &value)
{
    auto *add = std::get_if<AddConstraint>(&m_directive.node);
    auto *drop = std::get_if<DropConstraint>(&m_directive.node);
    auto *create = std::get_if<CreateIndex>(&m_directive.node);
    auto *dropIndex = std::get_if<DropIndex>(&m_directive.node);
    auto *key = add ? std::get_if<schema::ForeignKey>(&add->constraint) : nullptr;
    if (auto column = value.shared<sqlalchemy::ColumnObject>(); column && name == "column" && std::holds_alternative<AddColumn>(m_directive.node))
        m_column = std::move(column);
    else if (name == "constraint_name" && (add || drop))
        schema::nameOf(add ? add->constraint : drop->constraint) = schema::Name{identifierOf(interpreter, value)};
    else if (name == "index_name" && (create || dropIndex))
        (create ? create->index : dropIndex->index).name = schema::Name{identifierOf(interpreter, value)};
    else if (name == "unique" && create)
        create->index.unique = interpreter.isTrue(value, name);
    else if (key && name == "referent_table")
        key->referredTable.name = Identifier(interpreter.str(value));
    else if (key && (name == "local_cols" || name == "remote_cols"))
        (name == "local_cols" ? key->columns : key->referredColumns) = identifiersOf(interpreter, value);
    else
        return false;
    return true;
}

void DirectiveObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    if (name == "if_exists" || name == "if_not_exists") {
        m_directive.conditional = flagOf(interpreter, value, name);
        return;
    }
    if (auto *dict = value.as<python::Dict>(); dict && name == "kw") {
        m_keywords = std::static_pointer_cast<python::Dict>(dict->shared_from_this());
        return;
    }
    // The schema of a foreign key's own table stands in op.kw["source_schema"].
    const auto *add = std::get_if<AddConstraint>(&m_directive.node);
    if (name == "schema" && add && std::holds_alternative<schema::ForeignKey>(add->constraint)) {
        m_notes.insert_or_assign(std::string(name), std::move(value));
        return;
    }
    auto *alter = std::get_if<AlterColumn>(&m_directive.node);
    if ((alter && setOfAlteration(interpreter, *alter, name, value)) || setOfTable(interpreter, name, value) || setOfParts(interpreter, name, value))
        return;
    if (std::find(kMeaningful.begin(), kMeaningful.end(), name) != kMeaningful.end())
        throw Unsupported("setting " + std::string(name) + " of a " + typeName() + " in process_revision_directives", interpreter.position(), "Write this change into the script by hand.");
    m_notes.insert_or_assign(std::string(name), std::move(value));
}

void DirectiveObject::takeKeywords(Interpreter &interpreter, Directive &directive) const
{
    auto *create = std::get_if<CreateTable>(&directive.node);
    auto *createIndex = std::get_if<CreateIndex>(&directive.node);
    auto *dropIndex = std::get_if<DropIndex>(&directive.node);
    auto *alter = std::get_if<AlterColumn>(&directive.node);
    auto *add = std::get_if<AddConstraint>(&directive.node);
    auto *key = add ? std::get_if<schema::ForeignKey>(&add->constraint) : nullptr;
    auto *unique = add ? std::get_if<schema::Unique>(&add->constraint) : nullptr;
    schema::Options *options = create ? &create->table.options : createIndex ? &createIndex->index.options : dropIndex ? &dropIndex->index.options
        : key ? &key->options : unique ? &unique->options : nullptr;
    for (const auto &[word, value] : m_keywords->entries()) {
        const std::string name = interpreter.str(word);
        if (alter && name == "autoincrement")
            alter->autoincrement = flagOf(interpreter, value, name);
        else if (alter)
            continue;   // Alembic writes no other keyword of an AlterColumnOp
        else if (key && (name == "onupdate" || name == "ondelete" || name == "match"))
            (name == "onupdate" ? key->onUpdate : name == "ondelete" ? key->onDelete : key->match) = optionalText(interpreter, value);
        else if ((key || unique) && name == "initially")
            (key ? key->initially : unique->initially) = optionalText(interpreter, value);
        else if ((key || unique) && name == "deferrable")
            (key ? key->deferrable : unique->deferrable) = flagOf(interpreter, value, name);
        else if (key && name == "referent_schema")
            key->referredTable.schema = identifierOf(interpreter, value);
        else if (key && name == "source_schema")
            add->table.schema = identifierOf(interpreter, value);
        else if (options && value.asBool())
            setOption(*options, name, schema::OptionValue{*value.asBool()});
        else if (options && value.asText())
            setOption(*options, name, schema::OptionValue{value.asText()->utf8()});
        else
            throw Unsupported("kw[" + interpreter.repr(word) + "] = " + interpreter.repr(value) + " of a " + typeName() + " in process_revision_directives", {}, "Write this option into the script by hand.");
    }
}

Directive DirectiveObject::current(Interpreter &interpreter) const
{
    Directive result = m_directive;
    if (auto *add = std::get_if<AddColumn>(&result.node); add && m_column)
        add->column = m_column->spec.column;
    if (auto *drop = std::get_if<DropColumn>(&result.node); drop && m_column)
        drop->column = m_column->spec.column;
    if (m_keywords)
        takeKeywords(interpreter, result);
    auto *create = std::get_if<CreateTable>(&result.node);
    if (!create || !m_items)
        return result;
    create->table.columns.clear();
    create->table.constraints.clear();
    for (const Value &item : m_items->items) {
        if (const auto *column = item.as<sqlalchemy::ColumnObject>())
            create->table.columns.push_back(column->spec.column);
        else if (const auto *constraint = item.as<sqlalchemy::ConstraintObject>())
            create->table.constraints.push_back(constraint->constraint);
        else
            throw Unsupported("a " + interpreter.typeName(item) + " among the columns of a CreateTableOp", {}, "Write it into the script by hand.");
    }
    return result;
}

}  // namespace limbeck::autogenerate
