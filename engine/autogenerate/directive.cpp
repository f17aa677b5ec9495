// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive.h"

#include "autogenerate/render/python_text.h"
#include "dialect/overloaded.h"
#include "operation/table_operation.h"

#include <algorithm>

namespace limbeck::autogenerate {

bool TableChanges::operator==(const TableChanges &other) const { return table == other.table && directives == other.directives; }

Directive::Directive() = default;
Directive::Directive(Node one, std::optional<bool> ifExists) : node(std::move(one)), conditional(ifExists) {}
Directive::Directive(const Directive &) = default;
Directive::Directive(Directive &&) noexcept = default;
Directive &Directive::operator=(const Directive &) = default;
Directive &Directive::operator=(Directive &&) noexcept = default;
Directive::~Directive() = default;
bool Directive::operator==(const Directive &) const = default;

namespace {

using dialect::Overloaded;

AlterColumn reversed(const AlterColumn &change)
{
    AlterColumn back = change;
    if (change.type)
        std::swap(back.type, back.existingType);
    if (change.nullable)
        std::swap(back.nullable, back.existingNullable);
    if (change.serverDefault)
        std::swap(back.serverDefault, back.existingDefault);
    if (change.comment) {
        back.comment = change.existingComment;
        back.existingComment = *change.comment;
    }
    if (change.newName)
        std::swap(back.column, *back.newName);
    back.using_.reset();
    return back;
}

Directive reversedOne(const Directive &directive)
{
    return std::visit(Overloaded{
                          [](const CreateTable &d) { return Directive{DropTable{d.table}}; },
                          [](const DropTable &d) { return Directive{CreateTable{d.table}}; },
                          [](const AddColumn &d) { return Directive{DropColumn{d.table, d.column}}; },
                          [](const DropColumn &d) { return Directive{AddColumn{d.table, d.column}}; },
                          [](const AlterColumn &d) { return Directive{reversed(d)}; },
                          [](const RenameTable &d) { return Directive{RenameTable{{d.table.schema, d.newName}, d.table.name}}; },
                          [](const CreateIndex &d) { return Directive{DropIndex{d.index}}; },
                          [](const DropIndex &d) { return Directive{CreateIndex{d.index}}; },
                          [](const AddConstraint &d) { return Directive{DropConstraint{d.table, d.constraint}}; },
                          [](const DropConstraint &d) { return Directive{AddConstraint{d.table, d.constraint}}; },
                          [](const SetTableComment &d) { return Directive{SetTableComment{d.table, d.existing, d.comment}}; },
                          [](const ExecuteText &d) { return Directive{ExecuteText{d.inverse, d.text, d.autocommit}}; },
                          [](const TableChanges &d) { return Directive{TableChanges{d.table, autogenerate::reversed(d.directives), d.asBatch}}; },
                      },
                      directive.node);
}

operation::ConstraintKind kindOf(const schema::Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const schema::PrimaryKey &) { return operation::ConstraintKind::Primary; },
                          [](const schema::Unique &) { return operation::ConstraintKind::Unique; },
                          [](const schema::ForeignKey &) { return operation::ConstraintKind::ForeignKey; },
                          [](const schema::Check &) { return operation::ConstraintKind::Check; },
                          [](const schema::Exclude &) { return operation::ConstraintKind::Unknown; },
                      },
                      constraint);
}

template<typename T>
operation::Change<T> changeOf(const std::optional<std::optional<T>> &value)
{
    if (!value)
        return operation::Change<T>::keep();
    return *value ? operation::Change<T>::set(**value) : operation::Change<T>::remove();
}

operation::AlterColumn alterColumn(const AlterColumn &change)
{
    operation::AlterColumn alter;
    alter.table = change.table;
    alter.column = change.column;
    alter.newName = change.newName;
    alter.type = change.type;
    alter.nullable = change.nullable;
    alter.serverDefault = changeOf(change.serverDefault);
    alter.comment = changeOf(change.comment);
    alter.existingType = change.existingType;
    alter.existingServerDefault = changeOf(change.existingDefault);
    alter.existingNullable = change.existingNullable;
    if (change.existingComment)
        alter.existingComment = operation::Change<std::string>::set(*change.existingComment);
    alter.postgresqlUsing = change.using_;
    if (change.autoincrement)
        alter.autoincrement = *change.autoincrement ? schema::Autoincrement::On : schema::Autoincrement::Off;
    return alter;
}

operation::DropIndex dropIndex(const schema::Index &index)
{
    operation::DropIndex drop;
    drop.name = index.name;
    drop.table = index.table;
    drop.schema = index.table.schema;
    return drop;
}

