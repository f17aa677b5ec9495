// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/item_comparison.h"

#include "inspector/operation_words.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "schema/schema_difference.h"

#include <QCoreApplication>

namespace limbeck::ui {

namespace {

struct DiffWords {
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::DiffWords)
};

using namespace autogenerate;

QString text(const std::string &utf8) { return verbatim(utf8); }

/// Collects one directive after the other; what is dropped and made again under the same name stands in one line.
class Lines {
public:
    explicit Lines(const dialect::Dialect &dialect) : m_dialect(dialect) {}

    std::vector<ComparedLine> take(const std::vector<Directive> &directives)
    {
        for (const Directive &directive : directives)
            std::visit(*this, directive.node);
        return std::move(m_lines);
    }

    void operator()(const CreateTable &d) { table(d.table, true); }
    void operator()(const DropTable &d) { table(d.table, false); }
    void operator()(const AddColumn &d) { m_lines.push_back({{}, columnLine(d.column, m_dialect)}); }
    void operator()(const DropColumn &d) { m_lines.push_back({columnLine(d.column, m_dialect), {}}); }
    void operator()(const RenameTable &d) { m_lines.push_back({text(d.table.toString()), text(d.newName.text)}); }
    void operator()(const CreateIndex &d) { appear(indexLine(d.index, m_dialect)); }
    void operator()(const DropIndex &d) { m_lines.push_back({indexLine(d.index, m_dialect), {}}); }
    void operator()(const AddConstraint &d) { appear(constraintLine(d.constraint, m_dialect)); }
    void operator()(const DropConstraint &d) { m_lines.push_back({constraintLine(d.constraint, m_dialect), {}}); }
    void operator()(const SetTableComment &d) { m_lines.push_back({comment(d.existing), comment(d.comment)}); }
    void operator()(const ExecuteText &d) { m_lines.push_back({text(d.inverse), text(d.text)}); }
    void operator()(const TableChanges &d)
    {
        for (const Directive &directive : d.directives)
            std::visit(*this, directive.node);
    }

    void operator()(const AlterColumn &d)
    {
        schema::Column before, after;
        before.name = d.column;
        after.name = d.newName.value_or(d.column);
        before.nullable = d.existingNullable;
        after.nullable = d.nullable ? d.nullable : d.existingNullable;
        if (d.existingDefault)
            setDefault(before, *d.existingDefault);
        if (d.serverDefault)
            setDefault(after, *d.serverDefault);
        else if (d.existingDefault)
            setDefault(after, *d.existingDefault);
        if (d.existingType || d.type) {
            before.type = d.existingType ? *d.existingType : *d.type;
            after.type = d.type ? *d.type : before.type;
            m_lines.push_back({columnLine(before, m_dialect), columnLine(after, m_dialect)});
        } else if (d.newName || d.nullable || d.serverDefault) {
            m_lines.push_back({text(before.name.text) + nullability(before), text(after.name.text) + nullability(after)});
        }
        if (d.comment)
            m_lines.push_back({comment(d.existingComment), comment(*d.comment)});
    }

private:
    static QString comment(const std::optional<std::string> &value) { return value ? DiffWords::tr("comment: %1").arg(text(*value)) : DiffWords::tr("no comment"); }

    static QString nullability(const schema::Column &column) { return column.nullable ? (*column.nullable ? QStringLiteral(" NULL") : QStringLiteral(" NOT NULL")) : QString(); }

    static void setDefault(schema::Column &column, const ColumnDefault &value)
    {
        if (!value)
            return;
        if (const auto *plain = std::get_if<schema::ServerDefault>(&*value))
            column.serverDefault = *plain;
        else if (const auto *computed = std::get_if<schema::Computed>(&*value))
            column.computed = *computed;
        else if (const auto *identity = std::get_if<schema::Identity>(&*value))
            column.identity = *identity;
    }

    /// Beside what an earlier directive of the item took away.
    void appear(const QString &line)
    {
        if (!m_lines.empty() && m_lines.back().after.isEmpty())
            m_lines.back().after = line;
        else
            m_lines.push_back({{}, line});
    }

    void table(const schema::Table &table, bool isNew)
    {
        const auto add = [&](const QString &line) {
            if (!line.isEmpty())
                m_lines.push_back(isNew ? ComparedLine{{}, line} : ComparedLine{line, {}});
        };
        for (const schema::Column &column : table.columns)
            add(columnLine(column, m_dialect));
        for (const schema::Constraint &constraint : table.constraints)
            add(constraintLine(constraint, m_dialect));
    }

    const dialect::Dialect &m_dialect;
    std::vector<ComparedLine> m_lines;
};

}  // namespace

std::vector<ComparedLine> comparedLines(const PendingItem &item, const dialect::Dialect &dialect) { return Lines(dialect).take(item.directives); }

QString itemSentence(const PendingItem &item)
{
    QStringList sentences;
    // What happens to a type has no operation that says it: the engine's own words do.
    if (item.subject != PendingItem::Subject::Type) {
        for (const operation::Operation &operation : toOperations(item.directives))
            sentences << operationWords(operation);
    }
    return sentences.isEmpty() ? engineText(item.description) : sentences.join(QStringLiteral("; "));
}

QString itemLabel(const PendingItem &item)
{
    const QString name = text(item.name);
    switch (item.subject) {
    case PendingItem::Subject::Table:
        return DiffWords::tr("the table");
    case PendingItem::Subject::Column:
        return DiffWords::tr("column %1").arg(name);
    case PendingItem::Subject::Index:
        return name.isEmpty() ? DiffWords::tr("an index") : DiffWords::tr("index %1").arg(name);
    case PendingItem::Subject::Constraint:
        return name.isEmpty() ? DiffWords::tr("a constraint") : DiffWords::tr("constraint %1").arg(name);
    case PendingItem::Subject::Comment:
        return name.isEmpty() ? DiffWords::tr("the comment") : DiffWords::tr("comment of %1").arg(name);
    case PendingItem::Subject::Type:
        return DiffWords::tr("the type");
    }
    return {};
}

QString itemSign(PendingItem::Change change)
{
    switch (change) {
    case PendingItem::Change::Added:
        return QStringLiteral("+");
    case PendingItem::Change::Removed:
        return QStringLiteral("−");
    case PendingItem::Change::Changed:
        return QStringLiteral("~");
    case PendingItem::Change::Renamed:
        return QStringLiteral("→");
    }
    return {};
}

QString gradeWord(PendingItem::Grade grade)
{
    switch (grade) {
    case PendingItem::Grade::Harmless:
        return {};
    case PendingItem::Grade::Care:
        return DiffWords::tr("needs care");
    case PendingItem::Grade::LosesData:
        return DiffWords::tr("loses data");
    case PendingItem::Grade::Blocked:
        return DiffWords::tr("would fail");
    }
    return {};
}

}  // namespace limbeck::ui
