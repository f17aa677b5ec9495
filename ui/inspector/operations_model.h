// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QAbstractItemModel>

#include <vector>

namespace limbeck::ui {

/// What a script does, as a tree: its operations in order, below a batch its parts, below the others their SQL. GUI thread.
class OperationsModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { WordsColumn, LineColumn, ColumnCount };
    enum Role {
        LineRole = Qt::UserRole + 1,  ///< int: line of the script, 0: not known
        IsSqlRole,                    ///< bool: the text is SQL
    };
    explicit OperationsModel(QObject *parent = nullptr);
    void setItems(const std::vector<migrate::PreviewItem> &items);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Part {
        QString text;
        int line = 0;
        bool isSql = false;
    };
    struct Item {
        QString text;
        QString note;
        int line = 0;
        std::vector<Part> parts;
    };
    std::vector<Item> m_items;
};

}  // namespace limbeck::ui
