// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/python_jobs.h"

#include <QObject>

#include <vector>

class QWidget;

namespace limbeck::ui {

class PlanSheet;
class ProjectSession;

/// Gets the user's consent for steps that only Python can run: looks for the project's interpreters, asks unless the project is trusted, sees that the interpreter has Alembic, and tells the plan
/// sheet. Nothing of the project runs before the answer. The interpreter chosen last is kept in the user's settings. GUI thread; owned by the window.
class DelegationConsent : public QObject {
    Q_OBJECT
public:
    DelegationConsent(ProjectSession &session, PlanSheet &sheet, QWidget *window);

private:
    void ask(int step, bool chooses);
    void takePythons(const ProjectPythons &pythons);
    void question(const ProjectPythons &pythons);
    void check(const QString &program, bool trusts, std::vector<int> steps);
    QString projectRoot() const;

    ProjectSession &m_session;
    PlanSheet &m_sheet;
    QWidget *m_window;
    int m_findJob = 0, m_checkJob = 0;
    int m_step = -1;
    bool m_chooses = false;
    std::vector<int> m_steps;       ///< that the interpreter being checked is for
};

}  // namespace limbeck::ui
