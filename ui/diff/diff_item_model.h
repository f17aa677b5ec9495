// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_result.h"

#include <QAbstractItemModel>

#include <set>
#include <vector>

namespace limbeck::ui {

/// The items of a diff as a tree: tables (and types) by name, below them what differs, each with its sign. Pending items can be ticked: those ticked go into the next revision; items that the
/// project ignores are told with their reason and cannot be ticked. GUI thread.
class DiffItemModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { ChangeColumn, NoteColumn, ColumnCount };
    enum Role {
        ItemRole = Qt::UserRole + 1,  ///< int: index in PendingDiff::items; -1: a table
        KeyRole,                      ///< QString, of items
        SignRole,                     ///< QString: "+", "−", "~", "→"
        IsIgnoredRole,                ///< bool
    };

    explicit DiffItemModel(QObject *parent = nullptr);

    /// Absent: nothing. What was unticked before stays unticked.
    void setDiff(DiffPtr diff);
    const DiffPtr &diff() const { return m_diff; }
    const autogenerate::PendingItem *itemAt(const QModelIndex &index) const;   ///< null: a table
    QModelIndex indexOfKey(const QString &key) const;

    /// Keys of the items that are taken: ticked and not ignored.
    std::set<std::string> taken() const;
    int takenCount() const { return int(taken().size()); }
    int itemCount() const;                ///< without the ignored ones
    void setAllTaken(bool taken);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void takenChanged();

private:
    struct Group {
        QString name;
        QString sign;
        std::vector<int> items;     ///< indices in the diff
    };
    const autogenerate::PendingItem &item(int at) const { return m_diff->diff.items[std::size_t(at)]; }
    bool isTaken(const autogenerate::PendingItem &item) const;
    bool canTake() const;
    Qt::CheckState stateOf(const Group &group) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant itemData(const autogenerate::PendingItem &item, int at, int column, int role) const;
    QString noteOf(const autogenerate::PendingItem &item) const;

    DiffPtr m_diff;
    std::vector<Group> m_groups;
    std::set<std::string> m_left;   ///< keys that the user unticked
};

}  // namespace limbeck::ui
