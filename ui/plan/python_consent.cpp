// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/python_consent.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "plan/stored_python.h"
#include "project_session.h"

namespace limbeck::ui {

PythonConsent::PythonConsent(ProjectSession &session, QWidget *window) : QObject(window), m_session(session), m_window(window)
{
    EngineService &engine = session.engine();
    connect(&engine, &EngineService::pythonsFound, this, [this](int job, const ProjectPythons &pythons) {
        if (job != m_findJob)
            return;
        m_findJob = 0;
        takePythons(pythons);
    });
    connect(&engine, &EngineService::pythonChecked, this, [this](int job, const CheckedPython &python) {
        if (job != m_checkJob)
            return;
        m_checkJob = 0;
        storePython(projectRoot(), python.program);
        Q_EMIT granted(python.program, m_isForAllSteps);
    });
    connect(&engine, &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if (job != m_checkJob && job != m_findJob)
            return;
        m_checkJob = m_findJob = 0;
        Q_EMIT refused(errorText(*error));
    });
}

QString PythonConsent::projectRoot() const { return m_session.snapshot() ? verbatim(m_session.snapshot()->project.root) : QString(); }

void PythonConsent::ask(PythonDialog::Purpose purpose)
{
    PythonDialog::Question question;
    question.purpose = purpose;
    ask(std::move(question));
}

void PythonConsent::ask(PythonDialog::Question question, bool evenIfTrusted)
{
    if (projectRoot().isEmpty())
        return;
    m_question = std::move(question);
    m_evenIfTrusted = evenIfTrusted;
    m_findJob = m_session.engine().findPythons(projectRoot());
}

void PythonConsent::takePythons(const ProjectPythons &pythons)
{
    m_question.projectRoot = projectRoot();
    if (m_question.chosen.isEmpty())
        m_question.chosen = storedPython(projectRoot());
    m_isForAllSteps = false;
    if (pythons.isTrusted && !m_evenIfTrusted)
        check(storedPython(projectRoot()), false);
    else
        openDialog(pythons);
}

void PythonConsent::openDialog(const ProjectPythons &pythons)
{
    auto *dialog = new PythonDialog(m_question, pythons, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_isForAllSteps = dialog->isForAllSteps();
        check(dialog->program(), dialog->trusts());
    });
    connect(dialog, &QDialog::rejected, this, [this] { Q_EMIT refused({}); });
    dialog->open();
}

void PythonConsent::check(const QString &program, bool trusts) { m_checkJob = m_session.engine().checkPython(projectRoot(), program, trusts); }

}  // namespace limbeck::ui
