// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/schema_names.h"

#include "language/verbatim.h"

#include <QRegularExpression>

#include <algorithm>

namespace limbeck::ui {

namespace {

/// The call around the end of the text: what is called, and the strings that it has got already.
struct Call {
    QString name;
    QStringList strings;
};

/// Goes back from the open string over brackets that are closed, to the parenthesis that is not.
Call callAround(const QString &before)
{
    const qsizetype quote = std::max(before.lastIndexOf(QLatin1Char('\'')), before.lastIndexOf(QLatin1Char('"')));
    int depth = 0;
    qsizetype open = -1;
    for (qsizetype i = quote - 1; i >= 0 && open < 0; --i) {
        const QChar c = before.at(i);
        if (c == QLatin1Char(')') || c == QLatin1Char(']'))
            ++depth;
        else if (c == QLatin1Char('[') && depth > 0)
            --depth;
        else if (c == QLatin1Char('(') && depth-- == 0)
            open = i;
    }
    if (open < 0)
        return {};
    static const QRegularExpression kName(QStringLiteral("[\\w.]+$"));
    static const QRegularExpression kString(QStringLiteral("['\"]([^'\"]*)['\"]"));
    Call call{kName.match(before.left(open)).captured(), {}};
    for (auto strings = kString.globalMatch(before.mid(open + 1, quote - open - 1)); strings.hasNext();)
        call.strings << strings.next().captured(1);
    return call;
}

/// The table of the batch block that the text ends in.
QString batchTable(const QString &before)
{
    static const QRegularExpression kBatch(QStringLiteral("batch_alter_table\\(\\s*['\"]([^'\"]*)['\"]"));
    QString table;
    for (auto blocks = kBatch.globalMatch(before); blocks.hasNext();)
        table = blocks.next().captured(1);
    return table;
}

}  // namespace

SchemaNames::SchemaNames(const schema::Schema &before, const schema::Schema &after)
{
    add(before);
    add(after);
}

void SchemaNames::add(const schema::Schema &schema)
{
    for (const auto &[name, table] : schema.tables) {
        QStringList &columns = m_columns[verbatim(name.name.text)];
        for (const schema::Column &column : table.columns) {
            if (const QString text = verbatim(column.name.text); !columns.contains(text))
                columns << text;
        }
    }
}

QStringList SchemaNames::tables() const
{
    QStringList names = m_columns.keys();
    std::sort(names.begin(), names.end());
    return names;
}

QStringList SchemaNames::tablesAndTheirColumns() const
{
    QStringList names = tables();
    for (const QString &table : tables()) {
        for (const QString &column : m_columns.value(table))
            names << table + QLatin1Char('.') + column;
    }
    return names;
}

QStringList SchemaNames::namesFor(const QString &before) const
{
    const Call call = callAround(before);
    const QString called = call.name.section(QLatin1Char('.'), -1);
    if (called == QLatin1String("ForeignKey") || called == QLatin1String("ForeignKeyConstraint"))
        return tablesAndTheirColumns();
    if (call.name.startsWith(QLatin1String("batch_op.")) || (called == QLatin1String("f") && m_columns.contains(batchTable(before))))
        return called == QLatin1String("create_foreign_key") ? tables() + columns(batchTable(before)) : columns(batchTable(before));
    const auto named = std::find_if(call.strings.begin(), call.strings.end(), [this](const QString &text) { return m_columns.contains(text); });
    if (named == call.strings.end())
        return tables();
    // A foreign key names a second table after the first.
    return called == QLatin1String("create_foreign_key") ? tables() + columns(*named) : columns(*named);
}

}  // namespace limbeck::ui
