// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive_object.h"

#include "dialect/overloaded.h"
#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::autogenerate {

using dialect::Overloaded;
using python::Interpreter;
using python::Value;

namespace {

const char *const kConstraintOps[] = {"CreatePrimaryKeyOp", "CreateUniqueConstraintOp", "CreateForeignKeyOp", "CreateCheckConstraintOp", "CreateExcludeConstraintOp"};
const char *const kConstraints[] = {"PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint"};
const char *const kConstraintTypes[] = {"primary", "unique", "foreignkey", "check", ""};

Value textOrNone(const std::optional<std::string> &text) { return text ? Value::text(*text) : Value(); }
Value nameOrNone(const std::optional<Identifier> &name) { return name ? Value::text(name->text) : Value(); }
Value flagOrNone(const std::optional<bool> &flag) { return flag ? Value(*flag) : Value(); }

Value names(const std::vector<Identifier> &identifiers)
{
    std::vector<Value> items;
    for (const Identifier &name : identifiers)
        items.push_back(Value::text(name.text));
    return Value(python::makeList(std::move(items)));
}

Value texts(const std::vector<std::string> &given)
{
    std::vector<Value> items;
    for (const std::string &text : given)
        items.push_back(Value::text(text));
    return Value(python::makeList(std::move(items)));
}

/// What stands in modify_server_default and existing_server_default: False: not looked at; None: no default.
Value defaultValue(Interpreter &interpreter, const std::optional<ColumnDefault> &given)
{
    if (!given)
        return Value(false);
    if (!*given)
        return {};
    auto &vocabulary = vocabularyOf(interpreter);
    return std::visit(Overloaded{
                          [&](const schema::Identity &identity) { return Value(std::make_shared<sqlalchemy::IdentityObject>(vocabulary, identity)); },
                          [&](const schema::Computed &computed) { return Value(std::make_shared<sqlalchemy::ComputedObject>(vocabulary, computed)); },
                          [&](const schema::ServerDefault &clause) {
                              Value argument;
                              if (const auto *text = std::get_if<std::string>(&clause.data))
                                  argument = Value::text(*text);
                              else if (const auto *expression = std::get_if<sql::ExpressionPtr>(&clause.data))
                                  argument = sqlalchemy::makeExpressionValue(vocabulary, *expression);
                              return Value(std::make_shared<sqlalchemy::DefaultClauseObject>(vocabulary, argument, argument.isNone()));
                          },
                      },
                      **given);
}

void addOptions(python::Dict &dict, const schema::Options &options)
{
    for (const auto &[name, option] : options) {
        if (name.starts_with("limbeck_"))
            continue;
        if (const auto *flag = std::get_if<bool>(&option.data))
            dict.insert(name, Value(*flag));
        else if (const auto *text = std::get_if<std::string>(&option.data))
            dict.insert(name, Value::text(*text));
    }
}

void addText(python::Dict &dict, const char *name, const std::optional<std::string> &text)
{
    if (text && !text->empty())
        dict.insert(name, Value::text(*text));
}

void addConstraintKeywords(python::Dict &dict, const schema::Constraint &constraint)
{
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
        addText(dict, "onupdate", key->onUpdate);
        addText(dict, "ondelete", key->onDelete);
        addText(dict, "initially", key->initially);
        if (key->deferrable)
            dict.insert("deferrable", Value(*key->deferrable));
        addText(dict, "match", key->match);
        if (key->referredTable.schema)
            dict.insert("referent_schema", Value::text(key->referredTable.schema->text));
        addOptions(dict, key->options);
    } else if (const auto *unique = std::get_if<schema::Unique>(&constraint)) {
        if (unique->deferrable)
            dict.insert("deferrable", Value(*unique->deferrable));
        addText(dict, "initially", unique->initially);
        addOptions(dict, unique->options);
    }
}

}  // namespace

sqlalchemy::Vocabulary &vocabularyOf(Interpreter &interpreter)
{
    const Value column = interpreter.call(interpreter.getAttribute(interpreter.importModule("sqlalchemy", {}), "Column"), std::vector<Value>{Value::text("c")});
    return column.as<sqlalchemy::ColumnObject>()->vocabulary();
}

std::string DirectiveObject::typeName() const
{
    return std::visit(Overloaded{
                          [](const CreateTable &) { return "CreateTableOp"; },
                          [](const DropTable &) { return "DropTableOp"; },
                          [](const AddColumn &) { return "AddColumnOp"; },
                          [](const DropColumn &) { return "DropColumnOp"; },
                          [](const AlterColumn &) { return "AlterColumnOp"; },
                          [](const RenameTable &) { return "RenameTableOp"; },
                          [](const CreateIndex &) { return "CreateIndexOp"; },
                          [](const DropIndex &) { return "DropIndexOp"; },
                          [](const AddConstraint &d) { return kConstraintOps[d.constraint.index()]; },
                          [](const DropConstraint &) { return "DropConstraintOp"; },
                          [](const SetTableComment &d) { return d.comment ? "CreateTableCommentOp" : "DropTableCommentOp"; },
                          [](const ExecuteText &) { return "ExecuteSQLOp"; },
                          [](const TableChanges &) { return "ModifyTableOps"; },
                      },
                      m_directive.node);
}

