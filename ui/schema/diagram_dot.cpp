// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/diagram_dot.h"

#include "language/verbatim.h"
#include "schema/schema_difference.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPalette>
#include <QRegularExpression>

#include <map>
#include <set>

namespace limbeck::ui {

namespace {

using schema::QualifiedName;

class DotWriter {
    Q_DECLARE_TR_FUNCTIONS(DotWriter)
public:
    DotWriter(const migrate::SchemaChange &change, const dialect::Dialect &dialect, const DiagramOptions &options)
        : m_options(options), m_theme(Theme::current()), m_palette(QApplication::palette())
    {
        for (ObjectDifference &difference : schemaDifference(change.before, change.after, dialect)) {
            if (!difference.isType)
                m_differences.emplace(difference.name, std::move(difference));
        }
        if (options.side != DiagramSide::After) {
            for (const auto &[name, table] : change.before.tables)
                m_tables.emplace(name, &table);
        }
        if (options.side != DiagramSide::Before) {
            for (const auto &[name, table] : change.after.tables)
                m_tables.insert_or_assign(name, &table);
        }
        chooseTables();
    }

    QString write()
    {
        QString dot = QStringLiteral("digraph schema {\n  graph [bgcolor=\"transparent\", rankdir=LR, nodesep=0.35, ranksep=0.7, splines=true];\n"
                                     "  node [shape=plain, fontname=\"%1\", fontsize=10, fontcolor=\"%2\"];\n  edge [color=\"%3\", arrowsize=0.6];\n")
                          .arg(QApplication::font().family().toHtmlEscaped(), m_palette.color(QPalette::Text).name(), m_theme.muted.name());
        for (const auto &[name, table] : m_tables) {
            if (m_shown.contains(name))
                dot += node(name, *table);
        }
        for (const auto &[name, table] : m_tables) {
            if (m_shown.contains(name))
                dot += edges(name, *table);
        }
        return dot + QStringLiteral("}\n");
    }

private:
    void chooseTables()
    {
        const auto isWanted = [this](const QualifiedName &name) { return m_differences.contains(text(name)) || text(name) == m_options.focus; };
        for (const auto &[name, table] : m_tables) {
            if (!m_options.onlyTouched || isWanted(name))
                m_shown.insert(name);
            for (const schema::Constraint &constraint : table->constraints) {
                const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                if (!key || !m_options.onlyTouched)
                    continue;
                if (isWanted(name) && m_tables.contains(key->referredTable))
                    m_shown.insert(key->referredTable);
                if (isWanted(key->referredTable))
                    m_shown.insert(name);
            }
        }
        constexpr std::size_t kFirstOnes = 12;
        for (auto at = m_tables.begin(); m_shown.empty() || (m_options.onlyTouched && !hasWanted() && m_shown.size() < kFirstOnes); ++at) {
            if (at == m_tables.end())
                break;
            m_shown.insert(at->first);
        }
    }

    bool hasWanted() const { return !m_differences.empty() || !m_options.focus.isEmpty(); }

    static QString text(const QualifiedName &name) { return verbatim(name.toString()); }
    static QString quoted(QString name) { return QStringLiteral("\"%1\"").arg(name.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""))); }

    QString row(DifferenceSign sign, const QString &line) const
    {
        const bool isAdded = sign == DifferenceSign::Added, isRemoved = sign == DifferenceSign::Removed, isSame = sign == DifferenceSign::Same;
        const QColor ground = isSame ? m_palette.color(QPalette::Base) : isAdded ? m_theme.addedBackground : isRemoved ? m_theme.removedBackground : m_theme.changedBackground;
        const QString mark = isSame ? QStringLiteral("&nbsp;") : isAdded ? QStringLiteral("+") : isRemoved ? QStringLiteral("−") : QStringLiteral("~");
        return QStringLiteral("<TR><TD ALIGN=\"LEFT\" BGCOLOR=\"%1\">%2 %3</TD></TR>").arg(ground.name(), mark, line.toHtmlEscaped());
    }

