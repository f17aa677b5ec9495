// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive_objects.h"

#include "base/error.h"
#include "dialect/overloaded.h"
#include "sqlalchemy/operations/operation_objects.h"

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

    std::optional<Value> attribute(python::Interpreter &, std::string_view name) override
    {
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

    std::string repr(python::Interpreter &) override { return "<alembic.operations.ops." + typeName() + " object>"; }

private:
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

/// What ops.ExecuteSQLOp("…") of env.py says.
std::optional<Directive> executeOf(const sqlalchemy::OperationObject &object)
{
    if (object.nodes().size() != 1)
        return std::nullopt;
    const auto *execute = std::get_if<operation::ExecuteSql>(&object.nodes().front());
    const auto *text = execute && execute->statement ? std::get_if<sql::TextClause>(&execute->statement->node) : nullptr;
    if (!text)
        return std::nullopt;
    return Directive{ExecuteText{text->text, {}, false}};
}

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
            directives.push_back(own->directive);
        } else if (const auto *made = object.as<sqlalchemy::OperationObject>()) {
            auto execute = executeOf(*made);
            if (!execute)
                throw Unsupported("a " + made->typeName() + " that process_revision_directives made", {}, "Write this directive into the script by hand.");
            directives.push_back(std::move(*execute));
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
