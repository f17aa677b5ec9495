// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/python_jobs.h"
#include "plan/python_dialog.h"

#include <QObject>

namespace limbeck::ui {

class ProjectSession;

/// Asks whether the project's own Python may read something of the project, once for a project that is not trusted, and looks whether it can. GUI thread.
class PythonConsent : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the question. Both outlive it.
    PythonConsent(ProjectSession &session, PythonDialog::Purpose purpose, QWidget *window);
    void ask();

Q_SIGNALS:
    void granted(const QString &program);
    /// Empty: the user does not want it.
    void refused(const QString &problem);

private:
    void question(const ProjectPythons &pythons);
    void check(const QString &program, bool trusts);
    QString projectRoot() const;

    ProjectSession &m_session;
    PythonDialog::Purpose m_purpose;
    QWidget *m_window;
    int m_findJob = 0, m_checkJob = 0;
};

}  // namespace limbeck::ui
