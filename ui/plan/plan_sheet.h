// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "plan/plan_choices.h"

#include <QWidget>

#include <chrono>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace limbeck::ui {

class CodeEditor;
class MessageBanner;
class RehearsalBar;
class RunClock;
class PlanModel;
class StepPanel;

/// What a change of the database will do, then how it goes on, then what came of it: one sheet for plan, progress and report. Runs nothing itself. GUI thread.
class PlanSheet : public QWidget {
    Q_OBJECT
public:
    explicit PlanSheet(QWidget *parent = nullptr);

    /// While the plan is being made.
    void showWaiting(const QString &title);
    /// `targetName`: the database as people call it, for the button: "Upgrade dev to head". The choices made so far stay as far as they fit, and so does the selected step.
    void showPlan(PlanPtr plan, const QString &targetName);
    const PlanChoices &choices() const { return m_choices; }
    /// The user consented: the project's Python, `program`, may run these steps (indices), and those that it may run already.
    void allowPython(const std::string &program, const std::vector<int> &steps);
    /// Why a step cannot run with Python after all, in the sheet.
    void showPythonProblem(const QString &text);
    /// Steps that only Python can run and that nobody allowed yet, besides `step`.
    std::vector<int> otherBlockedSteps(int step) const;
    /// Why the plan shown must not be run here; empty: it may.
    void setRefusal(const QString &reason);
    void showRunning(int jobId);
    void update(const RunUpdate &update);
    void showFinished(const std::vector<std::string> &rows);
    void showFailed(const Error &error);
    bool isRunning() const { return m_jobId != 0; }
    int jobId() const { return m_jobId; }
    const PlanPtr &plan() const { return m_plan; }
    bool transactionPerMigration() const;
    RehearsalBar *rehearsal() const { return m_rehearsal; }
    /// A rehearsal is under way: the plan cannot be applied meanwhile.
    void showRehearsing();
    void showRehearsalEnd();
    /// How long the steps took in it: shown beside them, and believed by the clock of the run.
    void showRehearsed(const migrate::Rehearsal &rehearsal);
    /// 0: unknown.
    std::chrono::milliseconds estimate() const { return m_estimate; }

Q_SIGNALS:
    /// Another plan is shown, or none is any more.
    void planChanged();
    void applyRequested();
    void stopRequested();
    /// Consent is wanted for a step; `chooses`: the interpreter is to be chosen anew. Answered by allowPython().
    void pythonRequested(int step, bool chooses);
    /// The plan must be made again: other statements come of these choices.
    void planOutdated();
    /// By its button or Escape; while the plan is still being made, too.
    void closed();
    /// It came on the screen, or went.
    void shown(bool isShown);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void setHeadline(const QString &text, const QColor &colour = {});
    void showButtons(const QString &closeText, bool canApply, bool canStop);
    void copySql();
    QString summary() const;
    static QString rowsText(const std::vector<std::string> &rows);
    QString actionText() const;
    /// Steps that need Python or may, and that nobody allowed it for yet.
    std::vector<int> undecidedSteps() const;
    void selectStep(int step);
    int selectedStep() const;
    void showChoices();
    void showReport();
    void showStepPanel();
    /// What is shown above or below takes its room from the steps: the chosen one is still to be seen afterwards.
    void keepStepInView();
    void offerRehearsal();
    void setPreserved(bool preserve);
    void withdrawPython();
    void chooseNextUndecided();
    QString failureSummary(bool isWholeRun) const;

    PlanPtr m_plan;
    QString m_targetName;
    int m_jobId = 0;
    PlanChoices m_choices;
    QString m_refusal;              ///< why the plan must not be run here
    QString m_pythonProblem;
    bool m_isChoosing = false;      ///< the plan is shown and was not begun
    int m_committedSteps = 0;
    bool m_isStepCommitted = false;  ///< something of the step under way, or all of it
    bool m_isStepDelegated = false; ///< the one under way
    int m_currentStep = -1;
    PlanModel *m_model;
    QLabel *m_headline;
    QLabel *m_summary;
    QTreeView *m_tree;
    CodeEditor *m_sql;
    StepPanel *m_stepPanel;
    MessageBanner *m_report;
    QPushButton *m_nextUndecided;
    QCheckBox *m_perStep;
    QProgressBar *m_progress;
    RunClock *m_clock;
    RehearsalBar *m_rehearsal;
    std::chrono::milliseconds m_estimate{0};
    QPushButton *m_copy;
    QPushButton *m_apply;
    QPushButton *m_stop;
    QPushButton *m_close;
};

}  // namespace limbeck::ui
