// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace limbeck::ui {

/// One line of a comparison of two texts.
struct DifferentLine {
    enum class Sign { Same, Removed, Added } sign = Sign::Same;
    QString text;
    bool operator==(const DifferentLine &) const = default;
};

/// The lines of both, in order: a pure function. The fewest changes for texts of some thousand lines; beyond that what differs between the common beginning and end is removed and added as a whole.
std::vector<DifferentLine> lineDifference(const QString &before, const QString &after);

/// The same as HTML in the theme's colours: a sign before each line, long equal parts as "⋯ 34 equal lines".
QString lineDifferenceHtml(const std::vector<DifferentLine> &lines);

}  // namespace limbeck::ui
