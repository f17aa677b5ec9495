// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive_objects.h"

#include "autogenerate/operation_directives.h"
#include "base/error.h"
#include "dialect/overloaded.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>

namespace limbeck::autogenerate {

using dialect::Overloaded;
using python::Value;

namespace {

/// One directive; what hooks ask of it are its names.
class DirectiveObject : public python::Object {
public:
    explicit DirectiveObject(Directive value) : directive(std::move(value)) {}
    Directive directive;

    std::string typeName() const override
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
                              [](const AddConstraint &d) { return constraintClass(d.constraint); },
                              [](const DropConstraint &) { return "DropConstraintOp"; },
                              [](const SetTableComment &d) { return d.comment ? "CreateTableCommentOp" : "DropTableCommentOp"; },
                              [](const ExecuteText &) { return "ExecuteSQLOp"; },
                              [](const TableChanges &) { return "ModifyTableOps"; },
                          },
                          directive.node);
    }

    std::optional<Value> attribute(python::Interpreter &interpreter, std::string_view name) override
    {
        if (name == "column") {
            if (const auto *add = std::get_if<AddColumn>(&directive.node))
                return columnObject(interpreter, add->column);
            if (const auto *drop = std::get_if<DropColumn>(&directive.node))
                return columnObject(interpreter, drop->column);
        }
        if (name == "columns") {
            if (const auto *create = std::get_if<CreateTable>(&directive.node))
                return items(interpreter, create->table);
        }
        if (name == "kw") {
            if (const schema::Options *own = indexOptions(directive))
                return indexKeywords(*own);
        }
        if (name == "kw" || name == "comment" || name == "prefixes") {
            if (const auto *create = std::get_if<CreateTable>(&directive.node))
                return name == "kw" ? keywords(create->table) : name == "comment" ? commentOf(create->table) : prefixesOf(create->table);
        }
        if (const auto *alter = std::get_if<AlterColumn>(&directive.node)) {
            const auto flag = [](const std::optional<bool> &given) { return given ? Value(*given) : Value(); };
            if (name == "modify_nullable")
                return flag(alter->nullable);
            if (name == "existing_nullable")
                return flag(alter->existingNullable);
            if (name == "modify_name")
                return alter->newName ? Value::text(alter->newName->text) : Value();
            if (name == "modify_type" || name == "existing_type") {
                const auto &type = name == "modify_type" ? alter->type : alter->existingType;
                return type ? Value(sqlalchemy::makeTypeObject(vocabulary(interpreter), *type)) : Value();
            }
            if (name == "modify_comment")
                return !alter->comment ? Value(false) : *alter->comment ? Value::text(**alter->comment) : Value();
            if (name == "has_changes") {
                const bool changes = alter->hasChanges();
                return python::makeFunction("has_changes", [changes](python::Interpreter &, python::CallArguments) { return Value(changes); });
            }
        }
        const QualifiedName table = tableName();
        if (name == "table_name" || name == "source_table")
            return Value::text(table.name.text);
        if (name == "schema")
            return table.schema ? Value::text(table.schema->text) : Value();
        if (name == "column_name") {
            if (const auto *alter = std::get_if<AlterColumn>(&directive.node))
                return Value::text(alter->column.text);
            if (const auto *drop = std::get_if<DropColumn>(&directive.node))
                return Value::text(drop->column.name.text);
        }
        if (name == "index_name" || name == "constraint_name") {
            const schema::Name *own = ownName();
            if (own)
                return own->text ? Value::text(own->text->text) : Value();
        }
        if (name == "sqltext") {
            if (const auto *execute = std::get_if<ExecuteText>(&directive.node))
                return Value::text(execute->text);
        }
        if (name == "to_diff_tuple") {
            const std::string shown = differenceText({directive});
            return python::makeFunction("to_diff_tuple", [shown](python::Interpreter &, python::CallArguments) { return Value::text(shown); });
        }
        return std::nullopt;
    }

    /// What would change the script in other ways than through `column`, `columns` and the alterations here is refused.
    void setAttribute(python::Interpreter &interpreter, std::string_view name, Value value) override
    {
        auto *alter = std::get_if<AlterColumn>(&directive.node);
        if (alter && name == "modify_nullable") {
            alter->nullable = value.isNone() ? std::nullopt : std::optional<bool>(interpreter.isTrue(value, "modify_nullable"));
        } else if (alter && name == "modify_type" && value.isNone()) {
            alter->type.reset();
        } else if (name == "columns" && std::holds_alternative<CreateTable>(directive.node)) {
            m_items = std::make_shared<python::List>(interpreter.toVector(value));
        } else {
            throw Unsupported("setting " + std::string(name) + " of a " + typeName() + " in process_revision_directives", interpreter.position(), "Write this change into the script by hand.");
        }
    }

    /// The directive with what hooks changed of its column or columns.
    Directive current(python::Interpreter &interpreter) const
    {
        Directive result = directive;
        if (auto *add = std::get_if<AddColumn>(&result.node); add && m_column)
            add->column = m_column->spec.column;
        if (auto *drop = std::get_if<DropColumn>(&result.node); drop && m_column)
            drop->column = m_column->spec.column;
        if (m_keywords)
            takeKeywords(interpreter, *indexOptions(result));
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

    std::string repr(python::Interpreter &) override { return "<alembic.operations.ops." + typeName() + " object>"; }

private:
    static sqlalchemy::Vocabulary &vocabulary(python::Interpreter &interpreter)
    {
        const Value column = interpreter.call(interpreter.getAttribute(interpreter.importModule("sqlalchemy", {}), "Column"), std::vector<Value>{Value::text("c")});
        return column.as<sqlalchemy::ColumnObject>()->vocabulary();
    }

    Value columnObject(python::Interpreter &interpreter, const schema::Column &column)
    {
        if (!m_column)
            m_column = sqlalchemy::columnFromSchema(vocabulary(interpreter), column);
        return Value(m_column);
    }

    static Value commentOf(const schema::Table &table) { return table.comment ? Value::text(*table.comment) : Value(); }

    static Value prefixesOf(const schema::Table &table)
    {
        auto list = std::make_shared<python::List>();
        for (const std::string &prefix : table.prefixes)
            list->items.push_back(Value::text(prefix));
        return Value(list);
    }

    /// What CreateTableOp(op.table_name, columns, schema=op.schema, **op.kw) hands on.
    static Value keywords(const schema::Table &table)
    {
        auto dict = python::makeDict();
        if (table.comment)
            dict->insert("comment", commentOf(table));
        if (!table.prefixes.empty())
            dict->insert("prefixes", prefixesOf(table));
        for (const auto &[name, option] : table.options) {
            if (name.starts_with("limbeck_"))
                continue;
            if (const auto *flag = std::get_if<bool>(&option.data))
                dict->insert(name, Value(*flag));
            else if (const auto *text = std::get_if<std::string>(&option.data))
                dict->insert(name, Value::text(*text));
        }
        return Value(dict);
    }

    /// CreateTableOp.columns: columns and constraints in one list.
    Value items(python::Interpreter &interpreter, const schema::Table &table)
    {
        if (!m_items) {
            static const char *const kConstraints[] = {"PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint", "CheckConstraint", "ExcludeConstraint"};
            sqlalchemy::Vocabulary &words = vocabulary(interpreter);
            m_items = std::make_shared<python::List>();
            for (const schema::Column &column : table.columns)
                m_items->items.emplace_back(sqlalchemy::columnFromSchema(words, column));
            for (const schema::Constraint &constraint : table.constraints)
                m_items->items.emplace_back(std::make_shared<sqlalchemy::ConstraintObject>(words, kConstraints[constraint.index()], constraint));
        }
        return Value(m_items);
    }

    std::shared_ptr<sqlalchemy::ColumnObject> m_column;   ///< made when a hook asks for it
    std::shared_ptr<python::List> m_items;
    std::shared_ptr<python::Dict> m_keywords;             ///< op.kw of an index

    template<typename D>
    static auto indexOptions(D &directive) -> decltype(&std::get_if<CreateIndex>(&directive.node)->index.options)
    {
        if (auto *create = std::get_if<CreateIndex>(&directive.node))
            return &create->index.options;
        if (auto *drop = std::get_if<DropIndex>(&directive.node))
            return &drop->index.options;
        return nullptr;
    }

    /// op.kw["postgresql_concurrently"] = True
    Value indexKeywords(const schema::Options &options)
    {
        if (!m_keywords) {
            m_keywords = python::makeDict();
            for (const auto &[name, option] : options) {
                if (const auto *flag = std::get_if<bool>(&option.data))
                    m_keywords->insert(name, Value(*flag));
                else if (const auto *text = std::get_if<std::string>(&option.data))
                    m_keywords->insert(name, Value::text(*text));
            }
        }
        return Value(m_keywords);
    }

    void takeKeywords(python::Interpreter &interpreter, schema::Options &options) const
    {
        for (const auto &[key, value] : m_keywords->entries()) {
            const std::string name = interpreter.str(key);
            schema::OptionValue option;
            if (value.asBool())
                option.data = *value.asBool();
            else if (value.asText())
                option.data = value.asText()->utf8();
            else
                throw Unsupported("kw[" + interpreter.repr(key) + "] = " + interpreter.repr(value) + " of a " + typeName() + " in process_revision_directives", {}, "Write this option into the script by hand.");
            const auto found = std::find_if(options.begin(), options.end(), [&](const auto &entry) { return entry.first == name; });
            if (found == options.end())
                options.emplace_back(name, option);
            else
                found->second = option;
        }
    }

    static const char *constraintClass(const schema::Constraint &constraint)
    {
        static const char *const kClasses[] = {"CreatePrimaryKeyOp", "CreateUniqueConstraintOp", "CreateForeignKeyOp", "CreateCheckConstraintOp", "CreateExcludeConstraintOp"};
        return kClasses[constraint.index()];
    }

    QualifiedName tableName() const
    {
        return std::visit(Overloaded{
                              [](const CreateTable &d) { return d.table.name; },
                              [](const DropTable &d) { return d.table.name; },
                              [](const CreateIndex &d) { return d.index.table; },
                              [](const DropIndex &d) { return d.index.table; },
                              [](const ExecuteText &) { return QualifiedName{}; },
                              [](const auto &d) { return d.table; },
                          },
                          directive.node);
    }

    const schema::Name *ownName() const
    {
        if (const auto *d = std::get_if<CreateIndex>(&directive.node))
            return &d->index.name;
        if (const auto *d = std::get_if<DropIndex>(&directive.node))
            return &d->index.name;
        if (const auto *d = std::get_if<AddConstraint>(&directive.node))
            return &schema::nameOf(d->constraint);
        if (const auto *d = std::get_if<DropConstraint>(&directive.node))
            return &schema::nameOf(d->constraint);
        return nullptr;
    }
};

}  // namespace

