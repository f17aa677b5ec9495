// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan_choices.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace limbeck::ui {

class MessageBanner;

/// What is to be decided about the step selected in a plan: whether the project's own Python may run it, whether its rebuilds keep what they would lose. Shows nothing when there is nothing to decide.
class StepPanel : public QWidget {
    Q_OBJECT
public:
    explicit StepPanel(QWidget *parent = nullptr);
    /// `canChoose`: false while the plan runs and afterwards: what was chosen is only told.
    void showStep(const migrate::PlannedStep &step, const PlanChoices &choices, bool canChoose);
    void clear();

Q_SIGNALS:
    /// The user wants the step to run with Python; consent is asked for elsewhere. `chooses`: which interpreter is to be chosen anew.
    void pythonRequested(bool chooses);
    void pythonWithdrawn();
    void preserveChanged(bool preserve);

private:
    void showPython(const migrate::PlannedStep &step, const PlanChoices &choices, bool canChoose);
    void showRebuild(const migrate::PlannedStep &step, const PlanChoices &choices, bool canChoose);

    MessageBanner *m_python;
    QPushButton *m_run;
    QPushButton *m_change;
    QPushButton *m_withdraw;
    MessageBanner *m_rebuild;
    QCheckBox *m_preserve;
};

}  // namespace limbeck::ui
