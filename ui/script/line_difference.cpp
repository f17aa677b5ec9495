// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/line_difference.h"

#include "theme/theme.h"

#include <QCoreApplication>

#include <algorithm>

// What both texts begin and end with is taken off first; of the middle the longest common subsequence stays.

namespace limbeck::ui {

namespace {

constexpr qsizetype kMaxCells = 16'000'000;
constexpr int kContextLines = 3;

class LineDifferenceTexts {
    Q_DECLARE_TR_FUNCTIONS(LineDifference)
};

using DifferentLines = std::vector<DifferentLine>;
using LineSign = DifferentLine::Sign;

void addAll(DifferentLines &out, LineSign sign, const QStringList &lines, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i)
        out.push_back({sign, lines.at(i)});
}

void addMiddle(DifferentLines &out, const QStringList &a, qsizetype aFrom, qsizetype aTo, const QStringList &b, qsizetype bFrom, qsizetype bTo)
{
    const qsizetype rows = aTo - aFrom, columns = bTo - bFrom;
    if (rows == 0 || columns == 0 || rows * columns > kMaxCells) {
        addAll(out, LineSign::Removed, a, aFrom, aTo);
        addAll(out, LineSign::Added, b, bFrom, bTo);
        return;
    }
    // common[i][j]: the longest of what follows line i of a and line j of b
    std::vector<std::uint16_t> common(std::size_t((rows + 1) * (columns + 1)), 0);
    const auto at = [&](qsizetype i, qsizetype j) -> std::uint16_t & { return common[std::size_t(i * (columns + 1) + j)]; };
    for (qsizetype i = rows - 1; i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) = a.at(aFrom + i) == b.at(bFrom + j) ? std::uint16_t(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
    qsizetype i = 0, j = 0;
    while (i < rows && j < columns) {
        if (a.at(aFrom + i) == b.at(bFrom + j)) {
            out.push_back({LineSign::Same, a.at(aFrom + i)});
            ++i, ++j;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            out.push_back({LineSign::Removed, a.at(aFrom + i++)});
        } else {
            out.push_back({LineSign::Added, b.at(bFrom + j++)});
        }
    }
    addAll(out, LineSign::Removed, a, aFrom + i, aTo);
    addAll(out, LineSign::Added, b, bFrom + j, bTo);
}

QString differenceRow(const QString &sign, const QString &text, const QColor &ground)
{
    const QString colour = ground.isValid() ? QStringLiteral(" style=\"background-color:%1\"").arg(ground.name()) : QString();
    return QStringLiteral("<tr%1><td><pre>%2 </pre></td><td width=\"100%\"><pre>%3</pre></td></tr>").arg(colour, sign, text.isEmpty() ? QStringLiteral(" ") : text.toHtmlEscaped());
}

}  // namespace

std::vector<DifferentLine> lineDifference(const QString &before, const QString &after)
{
    const QStringList a = before.split(QLatin1Char('\n')), b = after.split(QLatin1Char('\n'));
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype start = 0, end = 0;
    while (start < shorter && a.at(start) == b.at(start))
        ++start;
    while (end < shorter - start && a.at(a.size() - 1 - end) == b.at(b.size() - 1 - end))
        ++end;
    DifferentLines lines;
    addAll(lines, LineSign::Same, a, 0, start);
    addMiddle(lines, a, start, a.size() - end, b, start, b.size() - end);
    addAll(lines, LineSign::Same, a, a.size() - end, a.size());
    return lines;
}

QString lineDifferenceHtml(const std::vector<DifferentLine> &lines)
{
    const Theme &theme = Theme::current();
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\" width=\"100%\" style=\"font-family:'%1'\">").arg(fixedFont().family());
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end < lines.size() && lines[end].sign == LineSign::Same)
            ++end;
        const std::size_t before = i == 0 ? 0 : kContextLines, after = end == lines.size() ? 0 : kContextLines;
        if (end - i > before + after + 1) {
            for (std::size_t k = i; k < i + before; ++k)
                html += differenceRow(QStringLiteral("&nbsp;"), lines[k].text, {});
            const int hidden = int(end - i - before - after);
            html += QStringLiteral("<tr><td></td><td style=\"color:%1\">⋯ %2</td></tr>").arg(theme.muted.name(), LineDifferenceTexts::tr("%n equal line(s)", nullptr, hidden));
            i = end - after;
        }
        for (; i < end; ++i)
            html += differenceRow(QStringLiteral("&nbsp;"), lines[i].text, {});
        for (; i < lines.size() && lines[i].sign != LineSign::Same; ++i) {
            const bool isAdded = lines[i].sign == LineSign::Added;
            html += differenceRow(isAdded ? QStringLiteral("+") : QStringLiteral("−"), lines[i].text, isAdded ? theme.addedBackground : theme.removedBackground);
        }
    }
    return html + QStringLiteral("</table>");
}

}  // namespace limbeck::ui
