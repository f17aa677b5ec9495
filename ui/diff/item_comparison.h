// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/pending_item.h"
#include "dialect/dialect.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

/// A line of an object as it is and as it shall be; an empty side: it is not there.
struct ComparedLine {
    QString before, after;
    bool operator==(const ComparedLine &) const = default;
};

/// What an item changes, side by side: columns, constraints and indexes as one line each, in the dialect's words. A pure function.
std::vector<ComparedLine> comparedLines(const autogenerate::PendingItem &item, const dialect::Dialect &dialect);

/// "column plan", "index ix_plan", "the table"; short, for a tree below the table's name.
QString itemLabel(const autogenerate::PendingItem &item);
/// What it does, in whole sentences of the user's language.
QString itemSentence(const autogenerate::PendingItem &item);
/// "+", "−", "~", "→".
QString itemSign(autogenerate::PendingItem::Change change);
/// "loses data"; empty for what does no harm.
QString gradeWord(autogenerate::PendingItem::Grade grade);

}  // namespace limbeck::ui
