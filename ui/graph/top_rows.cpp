// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/top_rows.h"

#include "graph/history_model.h"

namespace limbeck::ui {

const UnknownRow *TopRows::unknownAt(int row) const
{
    const int at = row - firstUnknown();
    return at >= 0 && std::size_t(at) < unknown.size() ? &unknown[std::size_t(at)] : nullptr;
}

QVariant TopRows::data(int row, int column, int role) const
{
    if (isPending(row))
        return pendingData(column, role);
    const UnknownRow *found = unknownAt(row);
    return found ? unknownData(*found, column, role) : QVariant();
}

QVariant TopRows::pendingData(int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == HistoryModel::MessageColumn ? pending->text : column == HistoryModel::DateColumn ? pending->time : column == HistoryModel::StateColumn ? pending->word : QString();
    case Qt::AccessibleTextRole:
        return pending->text;
    case Qt::ToolTipRole:
        return pending->time.isEmpty() ? pending->text : QStringList{pending->text, tr("Compared at %1").arg(pending->time)}.join(QLatin1Char('\n'));
    case HistoryModel::PendingStateRole:
        return int(pending->state);
    case HistoryModel::RevisionIndexRole:
        return -1;
    default:
        return {};
    }
}

QVariant TopRows::unknownData(const UnknownRow &row, int column, int role) const
{
    const QString state = tr("no script");
    switch (role) {
    case Qt::DisplayRole:
        return column == HistoryModel::RevisionColumn ? row.id : column == HistoryModel::MessageColumn ? row.text : column == HistoryModel::StateColumn ? state : QString();
    case Qt::AccessibleTextRole:
        return QStringList{row.id, state, tr("%1 stands here").arg(row.databases.join(QStringLiteral(", "))), row.text}.join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return row.text;
    case HistoryModel::RevisionIndexRole:
        return -1;
    case HistoryModel::RevisionIdRole:
        return row.id;
    case HistoryModel::MarksRole:
        return row.databases;
    case HistoryModel::UnknownRole:
        return true;
    case HistoryModel::StateRole:
        return int(row.isChosen ? HistoryModel::RevisionState::Current : HistoryModel::RevisionState::Unknown);
    default:
        return {};
    }
}

}  // namespace limbeck::ui
