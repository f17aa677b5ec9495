// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_difference.h"

#include "base/error.h"
#include "language/verbatim.h"

#include <QStringList>

#include <algorithm>

namespace limbeck::ui {

namespace {

QString namesOf(const std::vector<schema::Identifier> &names)
{
    QStringList texts;
    for (const schema::Identifier &name : names)
        texts << verbatim(name.text);
    return texts.join(QStringLiteral(", "));
}

/// What a dialect cannot write (a type of another one) is shown as the script has it.
QString typeText(const sql::Type &type, const dialect::Dialect &dialect)
{
    try {
        return verbatim(dialect.typeText(type));
    } catch (const Error &) {
        return verbatim(type.spelling.empty() ? type.name : type.spelling);
    }
}

QString expressionText(const sql::ExpressionPtr &expression, const dialect::Dialect &dialect)
{
    if (!expression)
        return QStringLiteral("…");
    try {
        return verbatim(dialect.expressionText(*expression, false));
    } catch (const Error &) {
        return QStringLiteral("…");
    }
}

QString defaultText(const schema::ServerDefault &value, const dialect::Dialect &dialect)
{
    if (const auto *plain = std::get_if<std::string>(&value.data))
        return QStringLiteral("'%1'").arg(verbatim(*plain).replace(QLatin1Char('\''), QStringLiteral("''")));
    if (const auto *expression = std::get_if<sql::ExpressionPtr>(&value.data))
        return expressionText(*expression, dialect);
    return QStringLiteral("…");
}

QString withName(const QString &text, const schema::Name &name) { return name.text ? verbatim(name.text->text) + QLatin1Char(' ') + text : text; }

/// Lines that only one side has; both in their order.
void compareLines(const QStringList &before, const QStringList &after, std::vector<DifferenceLine> &lines)
{
    for (const QString &line : after)
        lines.push_back({before.contains(line) ? DifferenceSign::Same : DifferenceSign::Added, line, {}});
    for (const QString &line : before) {
        if (!after.contains(line))
            lines.push_back({DifferenceSign::Removed, line, {}});
    }
}

void compareColumns(const schema::Table *before, const schema::Table *after, const dialect::Dialect &dialect, std::vector<DifferenceLine> &lines)
{
    if (after) {
        for (const schema::Column &column : after->columns) {
            const schema::Column *was = before ? before->findColumn(column.name.text) : nullptr;
            const QString now = columnLine(column, dialect), then = was ? columnLine(*was, dialect) : QString();
            lines.push_back({!was ? DifferenceSign::Added : now == then ? DifferenceSign::Same : DifferenceSign::Changed, now, !was || now == then ? QString() : then});
        }
    }
    if (before) {
        for (const schema::Column &column : before->columns) {
            if (!after || !after->findColumn(column.name.text))
                lines.push_back({DifferenceSign::Removed, columnLine(column, dialect), {}});
        }
    }
}

QStringList constraintLines(const schema::Table *table, const dialect::Dialect &dialect)
{
    QStringList lines;
    for (std::size_t i = 0; table && i < table->constraints.size(); ++i) {
        if (const QString line = constraintLine(table->constraints[i], dialect); !line.isEmpty())
            lines << line;
    }
    return lines;
}

QStringList indexLines(const schema::Table *table, const dialect::Dialect &dialect)
{
    QStringList lines;
    for (std::size_t i = 0; table && i < table->indexes.size(); ++i) {
        if (!table->indexes[i].duplicatesConstraint)
            lines << indexLine(table->indexes[i], dialect);
    }
    return lines;
}

ObjectDifference compareTables(const QString &name, const schema::Table *before, const schema::Table *after, const dialect::Dialect &dialect)
{
    ObjectDifference difference;
    difference.name = name;
    difference.sign = !before ? DifferenceSign::Added : !after ? DifferenceSign::Removed : DifferenceSign::Changed;
    compareColumns(before, after, dialect, difference.lines);
    difference.columnLines = difference.lines.size();
    compareLines(constraintLines(before, dialect), constraintLines(after, dialect), difference.lines);
    compareLines(indexLines(before, dialect), indexLines(after, dialect), difference.lines);
    return difference;
}

QStringList labelsOf(const schema::EnumType *type)
{
    QStringList labels;
    for (std::size_t i = 0; type && i < type->labels.size(); ++i)
        labels << verbatim(type->labels[i]);
    return labels;
}

/// Calls `visit(name, before or null, after or null)` for every name of both maps, in order.
template<typename Map, typename Visit>
void visitBoth(const Map &before, const Map &after, Visit visit)
{
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (b == after.end() || (a != before.end() && a->first < b->first)) {
            visit(verbatim(a->first.toString()), &a->second, static_cast<const typename Map::mapped_type *>(nullptr));
            ++a;
        } else if (a == before.end() || b->first < a->first) {
            visit(verbatim(b->first.toString()), static_cast<const typename Map::mapped_type *>(nullptr), &b->second);
            ++b;
        } else {
            visit(verbatim(a->first.toString()), &a->second, &b->second);
            ++a;
            ++b;
        }
    }
}

bool differs(const ObjectDifference &difference)
{
    return difference.sign != DifferenceSign::Changed
        || std::any_of(difference.lines.begin(), difference.lines.end(), [](const DifferenceLine &line) { return line.sign != DifferenceSign::Same; });
}

}  // namespace

