// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/operation_words.h"

#include "language/verbatim.h"

#include <QCoreApplication>
#include <QStringList>

namespace limbeck::ui {

namespace {

class OperationWords {
    Q_DECLARE_TR_FUNCTIONS(OperationWords)
public:
    QString operator()(const operation::CreateTable &op) const { return tr("Creates the table %1 with %n column(s)", nullptr, int(op.columns.size())).arg(text(op.table)); }
    QString operator()(const operation::DropTable &op) const { return tr("Drops the table %1").arg(text(op.table)); }
    QString operator()(const operation::RenameTable &op) const { return tr("Renames the table %1 to %2").arg(text(op.table), text(op.newName)); }
    QString operator()(const operation::AddColumn &op) const { return tr("Adds the column %1 to %2").arg(column(op.column), text(op.table)); }
    QString operator()(const operation::DropColumn &op) const { return tr("Drops the column %1 of %2").arg(text(op.column), text(op.table)); }
    QString operator()(const operation::CreateIndex &op) const
    {
        return (op.index.unique ? tr("Creates the unique index %1 on %2") : tr("Creates the index %1 on %2")).arg(name(op.index.name), text(op.index.table));
    }
    QString operator()(const operation::DropIndex &op) const { return tr("Drops the index %1").arg(name(op.name)); }
    QString operator()(const operation::DropConstraint &op) const { return tr("Drops the constraint %1 of %2").arg(name(op.name), text(op.table)); }
    QString operator()(const operation::SetTableComment &op) const
    {
        return (op.comment ? tr("Sets the comment of the table %1") : tr("Removes the comment of the table %1")).arg(text(op.table));
    }
    QString operator()(const operation::ExecuteSql &) const { return tr("Runs SQL"); }
    QString operator()(const operation::BulkInsert &op) const { return tr("Inserts %n row(s)", nullptr, int(op.rows.size())); }
    QString operator()(const operation::CreateType &op) const { return tr("Creates the type %1").arg(verbatim(op.type.name)); }
    QString operator()(const operation::DropType &op) const { return tr("Drops the type %1").arg(verbatim(op.type.name)); }
    QString operator()(const operation::BatchAlter &op) const
    {
        if (op.queue.size() == 1)
            return operationWords(partsOf(op).front());
        return tr("Changes the table %1 in %n way(s)", nullptr, int(op.queue.size())).arg(text(op.table));
    }

    QString operator()(const operation::AddConstraint &op) const
    {
        const QString table = text(op.table);
        if (const auto *key = std::get_if<schema::PrimaryKey>(&op.constraint))
            return tr("Adds the primary key (%1) to %2").arg(columns(key->columns), table);
        if (const auto *unique = std::get_if<schema::Unique>(&op.constraint))
            return tr("Adds a unique constraint on (%1) to %2").arg(columns(unique->columns), table);
        if (const auto *key = std::get_if<schema::ForeignKey>(&op.constraint))
            return tr("Adds a foreign key from %1 (%2) to %3").arg(table, columns(key->columns), text(key->referredTable));
        if (std::holds_alternative<schema::Check>(op.constraint))
            return tr("Adds a check to %1").arg(table);
        return tr("Adds an exclusion constraint to %1").arg(table);
    }

    QString operator()(const operation::AlterColumn &op) const
    {
        using Kind = operation::Change<operation::DefaultClause>::Kind;
        QStringList changes;
        if (op.type)
            changes << (op.type->spelling.empty() ? tr("another type") : tr("type %1").arg(verbatim(op.type->spelling)));
        if (op.nullable)
            changes << (*op.nullable ? tr("may be null") : tr("not null"));
        if (!op.serverDefault.isKeep())
            changes << (op.serverDefault.kind == Kind::Remove ? tr("no default") : tr("another default"));
        if (!op.comment.isKeep())
            changes << tr("another comment");
        if (op.newName)
            changes << tr("called %1").arg(text(*op.newName));
        return tr("Changes the column %1 of %2: %3").arg(text(op.column), text(op.table), changes.join(QStringLiteral(", ")));
    }

    static QString sqlWords(const QString &statement) { return tr("Runs %1").arg(statement); }

private:
    static QString text(const schema::Identifier &identifier) { return verbatim(identifier.text); }
    static QString text(const schema::QualifiedName &qualified) { return verbatim(qualified.toString()); }
    static QString name(const schema::Name &given) { return given.text ? text(*given.text) : tr("(unnamed)"); }
    static QString columns(const std::vector<schema::Identifier> &names)
    {
        QStringList texts;
        for (const schema::Identifier &one : names)
            texts << text(one);
        return texts.join(QStringLiteral(", "));
    }
    static QString column(const operation::ColumnSpec &spec)
    {
        QStringList facts;
        if (!spec.column.type.spelling.empty())
            facts << verbatim(spec.column.type.spelling);
        if (spec.column.nullable && !*spec.column.nullable)
            facts << tr("not null");
        if (spec.column.serverDefault)
            facts << tr("with a default");
        return facts.isEmpty() ? text(spec.column.name) : QStringLiteral("%1 (%2)").arg(text(spec.column.name), facts.join(QStringLiteral(", ")));
    }
};

/// The first statement on one line, cut.
QString firstStatement(const migrate::PreviewItem &item)
{
    constexpr int kShown = 90;
    const QString whole = item.statements.empty() ? QString() : verbatim(item.statements.front().text).simplified();
    return whole.size() > kShown ? whole.left(kShown) + QStringLiteral("…") : whole;
}

}  // namespace

QString operationWords(const operation::Operation &operation) { return std::visit(OperationWords(), operation.node); }

std::vector<operation::Operation> partsOf(const operation::BatchAlter &batch)
{
    std::vector<operation::Operation> parts = batch.queue;
    for (operation::Operation &part : parts) {
        std::visit(
            [&](auto &node) {
                if constexpr (requires { node.table = batch.table; })
                    node.table = batch.table;
                else if constexpr (requires { node.index.table = batch.table; })
                    node.index.table = batch.table;
            },
            part.node);
    }
    return parts;
}

QString itemWords(const migrate::PreviewItem &item)
{
    const bool isSql = !item.operation || std::holds_alternative<operation::ExecuteSql>(item.operation->node);
    if (!isSql)
        return operationWords(*item.operation);
    const QString statement = firstStatement(item);
    return statement.isEmpty() ? operationWords(operation::Operation{operation::ExecuteSql{}, {}}) : OperationWords::sqlWords(statement);
}

}  // namespace limbeck::ui
