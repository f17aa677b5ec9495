// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QKeySequence>

namespace limbeck::ui {

class CommandRegistry;

/// The commands with their shortcuts, which can be edited; a shortcut that another command has is taken from that one. Changes are stored at once.
class ShortcutModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CommandColumn, CategoryColumn, KeysColumn, ColumnCount };
    explicit ShortcutModel(CommandRegistry &registry, QObject *parent = nullptr);
    void resetAll();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    CommandRegistry &m_registry;
};

}  // namespace limbeck::ui