std::vector<Value> directiveObjects(python::Interpreter &interpreter, const Value &operationsModule, const std::vector<Directive> &directives)
{
    std::vector<Value> objects;
    for (const Directive &directive : directives) {
        const auto *changes = std::get_if<TableChanges>(&directive.node);
        if (!changes) {
            objects.emplace_back(std::make_shared<DirectiveObject>(directive));
            continue;
        }
        auto list = std::make_shared<python::List>(directiveObjects(interpreter, operationsModule, changes->directives));
        objects.push_back(interpreter.call(interpreter.getAttribute(operationsModule, "ModifyTableOps"),
                                           {Value::text(changes->table.name.text), Value(list), changes->table.schema ? Value::text(changes->table.schema->text) : Value()}));
    }
    return objects;
}

std::vector<Directive> directivesOf(python::Interpreter &interpreter, const std::vector<Value> &objects)
{
    std::vector<Directive> directives;
    for (const Value &object : objects) {
        if (const auto *own = object.as<DirectiveObject>()) {
            directives.push_back(own->current(interpreter));
        } else if (const auto *made = object.as<sqlalchemy::OperationObject>()) {
            directives.push_back(directiveOf(*made));
        } else if (interpreter.findAttribute(object, "table_name") && interpreter.findAttribute(object, "ops")) {
            TableChanges changes;
            changes.table.name = Identifier(interpreter.str(interpreter.getAttribute(object, "table_name")));
            if (const Value schema = interpreter.getAttribute(object, "schema"); !schema.isNone())
                changes.table.schema = Identifier(interpreter.str(schema));
            changes.directives = directivesOf(interpreter, interpreter.toVector(interpreter.getAttribute(object, "ops")));
            directives.push_back({std::move(changes)});
        } else if (const auto inner = interpreter.findAttribute(object, "ops")) {
            for (Directive &directive : directivesOf(interpreter, interpreter.toVector(*inner)))
                directives.push_back(std::move(directive));
        } else {
            throw Unsupported("a " + interpreter.typeName(object) + " that process_revision_directives put among the directives", {}, "Write it into the script by hand.");
        }
    }
    return directives;
}

}  // namespace limbeck::autogenerate
