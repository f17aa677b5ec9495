// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/exact_consent.h"

#include "diff/diff_session.h"
#include "diff/diff_view.h"
#include "plan/python_dialog.h"
#include "plan/stored_python.h"
#include "project_session.h"

namespace limbeck::ui {

ExactConsent::ExactConsent(ProjectSession &session, DiffSession &diff, DiffView &view, QWidget *window) : QObject(window), m_session(session), m_diff(diff), m_view(view), m_window(window)
{
    connect(&view, &DiffView::exactRequested, this, &ExactConsent::ask);
    EngineService &engine = session.engine();
    connect(&engine, &EngineService::pythonsFound, this, [this](int job, const ProjectPythons &pythons) {
        if (job != m_findJob)
            return;
        m_findJob = 0;
        if (pythons.isTrusted)
            check(storedPython(projectRoot()), false);
        else
            question(pythons);
    });
    connect(&engine, &EngineService::pythonChecked, this, [this](int job, const CheckedPython &python) {
        if (job != m_checkJob)
            return;
        m_checkJob = 0;
        storePython(projectRoot(), python.program);
        m_diff.allowPython(python.program);
    });
    connect(&engine, &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if (job != m_checkJob && job != m_findJob)
            return;
        m_checkJob = m_findJob = 0;
        m_view.refuseExact(QString::fromStdString(error->toText()));
    });
}

QString ExactConsent::projectRoot() const { return m_session.snapshot() ? QString::fromStdString(m_session.snapshot()->project.root) : QString(); }

void ExactConsent::ask()
{
    if (!projectRoot().isEmpty())
        m_findJob = m_session.engine().findPythons(projectRoot());
}

void ExactConsent::question(const ProjectPythons &pythons)
{
    PythonDialog::Question question;
    question.purpose = PythonDialog::Purpose::Models;
    question.projectRoot = projectRoot();
    question.chosen = storedPython(projectRoot());
    auto *dialog = new PythonDialog(question, pythons, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { check(dialog->program(), dialog->trusts()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_view.refuseExact({}); });
    dialog->open();
}

void ExactConsent::check(const QString &program, bool trusts) { m_checkJob = m_session.engine().checkPython(projectRoot(), program, trusts); }

}  // namespace limbeck::ui
