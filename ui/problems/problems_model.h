// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/script.h"

#include <QAbstractTableModel>

#include <vector>

namespace limbeck::ui {

/// What is wrong with the project's files, worst first, as the snapshot has it. GUI thread.
class ProblemsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TextColumn, PlaceColumn, ColumnCount };
    enum Role {
        FileRole = Qt::UserRole + 1,   ///< QString: absolute path; empty: not in a file
        LineRole,                      ///< int; 0: not known
        RevisionsRole,                 ///< QStringList of the ids concerned
        WholeTextRole,                 ///< QString: with place and advice
    };
    explicit ProblemsModel(QObject *parent = nullptr);
    void setProblems(std::vector<revision::Problem> problems);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<revision::Problem> m_problems;
};

}  // namespace limbeck::ui
