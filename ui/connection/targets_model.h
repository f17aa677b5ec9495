// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/protection.h"
#include "connection/status_light.h"
#include "connection/target_settings.h"

#include <QAbstractTableModel>

#include <vector>

namespace limbeck::ui {

/// One database of the project as the list shows it.
struct TargetRow {
    QString name;
    QString url;               ///< without its password, or why there is none
    Stage stage = Stage::Unknown;
    TargetColour colour = TargetColour::Automatic;
    ConnectionStatus status = ConnectionStatus::Unknown;
    QString statusText;        ///< why there is no connection
    QString server;            ///< "PostgreSQL 15.8"; empty: not known
    QStringList revisions;     ///< where it stands
    bool isKnown = false;      ///< it was read: no revisions mean base
    Protection protection = Protection::Guarded;
    bool isUnlocked = false;
    bool isChosen = false;

    bool operator==(const TargetRow &) const = default;
};

/// The databases of the project with what is known of each. GUI thread.
class TargetsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, RevisionColumn, ServerColumn, ProtectionColumn, ColumnCount };
    enum Role { StatusRole = Qt::UserRole + 1, StripRole, ChosenRole };   ///< ConnectionStatus as int; QColor; bool

    explicit TargetsModel(QObject *parent = nullptr);
    /// Rows that only changed keep their selection.
    void setRows(std::vector<TargetRow> rows);
    const std::vector<TargetRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const TargetRow &row, int column) const;

    std::vector<TargetRow> m_rows;
};

}  // namespace limbeck::ui
