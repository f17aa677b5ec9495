// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/delegation_consent.h"

#include "language/engine_messages.h"
#include "plan/plan_sheet.h"
#include "plan/python_dialog.h"
#include "plan/stored_python.h"
#include "project_session.h"

#include <utility>

namespace limbeck::ui {

DelegationConsent::DelegationConsent(ProjectSession &session, PlanSheet &sheet, QWidget *window) : QObject(window), m_session(session), m_sheet(sheet), m_window(window)
{
    connect(&sheet, &PlanSheet::pythonRequested, this, &DelegationConsent::ask);
    connect(&session.engine(), &EngineService::pythonsFound, this, [this](int job, const ProjectPythons &pythons) {
        if (std::exchange(m_findJob, job == m_findJob ? 0 : m_findJob) == job)
            takePythons(pythons);
    });
    connect(&session.engine(), &EngineService::pythonChecked, this, [this](int job, const CheckedPython &python) {
        if (job != m_checkJob)
            return;
        m_checkJob = 0;
        storePython(projectRoot(), python.program);
        m_sheet.allowPython(python.program.toStdString(), m_steps);
    });
    connect(&session.engine(), &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if (job != m_checkJob && job != m_findJob)
            return;
        m_checkJob = m_findJob = 0;
        m_sheet.showPythonProblem(errorText(*error));
    });
}

QString DelegationConsent::projectRoot() const { return m_session.snapshot() ? QString::fromStdString(m_session.snapshot()->project.root) : QString(); }

void DelegationConsent::ask(int step, bool chooses)
{
    if (projectRoot().isEmpty() || !m_sheet.plan() || step < 0)
        return;
    m_step = step;
    m_chooses = chooses;
    m_findJob = m_session.engine().findPythons(projectRoot());
}

void DelegationConsent::takePythons(const ProjectPythons &pythons)
{
    if (!m_sheet.plan() || std::size_t(m_step) >= m_sheet.plan()->steps.size())
        return;
    if (!pythons.isTrusted || m_chooses)
        question(pythons);
    else
        check(storedPython(projectRoot()), false, {m_step});
}

void DelegationConsent::question(const ProjectPythons &pythons)
{
    const migrate::PlannedStep &step = m_sheet.plan()->steps[std::size_t(m_step)];
    const std::vector<int> others = m_sheet.otherBlockedSteps(m_step);
    PythonDialog::Question question;
    question.revision = QString::fromStdString(step.step.id);
    if (step.unsupported)
        question.reason = engineText(step.unsupported->message() + (step.unsupported->position().file.empty() ? "" : "\n" + step.unsupported->position().toString()));
    question.projectRoot = projectRoot();
    question.targetName = m_session.targetName();
    question.chosen = m_sheet.choices().python.empty() ? storedPython(projectRoot()) : QString::fromStdString(m_sheet.choices().python);
    question.otherSteps = int(others.size());
    auto *dialog = new PythonDialog(question, pythons, m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, others, asked = m_step] {
        std::vector<int> steps{asked};
        if (dialog->isForAllSteps())
            steps.insert(steps.end(), others.begin(), others.end());
        check(dialog->program(), dialog->trusts(), std::move(steps));
    });
    dialog->open();
}

void DelegationConsent::check(const QString &program, bool trusts, std::vector<int> steps)
{
    m_steps = std::move(steps);
    m_checkJob = m_session.engine().checkPython(projectRoot(), program, trusts);
}

}  // namespace limbeck::ui