std::optional<Value> DirectiveObject::attribute(Interpreter &interpreter, std::string_view name)
{
    if (const auto note = m_notes.find(name); note != m_notes.end())
        return note->second;
    if (name == "if_exists" || name == "if_not_exists")
        return flagOrNone(m_directive.conditional);
    if (name == "kw")
        return keywords();
    if (name == "info")
        return m_notes.emplace("info", Value(python::makeDict())).first->second;
    if (const auto *add = std::get_if<AddColumn>(&m_directive.node); add && name == "column")
        return columnObject(interpreter, add->column);
    if (const auto *drop = std::get_if<DropColumn>(&m_directive.node); drop && (name == "column" || name == "column_name"))
        return name == "column" ? columnObject(interpreter, drop->column) : Value::text(drop->column.name.text);
    if (const auto *alter = std::get_if<AlterColumn>(&m_directive.node)) {
        if (auto found = ofAlteration(interpreter, *alter, name))
            return found;
    }
    if (const auto *one = index()) {
        if (auto found = ofIndex(interpreter, *one, name))
            return found;
    }
    if (const auto *one = constraint()) {
        if (auto found = ofConstraint(interpreter, *one, name))
            return found;
    }
    if (const auto *execute = std::get_if<ExecuteText>(&m_directive.node); execute && name == "sqltext")
        return Value::text(execute->text);
    if (const auto *comment = std::get_if<SetTableComment>(&m_directive.node); comment && (name == "comment" || name == "existing_comment"))
        return textOrNone(name == "comment" ? comment->comment : comment->existing);
    if (auto found = ofTable(interpreter, name))
        return found;
    return conversion(interpreter, name);
}

std::optional<Value> DirectiveObject::ofTable(Interpreter &interpreter, std::string_view name)
{
    if (const auto *create = std::get_if<CreateTable>(&m_directive.node)) {
        if (name == "columns")
            return items(interpreter, create->table);
        if (name == "comment")
            return textOrNone(create->table.comment);
        if (name == "prefixes")
            return texts(create->table.prefixes);
    }
    const QualifiedName table = tableName();
    if (name == "table_name" || name == "source_table")
        return Value::text(table.name.text);
    if (name == "schema")
        return nameOrNone(table.schema);
    if (name == "index_name" || name == "constraint_name") {
        if (const schema::Name *own = ownName())
            return nameOrNone(own->text);
    }
    return std::nullopt;
}

std::optional<Value> DirectiveObject::ofAlteration(Interpreter &interpreter, const AlterColumn &alter, std::string_view name) const
{
    if (name == "column_name")
        return Value::text(alter.column.text);
    if (name == "modify_nullable")
        return flagOrNone(alter.nullable);
    if (name == "existing_nullable")
        return flagOrNone(alter.existingNullable);
    if (name == "modify_name")
        return nameOrNone(alter.newName);
    if (name == "modify_type" || name == "existing_type") {
        const auto &type = name == "modify_type" ? alter.type : alter.existingType;
        return type ? Value(sqlalchemy::makeTypeObject(vocabularyOf(interpreter), *type)) : Value();
    }
    if (name == "modify_server_default")
        return defaultValue(interpreter, alter.serverDefault);
    if (name == "existing_server_default")
        return defaultValue(interpreter, alter.existingDefault);
    if (name == "modify_comment")
        return alter.comment ? textOrNone(*alter.comment) : Value(false);
    if (name == "existing_comment")
        return textOrNone(alter.existingComment);
    if (name == "has_changes") {
        const bool changes = alter.hasChanges();
        return python::makeFunction("has_changes", [changes](Interpreter &, python::CallArguments) { return Value(changes); });
    }
    return std::nullopt;
}

std::optional<Value> DirectiveObject::ofIndex(Interpreter &interpreter, const schema::Index &index, std::string_view name) const
{
    if (name == "unique")
        return Value(index.unique);
    if (name == "columns") {
        std::vector<Value> columns;
        for (const sql::ExpressionPtr &element : index.elements)
            columns.push_back(sqlalchemy::makeExpressionValue(vocabularyOf(interpreter), element));
        return Value(python::makeList(std::move(columns)));
    }
    return std::nullopt;
}

std::optional<Value> DirectiveObject::ofConstraint(Interpreter &interpreter, const schema::Constraint &constraint, std::string_view name) const
{
    if (name == "constraint_type") {
        const char *kind = kConstraintTypes[constraint.index()];
        return *kind ? Value::text(kind) : Value();
    }
    if (name == "columns")
        return names(schema::columnsOf(constraint));
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
        if (name == "referent_table")
            return Value::text(key->referredTable.name.text);
        if (name == "local_cols")
            return names(key->columns);
        if (name == "remote_cols")
            return names(key->referredColumns);
    }
    if (const auto *check = std::get_if<schema::Check>(&constraint); check && name == "condition")
        return sqlalchemy::makeExpressionValue(vocabularyOf(interpreter), check->condition);
    return std::nullopt;
}

