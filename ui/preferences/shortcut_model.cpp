// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences/shortcut_model.h"

#include "commands/command_registry.h"

namespace limbeck::ui {

ShortcutModel::ShortcutModel(CommandRegistry &registry, QObject *parent) : QAbstractTableModel(parent), m_registry(registry) {}

int ShortcutModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_registry.commands().size()); }

int ShortcutModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommandInfo &info = m_registry.commands()[std::size_t(index.row())];
    const QAction *action = m_registry.action(info.id);
    if (role == Qt::EditRole && index.column() == KeysColumn)
        return QVariant::fromValue(action->shortcut());
    if (role == Qt::ToolTipRole)
        return info.toolTip;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case CommandColumn:
        return CommandRegistry::plainText(info.text);
    case CategoryColumn:
        return info.category;
    case KeysColumn:
        return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
    default:
        return {};
    }
}

bool ShortcutModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != KeysColumn || role != Qt::EditRole)
        return false;
    const auto keys = value.value<QKeySequence>();
    for (const CommandInfo &other : m_registry.commands()) {
        QList<QKeySequence> left = m_registry.action(other.id)->shortcuts();
        if (!keys.isEmpty() && left.removeAll(keys) > 0)
            m_registry.setShortcuts(other.id, left);
    }
    m_registry.setShortcuts(m_registry.commands()[std::size_t(index.row())].id, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
    Q_EMIT dataChanged(this->index(0, KeysColumn), this->index(rowCount() - 1, KeysColumn));
    return true;
}

void ShortcutModel::resetAll()
{
    for (const CommandInfo &info : m_registry.commands())
        m_registry.resetShortcuts(info.id);
    Q_EMIT dataChanged(index(0, KeysColumn), index(rowCount() - 1, KeysColumn));
}

Qt::ItemFlags ShortcutModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.column() == KeysColumn ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CommandColumn:
        return tr("Command");
    case CategoryColumn:
        return tr("Menu");
    case KeysColumn:
        return tr("Shortcut");
    default:
        return {};
    }
}

}  // namespace limbeck::ui
