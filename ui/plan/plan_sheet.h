// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace limbeck::ui {

class CodeEditor;
class MessageBanner;
class PlanModel;

/// What a change of the database will do, then how it goes on, then what came of it: one sheet for plan, progress and report. Runs nothing itself. GUI thread.
class PlanSheet : public QWidget {
    Q_OBJECT
public:
    explicit PlanSheet(QWidget *parent = nullptr);

    /// While the plan is being made.
    void showWaiting(const QString &title);
    /// `targetName`: the database as people call it, for the button: "Upgrade dev to head".
    void showPlan(PlanPtr plan, const QString &targetName);
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

Q_SIGNALS:
    void applyRequested();
    void stopRequested();
    /// By its button or Escape; while the plan is still being made, too.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void setHeadline(const QString &text, const QColor &colour = {});
    void showButtons(const QString &closeText, bool canApply, bool canStop);
    void copySql();
    QString summary() const;
    QString actionText() const;
    void selectStep(int step);

    PlanPtr m_plan;
    QString m_targetName;
    int m_jobId = 0;
    bool m_isBlocked = false;       ///< a step cannot be run natively
    int m_committedSteps = 0;
    int m_currentStep = -1;
    PlanModel *m_model;
    QLabel *m_headline;
    QLabel *m_summary;
    QTreeView *m_tree;
    CodeEditor *m_sql;
    MessageBanner *m_report;
    QCheckBox *m_perStep;
    QProgressBar *m_progress;
    QPushButton *m_copy;
    QPushButton *m_apply;
    QPushButton *m_stop;
    QPushButton *m_close;
};

}  // namespace limbeck::ui
