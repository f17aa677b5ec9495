// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/python_jobs.h"
#include "plan/python_dialog.h"

#include <QObject>

namespace limbeck::ui {

class ProjectSession;

/// Gets the user's consent to something that only the project's own Python can do: looks for the project's interpreters, asks unless the project is trusted, and sees that the chosen one has Alembic.
/// Nothing of the project runs before the answer. The interpreter chosen last is kept in the user's settings. One question at a time. GUI thread.
class PythonConsent : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the question. Both outlive it.
    PythonConsent(ProjectSession &session, QWidget *window);

    /// Project and last interpreter are filled in here. `evenIfTrusted`: to choose another interpreter.
    void ask(PythonDialog::Question question, bool evenIfTrusted = false);
    void ask(PythonDialog::Purpose purpose);

Q_SIGNALS:
    /// `isForAllSteps`: as PythonDialog.
    void granted(const QString &program, bool isForAllSteps);
    /// Empty: the user does not want it.
    void refused(const QString &problem);

private:
    void takePythons(const ProjectPythons &pythons);
    void openDialog(const ProjectPythons &pythons);
    void check(const QString &program, bool trusts);
    QString projectRoot() const;

    ProjectSession &m_session;
    QWidget *m_window;
    PythonDialog::Question m_question;
    bool m_evenIfTrusted = false;
    bool m_isForAllSteps = false;
    int m_findJob = 0, m_checkJob = 0;
};

}  // namespace limbeck::ui