    /// Name and type only: what else there is, is told beside the diagram.
    static QString shortLine(const QString &line)
    {
        const qsizetype end = line.indexOf(QRegularExpression(QStringLiteral(" (NOT NULL|DEFAULT|GENERATED|COMMENT)\\b")));
        return end < 0 ? line : line.left(end);
    }

    QString node(const QualifiedName &name, const schema::Table &table) const
    {
        const auto found = m_differences.find(text(name));
        const DifferenceSign sign = found == m_differences.end() ? DifferenceSign::Same : found->second.sign;
        const QColor head = sign == DifferenceSign::Added     ? m_theme.addedBackground
            : sign == DifferenceSign::Removed                 ? m_theme.removedBackground
            : sign == DifferenceSign::Changed                 ? m_theme.changedBackground
                                                              : m_palette.color(QPalette::Button);
        const QString mark = sign == DifferenceSign::Added ? QStringLiteral("+ ") : sign == DifferenceSign::Removed ? QStringLiteral("− ") : sign == DifferenceSign::Changed ? QStringLiteral("~ ") : QString();
        QString rows;
        int count = 0, left = 0;
        const auto add = [&](DifferenceSign lineSign, const QString &line) {
            if (++count > m_options.maxColumns && lineSign == DifferenceSign::Same)
                ++left;
            else
                rows += row(lineSign, line);
        };
        if (found == m_differences.end()) {
            for (const schema::Column &column : table.columns)
                add(DifferenceSign::Same, verbatim(column.name.text));
        } else {
            for (std::size_t i = 0; i < found->second.columnLines; ++i) {
                const DifferenceLine &line = found->second.lines[i];
                const bool isOfOtherSide = (m_options.side == DiagramSide::Before && line.sign == DifferenceSign::Added) || (m_options.side == DiagramSide::After && line.sign == DifferenceSign::Removed);
                if (!isOfOtherSide)
                    add(line.sign, shortLine(m_options.side == DiagramSide::Before && line.sign == DifferenceSign::Changed ? line.before : line.text));
            }
        }
        if (left > 0)
            rows += row(DifferenceSign::Same, tr("⋯ %n more column(s)", nullptr, left));
        return QStringLiteral("  %1 [id=\"%8\", label=<<TABLE BORDER=\"1\" COLOR=\"%7\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\" BGCOLOR=\"%2\"><TR><TD BGCOLOR=\"%3\"><B>%4%5</B></TD></TR>%6</TABLE>>];\n")
            .arg(quoted(text(name)), m_palette.color(QPalette::Base).name(), head.name(), mark, text(name).toHtmlEscaped(), rows, m_theme.muted.name(), diagramElementId(text(name)));
    }

    QString edges(const QualifiedName &name, const schema::Table &table) const
    {
        QString dot;
        std::set<QualifiedName> drawn;
        for (const schema::Constraint &constraint : table.constraints) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint);
            if (key && m_shown.contains(key->referredTable) && drawn.insert(key->referredTable).second)
                dot += QStringLiteral("  %1 -> %2;\n").arg(quoted(text(name)), quoted(text(key->referredTable)));
        }
        return dot;
    }

    DiagramOptions m_options;
    Theme m_theme;
    QPalette m_palette;
    std::map<QString, ObjectDifference> m_differences;
    std::map<QualifiedName, const schema::Table *> m_tables;   ///< of both sides; the later one of a table that is on both
    std::set<QualifiedName> m_shown;
};

}  // namespace

QString diagramDot(const migrate::SchemaChange &change, const dialect::Dialect &dialect, const DiagramOptions &options) { return DotWriter(change, dialect, options).write(); }

QString diagramElementId(const QString &tableName) { return QStringLiteral("table-") + QString::fromLatin1(tableName.toUtf8().toHex()); }

QStringList tableNames(const migrate::SchemaChange &change)
{
    std::set<QualifiedName> names;
    for (const auto &[name, table] : change.before.tables)
        names.insert(name);
    for (const auto &[name, table] : change.after.tables)
        names.insert(name);
    QStringList texts;
    for (const QualifiedName &name : names)
        texts << verbatim(name.toString());
    return texts;
}

int tableCount(const migrate::SchemaChange &change) { return int(tableNames(change).size()); }

}  // namespace limbeck::ui