/// reverse(), to_table(), to_column(), to_index(), to_constraint(), to_diff_tuple()
std::optional<Value> DirectiveObject::conversion(Interpreter &, std::string_view name) const
{
    const auto self = std::static_pointer_cast<const DirectiveObject>(shared_from_this());
    const auto method = [](const char *called, auto body) {
        return python::makeFunction(called, [body](Interpreter &interpreter, python::CallArguments) -> Value { return body(interpreter); });
    };
    if (name == "to_diff_tuple")
        return method("to_diff_tuple", [self](Interpreter &interpreter) { return Value::text(differenceText({self->current(interpreter)})); });
    if (name == "reverse")
        return method("reverse", [self](Interpreter &interpreter) { return Value(std::make_shared<DirectiveObject>(reversed({self->current(interpreter)}).front())); });
    const auto *create = std::get_if<CreateTable>(&m_directive.node);
    const auto *drop = std::get_if<DropTable>(&m_directive.node);
    if (name == "to_table" && (create || drop)) {
        return method("to_table", [self](Interpreter &interpreter) {
            const Directive now = self->current(interpreter);
            const auto *made = std::get_if<CreateTable>(&now.node);
            return Value(sqlalchemy::tableFromSchema(vocabularyOf(interpreter), interpreter, made ? made->table : std::get<DropTable>(now.node).table));
        });
    }
    if (const auto *one = index(); one && name == "to_index")
        return method("to_index", [value = *one](Interpreter &interpreter) { return Value(std::make_shared<sqlalchemy::IndexObject>(vocabularyOf(interpreter), value)); });
    if (const auto *one = constraint(); one && name == "to_constraint") {
        return method("to_constraint", [value = *one](Interpreter &interpreter) {
            return Value(std::make_shared<sqlalchemy::ConstraintObject>(vocabularyOf(interpreter), kConstraints[value.index()], value));
        });
    }
    return std::nullopt;
}

Value DirectiveObject::columnObject(Interpreter &interpreter, const schema::Column &column)
{
    if (!m_column)
        m_column = sqlalchemy::columnFromSchema(vocabularyOf(interpreter), column);
    return Value(m_column);
}

/// CreateTableOp.columns: columns and constraints in one list.
Value DirectiveObject::items(Interpreter &interpreter, const schema::Table &table)
{
    if (!m_items) {
        sqlalchemy::Vocabulary &words = vocabularyOf(interpreter);
        m_items = std::make_shared<python::List>();
        for (const schema::Column &column : table.columns)
            m_items->items.emplace_back(sqlalchemy::columnFromSchema(words, column));
        for (const schema::Constraint &one : table.constraints)
            m_items->items.emplace_back(std::make_shared<sqlalchemy::ConstraintObject>(words, kConstraints[one.index()], one));
    }
    return Value(m_items);
}

/// op.kw: what CreateTableOp(op.table_name, columns, schema=op.schema, **op.kw) hands on (a table's comment and prefixes are no part of it), and op.kw["postgresql_concurrently"] = True sets.
Value DirectiveObject::keywords()
{
    if (m_keywords)
        return Value(m_keywords);
    m_keywords = python::makeDict();
    if (const auto *create = std::get_if<CreateTable>(&m_directive.node))
        addOptions(*m_keywords, create->table.options);
    else if (const auto *one = index())
        addOptions(*m_keywords, one->options);
    else if (const auto *add = std::get_if<AddConstraint>(&m_directive.node)) {
        addConstraintKeywords(*m_keywords, add->constraint);
        if (std::holds_alternative<schema::ForeignKey>(add->constraint) && add->table.schema)
            m_keywords->insert("source_schema", Value::text(add->table.schema->text));
    }
    else if (const auto *alter = std::get_if<AlterColumn>(&m_directive.node); alter && alter->autoincrement)
        m_keywords->insert("autoincrement", Value(*alter->autoincrement));
    return Value(m_keywords);
}

const schema::Constraint *DirectiveObject::constraint() const
{
    if (const auto *d = std::get_if<AddConstraint>(&m_directive.node))
        return &d->constraint;
    const auto *d = std::get_if<DropConstraint>(&m_directive.node);
    return d ? &d->constraint : nullptr;
}

const schema::Index *DirectiveObject::index() const
{
    if (const auto *d = std::get_if<CreateIndex>(&m_directive.node))
        return &d->index;
    const auto *d = std::get_if<DropIndex>(&m_directive.node);
    return d ? &d->index : nullptr;
}

QualifiedName DirectiveObject::tableName() const
{
    return std::visit(Overloaded{
                          [](const CreateTable &d) { return d.table.name; },
                          [](const DropTable &d) { return d.table.name; },
                          [](const CreateIndex &d) { return d.index.table; },
                          [](const DropIndex &d) { return d.index.table; },
                          [](const ExecuteText &) { return QualifiedName{}; },
                          [](const auto &d) { return d.table; },
                      },
                      m_directive.node);
}

const schema::Name *DirectiveObject::ownName() const
{
    if (const auto *one = index())
        return &one->name;
    const auto *one = constraint();
    return one ? &schema::nameOf(*one) : nullptr;
}

}  // namespace limbeck::autogenerate
