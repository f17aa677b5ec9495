// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "plan/plan_choices.h"

#include <QAbstractItemModel>

#include <vector>

namespace limbeck::ui {

/// The steps of a plan with their statements below them, and how far a run of it came. GUI thread.
class PlanModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { TextColumn, NoteColumn, StateColumn, ColumnCount };
    enum Role {
        StepIndexRole = Qt::UserRole + 1,  ///< int, for steps and their statements
        SqlRole,                           ///< QString: the statement, or all of a step
        StepStateRole,                     ///< StepState as int, steps only
        IsBlockedRole,                     ///< bool: only Python can run this step, and nobody allowed it to
    };
    enum class StepState { Waiting, Running, Done, Failed, Undone };

    explicit PlanModel(QObject *parent = nullptr);
    void setPlan(PlanPtr plan, PlanChoices choices = {});
    const PlanPtr &plan() const { return m_plan; }
    /// What is decided about the same steps: their notes change, their rows stay.
    void setChoices(PlanChoices choices);
    void setStepState(int step, StepState state, const QString &note = {});
    StepState stepState(int step) const;
    /// How long a step took in a rehearsal, shown while it waits.
    void setEstimate(int step, const QString &text);
    /// The step at which a rehearsal failed, shown while it waits; -1: none did.
    void setFailedInRehearsal(int step);
    /// All steps that are done become undone: the run was rolled back.
    void markUndoneFrom(int step);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        QString text;
        QString note;
        bool isFinding = false;
    };
    struct Item {
        QString title;
        QString note;
        QString sql;
        bool isBlocked = false;
        StepState state = StepState::Waiting;
        QString estimate;
        std::vector<Line> lines;
    };
    static Item itemOf(const migrate::PlannedStep &step, const PlanChoices &choices);
    static QString noteOf(const migrate::PlannedStep &step, const PlanChoices &choices);
    QVariant stepData(const Item &item, int column, int role, int step) const;
    QVariant lineData(const Line &line, int column, int role, int step) const;

    PlanPtr m_plan;
    std::vector<Item> m_items;
    int m_failedInRehearsal = -1;
};

}  // namespace limbeck::ui
