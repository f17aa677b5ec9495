// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_html.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "schema/schema_difference.h"
#include "theme/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace limbeck::ui {

namespace {

class SchemaHtml {
    Q_DECLARE_TR_FUNCTIONS(SchemaHtml)
public:
    static QString write(const migrate::SchemaChange &change, const dialect::Dialect &dialect)
    {
        QString html;
        for (const ObjectDifference &object : schemaDifference(change.before, change.after, dialect))
            html += writeObject(object, change);
        if (html.isEmpty())
            html = paragraph(tr("The schema stays as it is: no table, column, constraint or index changes."), Theme::current().muted);
        for (const std::string &note : change.notes)
            html += paragraph(tr("Not read to its end: %1").arg(engineText(note)), Theme::current().warning);
        return html;
    }

private:
    static QString paragraph(const QString &text, const QColor &colour)
    {
        return QStringLiteral("<p style='color:%1'>%2</p>").arg(colour.name(), text.toHtmlEscaped());
    }

    static QString signOf(DifferenceSign sign)
    {
        switch (sign) {
        case DifferenceSign::Same:
            return QStringLiteral("&nbsp;");
        case DifferenceSign::Added:
            return QStringLiteral("+");
        case DifferenceSign::Removed:
            return QStringLiteral("−");
        case DifferenceSign::Changed:
            return QStringLiteral("~");
        }
        return {};
    }

    static QString row(DifferenceSign sign, const QString &text)
    {
        const Theme &theme = Theme::current();
        const bool isAdded = sign == DifferenceSign::Added, isRemoved = sign == DifferenceSign::Removed;
        const QColor ground = isAdded ? theme.addedBackground : isRemoved ? theme.removedBackground : theme.changedBackground;
        const QColor colour = isAdded ? theme.added : isRemoved ? theme.removed : theme.changed;
        return QStringLiteral("<tr><td style='background:%1; color:%2; padding:1px 6px'><b>%3</b></td><td style='background:%1; padding:1px 6px' width='100%'><code>%4</code></td></tr>")
            .arg(ground.name(), colour.name(), signOf(sign), text.toHtmlEscaped());
    }

    static QString title(const ObjectDifference &object)
    {
        switch (object.sign) {
        case DifferenceSign::Added:
            return object.isType ? tr("New type %1") : tr("New table %1");
        case DifferenceSign::Removed:
            return object.isType ? tr("Removed type %1") : tr("Removed table %1");
        case DifferenceSign::Same:
        case DifferenceSign::Changed:
            break;
        }
        return object.isType ? tr("Changed type %1") : tr("Changed table %1");
    }

    static QString writeObject(const ObjectDifference &object, const migrate::SchemaChange &change)
    {
        QString html = QStringLiteral("<p style='margin-bottom:3px'>%1</p>").arg(title(object).toHtmlEscaped().arg(QStringLiteral("<b>%1</b>").arg(object.name.toHtmlEscaped())));
        html += QStringLiteral("<table cellspacing='0' cellpadding='0' width='100%'>");
        int same = 0;
        for (const DifferenceLine &line : object.lines) {
            if (line.sign == DifferenceSign::Same) {
                ++same;
            } else if (line.sign == DifferenceSign::Changed) {
                html += row(DifferenceSign::Removed, line.before) + row(DifferenceSign::Added, line.text);
            } else {
                html += row(line.sign, line.text);
            }
        }
        html += QStringLiteral("</table>");
        if (same > 0)
            html += QStringLiteral("<p style='margin-top:2px; color:%1'>%2</p>").arg(Theme::current().muted.name(), tr("⋯ %n line(s) as before", nullptr, same).toHtmlEscaped());
        for (const auto &[name, reason] : change.uncertain) {
            if (verbatim(name.toString()) == object.name)
                html += paragraph(tr("Decided by data: %1").arg(engineText(reason)), Theme::current().warning);
        }
        return html;
    }
};

}  // namespace

QString schemaChangeHtml(const migrate::SchemaChange &change, const dialect::Dialect &dialect) { return SchemaHtml::write(change, dialect); }

}  // namespace limbeck::ui
