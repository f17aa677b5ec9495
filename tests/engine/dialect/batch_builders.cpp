// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_builders.h"

#include "base/error.h"

namespace build {

Batch::Batch(const std::string &tableName, operation::Recreate how)
{
    table = name(tableName);
    recreate = how;
}

Batch &Batch::push(operation::Operation::Node node)
{
    queue.push_back({std::move(node), {}});
    return *this;
}

Batch &Batch::add(Column spec, std::optional<std::string> before, std::optional<std::string> after)
{
    operation::AddColumn op;
    op.table = table;
    op.column = std::move(spec);
    op.insertBefore = std::move(before);
    op.insertAfter = std::move(after);
    return push(std::move(op));
}

Batch &Batch::drop(const char *columnName, std::optional<Type> existingType)
{
    operation::DropColumn op;
    op.table = table;
    op.column = columnName;
    op.existingType = std::move(existingType);
    return push(std::move(op));
}

Batch &Batch::alter(operation::AlterColumn op)
{
    op.table = table;
    return push(std::move(op));
}

Batch &Batch::rename(const char *columnName, const char *newName, std::optional<Type> existingType)
{
    operation::AlterColumn op;
    op.column = columnName;
    op.newName = Identifier(newName);
    op.existingType = std::move(existingType);
    return alter(std::move(op));
}

Batch &Batch::toType(const char *columnName, Type type, std::optional<Type> existingType)
{
    operation::AlterColumn op;
    op.column = columnName;
    op.type = std::move(type);
    op.existingType = std::move(existingType);
    return alter(std::move(op));
}

Batch &Batch::nullable(const char *columnName, bool value)
{
    operation::AlterColumn op;
    op.column = columnName;
    op.nullable = value;
    return alter(std::move(op));
}

Batch &Batch::textDefault(const char *columnName, std::optional<std::string> value)
{
    operation::AlterColumn op;
    op.column = columnName;
    using Change = operation::Change<operation::DefaultClause>;
    op.serverDefault = value ? Change::set(schema::ServerDefault{*value}) : Change::remove();
    return alter(std::move(op));
}

Batch &Batch::constraint(schema::Constraint value)
{
    operation::AddConstraint op;
    op.table = table;
    op.constraint = std::move(value);
    return push(std::move(op));
}

Batch &Batch::dropConstraint(std::optional<std::string> constraintName, operation::ConstraintKind kind)
{
    operation::DropConstraint op;
    op.table = table;
    if (constraintName)
        op.name = plain(*constraintName);
    op.kind = kind;
    return push(std::move(op));
}

Batch &Batch::index(const char *indexName, std::vector<ExpressionPtr> elements, bool isUnique, ExpressionPtr where)
{
    operation::CreateIndex op;
    if (indexName)
        op.index.name = plain(indexName);
    op.index.table = table;
    op.index.elements = std::move(elements);
    op.index.unique = isUnique;
    if (where)
        op.index.options.emplace_back("sqlite_where", schema::OptionValue{std::move(where)});
    return push(std::move(op));
}

Batch &Batch::dropIndex(const char *indexName)
{
    operation::DropIndex op;
    op.name = plain(indexName);
    op.table = table;
    return push(std::move(op));
}

QStringList compiledBatch(const Batch &batch, dialect::CompileState state, const dialect::Dialect &dialect)
{
    QStringList lines;
    try {
        dialect::compileBatch(dialect, batch, state, [&](const sql::Statement &statement) { lines << folded(statement.text); });
    } catch (const Error &error) {
        lines << QStringLiteral("!! ") + QString::fromStdString(error.message());
    }
    return lines;
}

QString runBatch(MemoryDatabase &database, const Batch &batch, const std::function<void(dialect::CompileState &)> &adapt)
{
    dialect::CompileState state = database.state();
    if (adapt)
        adapt(state);
    database.run("begin");
    try {
        dialect::compileBatch(dialect::sqlite(), batch, state, [&](const sql::Statement &statement) { database.run(statement); });
    } catch (const Error &error) {
        database.run("rollback");
        return QString::fromStdString(error.message());
    }
    database.run("commit");
    return {};
}

QString warningWith(const MemoryDatabase &database, const char *words)
{
    QStringList all;
    for (const std::string &warning : database.warnings) {
        const QString text = QString::fromStdString(warning);
        if (text.contains(QString::fromUtf8(words)))
            return text;
        all << text;
    }
    return QStringLiteral("none of: ") + all.join(QStringLiteral(" / "));
}

}  // namespace build