void addOperations(std::vector<operation::Operation> &operations, const std::vector<Directive> &directives)
{
    const auto add = [&operations](operation::Operation::Node node) {
        operation::Operation operation;
        operation.node = std::move(node);
        operations.push_back(std::move(operation));
    };
    for (const Directive &directive : directives) {
        std::visit(Overloaded{
                       [&](const CreateTable &d) { add(operation::createTableOf(d.table)); },
                       [&](const DropTable &d) { add(operation::DropTable{d.table.name, false}); },
                       [&](const AddColumn &d) {
                           operation::AddColumn one;
                           one.table = d.table;
                           one.column = operation::specOf(d.column);
                           add(std::move(one));
                       },
                       [&](const DropColumn &d) {
                           operation::DropColumn one;
                           one.table = d.table;
                           one.column = d.column.name;
                           add(std::move(one));
                       },
                       [&](const AlterColumn &d) { add(alterColumn(d)); },
                       [&](const RenameTable &d) { add(operation::RenameTable{d.table, d.newName}); },
                       [&](const CreateIndex &d) { add(operation::CreateIndex{d.index, false}); },
                       [&](const DropIndex &d) { add(dropIndex(d.index)); },
                       [&](const AddConstraint &d) { add(operation::AddConstraint{d.table, d.constraint}); },
                       [&](const DropConstraint &d) { add(operation::DropConstraint{d.table, schema::nameOf(d.constraint), kindOf(d.constraint), false}); },
                       [&](const SetTableComment &d) { add(operation::SetTableComment{d.table, d.comment}); },
                       [&](const ExecuteText &d) {
                           operation::ExecuteSql execute;
                           execute.statement = std::make_shared<const sql::Executable>(sql::Executable{sql::TextClause{d.text, {}, {}}});
                           if (!d.text.empty())
                               add(std::move(execute));
                       },
                       [&](const TableChanges &d) {
                           if (!d.asBatch)
                               return addOperations(operations, d.directives);
                           operation::BatchAlter batch;
                           batch.table = d.table;
                           addOperations(batch.queue, d.directives);
                           add(std::move(batch));
                       },
                   },
                   directive.node);
    }
}

std::string quoted(const QualifiedName &name) { return (name.schema ? pythonText(name.schema->text) : std::string("None")) + ", " + pythonText(name.name.text); }

std::string constraintWord(const schema::Constraint &constraint, const char *verb)
{
    return std::string(verb) + (std::holds_alternative<schema::ForeignKey>(constraint) ? "_fk" : "_constraint");
}

std::string nameText(const schema::Name &name) { return name.text ? pythonText(name.text->text) : std::string("None"); }

void addDifferences(std::vector<std::string> &out, const std::vector<Directive> &directives)
{
    const auto tuple = [&out](const std::string &word, const std::string &rest) { out.push_back("('" + word + "', " + rest + ")"); };
    for (const Directive &directive : directives) {
        std::visit(Overloaded{
                       [&](const CreateTable &d) { tuple("add_table", "Table(" + pythonText(d.table.name.toString()) + ")"); },
                       [&](const DropTable &d) { tuple("remove_table", "Table(" + pythonText(d.table.name.toString()) + ")"); },
                       [&](const AddColumn &d) { tuple("add_column", quoted(d.table) + ", Column(" + pythonText(d.column.name.text) + ")"); },
                       [&](const DropColumn &d) { tuple("remove_column", quoted(d.table) + ", Column(" + pythonText(d.column.name.text) + ")"); },
                       [&](const AlterColumn &d) {
                           std::string list;
                           const auto part = [&](bool present, const char *word) {
                               if (present)
                                   list += (list.empty() ? "('" : ", ('") + std::string(word) + "', " + quoted(d.table) + ", " + pythonText(d.column.text) + ")";
                           };
                           part(d.type.has_value(), "modify_type");
                           part(d.nullable.has_value(), "modify_nullable");
                           part(d.serverDefault.has_value(), "modify_default");
                           part(d.comment.has_value(), "modify_comment");
                           part(d.newName.has_value(), "rename_column");
                           out.push_back("[" + list + "]");
                       },
                       [&](const RenameTable &d) { tuple("rename_table", quoted(d.table) + ", " + pythonText(d.newName.text)); },
                       [&](const CreateIndex &d) { tuple("add_index", "Index(" + nameText(d.index.name) + ")"); },
                       [&](const DropIndex &d) { tuple("remove_index", "Index(" + nameText(d.index.name) + ")"); },
                       [&](const AddConstraint &d) { tuple(constraintWord(d.constraint, "add"), nameText(schema::nameOf(d.constraint)) + ", " + pythonText(d.table.toString())); },
                       [&](const DropConstraint &d) { tuple(constraintWord(d.constraint, "remove"), nameText(schema::nameOf(d.constraint)) + ", " + pythonText(d.table.toString())); },
                       [&](const SetTableComment &d) { tuple(d.comment ? "add_table_comment" : "remove_table_comment", "Table(" + pythonText(d.table.toString()) + ")"); },
                       [&](const ExecuteText &d) { tuple("execute", pythonText(d.text)); },
                       [&](const TableChanges &d) { addDifferences(out, d.directives); },
                   },
                   directive.node);
    }
}

}  // namespace

std::vector<Directive> reversed(const std::vector<Directive> &directives)
{
    std::vector<Directive> result;
    for (auto it = directives.rbegin(); it != directives.rend(); ++it)
        result.push_back(reversedOne(*it));
    return result;
}

std::vector<operation::Operation> toOperations(const std::vector<Directive> &directives)
{
    std::vector<operation::Operation> operations;
    addOperations(operations, directives);
    return operations;
}

std::string differenceText(const std::vector<Directive> &directives)
{
    std::vector<std::string> parts;
    addDifferences(parts, directives);
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return "[" + text + "]";
}

ColumnDefault defaultOf(const schema::Column &column)
{
    if (column.identity)
        return operation::DefaultClause(*column.identity);
    if (column.computed)
        return operation::DefaultClause(*column.computed);
    if (column.serverDefault)
        return operation::DefaultClause(*column.serverDefault);
    return std::nullopt;
}

}  // namespace limbeck::autogenerate