QString columnLine(const schema::Column &column, const dialect::Dialect &dialect)
{
    QString line = verbatim(column.name.text) + QLatin1Char(' ') + typeText(column.type, dialect);
    if (!column.nullable.value_or(!column.primaryKey))
        line += QStringLiteral(" NOT NULL");
    if (column.serverDefault)
        line += QStringLiteral(" DEFAULT ") + defaultText(*column.serverDefault, dialect);
    if (column.identity)
        line += column.identity->always ? QStringLiteral(" GENERATED ALWAYS AS IDENTITY") : QStringLiteral(" GENERATED BY DEFAULT AS IDENTITY");
    if (column.computed)
        line += QStringLiteral(" GENERATED ALWAYS AS (%1)").arg(expressionText(column.computed->expression, dialect));
    if (column.comment)
        line += QStringLiteral(" COMMENT '%1'").arg(verbatim(*column.comment));
    return line;
}

QString constraintLine(const schema::Constraint &constraint, const dialect::Dialect &dialect)
{
    const schema::Name &name = schema::nameOf(constraint);
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint))
        return key->columns.empty() ? QString() : withName(QStringLiteral("PRIMARY KEY (%1)").arg(namesOf(key->columns)), name);
    if (const auto *unique = std::get_if<schema::Unique>(&constraint))
        return withName(QStringLiteral("UNIQUE (%1)").arg(namesOf(unique->columns)), name);
    if (const auto *check = std::get_if<schema::Check>(&constraint))
        return withName(QStringLiteral("CHECK (%1)").arg(expressionText(check->condition, dialect)), name);
    if (const auto *key = std::get_if<schema::ForeignKey>(&constraint)) {
        QString text = QStringLiteral("FOREIGN KEY (%1) REFERENCES %2 (%3)")
                           .arg(namesOf(key->columns), verbatim(key->referredTable.toString()), namesOf(key->referredColumns));
        if (key->onDelete)
            text += QStringLiteral(" ON DELETE ") + verbatim(*key->onDelete);
        if (key->onUpdate)
            text += QStringLiteral(" ON UPDATE ") + verbatim(*key->onUpdate);
        return withName(text, name);
    }
    return withName(QStringLiteral("EXCLUDE"), name);
}

QString indexLine(const schema::Index &index, const dialect::Dialect &dialect)
{
    QStringList elements;
    for (const sql::ExpressionPtr &element : index.elements)
        elements << expressionText(element, dialect);
    return withName(QStringLiteral("%1 (%2)").arg(index.unique ? QStringLiteral("UNIQUE INDEX") : QStringLiteral("INDEX"), elements.join(QStringLiteral(", "))), index.name);
}

std::vector<ObjectDifference> schemaDifference(const schema::Schema &before, const schema::Schema &after, const dialect::Dialect &dialect)
{
    std::vector<ObjectDifference> differences;
    visitBoth(before.tables, after.tables, [&](const QString &name, const schema::Table *was, const schema::Table *is) {
        if (was && is && *was == *is)
            return;
        if (ObjectDifference difference = compareTables(name, was, is, dialect); differs(difference))
            differences.push_back(std::move(difference));
    });
    visitBoth(before.enums, after.enums, [&](const QString &name, const schema::EnumType *was, const schema::EnumType *is) {
        ObjectDifference difference;
        difference.name = name;
        difference.isType = true;
        difference.sign = !was ? DifferenceSign::Added : !is ? DifferenceSign::Removed : DifferenceSign::Changed;
        compareLines(labelsOf(was), labelsOf(is), difference.lines);
        if (differs(difference))
            differences.push_back(std::move(difference));
    });
    return differences;
}

}  // namespace limbeck::ui
