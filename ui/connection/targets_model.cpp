// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/targets_model.h"

#include <QFont>

namespace limbeck::ui {

TargetsModel::TargetsModel(QObject *parent) : QAbstractTableModel(parent) {}

void TargetsModel::setRows(std::vector<TargetRow> rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row] == m_rows[row])
            continue;
        m_rows[row] = std::move(rows[row]);
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
    }
}

int TargetsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int TargetsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString TargetsModel::text(const TargetRow &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.name;
    case RevisionColumn:
        return !row.isKnown ? tr("unknown") : row.revisions.isEmpty() ? tr("base") : row.revisions.join(QStringLiteral(", "));
    case ServerColumn:
        return row.server;
    case ProtectionColumn:
        return row.isUnlocked ? tr("%1, unlocked").arg(protectionWord(row.protection)) : protectionWord(row.protection);
    default:
        return {};
    }
}

QVariant TargetsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TargetRow &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return QStringList{row.url, row.statusText.isEmpty() ? statusWord(row.status) : row.statusText, protectionSentence(row.protection)}.join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? QStringList{row.name, stageWord(row.stage), statusWord(row.status)}.join(QStringLiteral(", ")) : text(row, index.column());
    case Qt::FontRole: {
        QFont font;
        font.setBold(row.isChosen);
        return index.column() == NameColumn ? QVariant(font) : QVariant();
    }
    case StatusRole:
        return int(row.status);
    case StripRole:
        return targetColour(row.colour, row.stage);
    case ChosenRole:
        return row.isChosen;
    default:
        return {};
    }
}

QVariant TargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Database");
    case RevisionColumn:
        return tr("Stands at");
    case ServerColumn:
        return tr("Server");
    case ProtectionColumn:
        return tr("Protection");
    default:
        return {};
    }
}

}  // namespace limbeck::ui
