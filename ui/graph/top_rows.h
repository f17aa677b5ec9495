// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace limbeck::ui {

/// What differs between models and database, as the history's first row says it.
struct PendingRow {
    enum class State { Unknown, Comparing, Agree, Differs, Failed };
    State state = State::Unknown;
    QString text;      ///< "Pending against dev: …"
    QString word;      ///< for the state column: "3 changes"
    QString time;      ///< when it was compared
    bool operator==(const PendingRow &) const = default;
};

/// A revision at which a database stands and that no script has.
struct UnknownRow {
    QString id;
    QString text;             ///< in the message column
    QStringList databases;    ///< that stand there
    bool isChosen = false;    ///< the chosen one is among them
    bool operator==(const UnknownRow &) const = default;
};

/// The rows of the history above the revisions, and what the model says of them: first the pending diff, if any, then the unknown revisions. A value.
class TopRows {
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::TopRows)
public:
    std::optional<PendingRow> pending;
    std::vector<UnknownRow> unknown;

    int count() const { return firstUnknown() + int(unknown.size()); }
    int firstUnknown() const { return pending ? 1 : 0; }
    bool isPending(int row) const { return row == 0 && pending; }
    const UnknownRow *unknownAt(int row) const;   ///< null: that row is something else
    /// HistoryModel's columns and roles; `row` is below count().
    QVariant data(int row, int column, int role) const;

private:
    QVariant pendingData(int column, int role) const;
    QVariant unknownData(const UnknownRow &row, int column, int role) const;
};

}  // namespace limbeck::ui
