// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"
#include "jobs/python_jobs.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace limbeck::ui {

/// The question before code of the project is run, for a step, for reading its models or its compiled scripts: what runs, with which interpreter, and what that means. Cancel is the default. Runs and stores nothing. Opened with open().
class PythonDialog : public FittingDialog {
    Q_OBJECT
public:
    enum class Purpose { Step, Models, CompiledScripts };
    struct Question {
        Purpose purpose = Purpose::Step;
        QString revision;       ///< of Purpose::Step, as reason, target and other steps
        QString reason;         ///< what only Python can do, with file and line
        QString projectRoot;
        QString targetName;     ///< the database that the step changes
        QString chosen;         ///< interpreter that was used last; may be empty
        int otherSteps = 0;     ///< of the plan that need Python, too
    };
    PythonDialog(const Question &question, const ProjectPythons &pythons, QWidget *parent = nullptr);

    /// Empty: the first of the candidates that can import Alembic.
    QString program() const;
    bool trusts() const;
    bool isForAllSteps() const;

private:
    static QString headlineOf(const Question &question);
    static QString factsOf(const Question &question);
    void build(const Question &question, const ProjectPythons &pythons);
    void fillPrograms(const ProjectPythons &pythons, const QString &chosen);
    void chooseFile();
    void validate();

    QComboBox *m_programs;
    QCheckBox *m_all;
    QCheckBox *m_trust;
    QPushButton *m_go = nullptr;
};

}  // namespace limbeck::ui
