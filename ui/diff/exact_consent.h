// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/python_jobs.h"

#include <QObject>

class QWidget;

namespace limbeck::ui {

class DiffSession;
class DiffView;
class ProjectSession;

/// Asks whether the project's own Python may import the models, once for a project that is not trusted, and looks whether it can. GUI thread.
class ExactConsent : public QObject {
    Q_OBJECT
public:
    /// `window`: parent of the question. All outlive it.
    ExactConsent(ProjectSession &session, DiffSession &diff, DiffView &view, QWidget *window);

private:
    void ask();
    void question(const ProjectPythons &pythons);
    void check(const QString &program, bool trusts);
    QString projectRoot() const;

    ProjectSession &m_session;
    DiffSession &m_diff;
    DiffView &m_view;
    QWidget *m_window;
    int m_findJob = 0, m_checkJob = 0;
};

}  // namespace limbeck::ui
