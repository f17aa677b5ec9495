// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/delegation_consent.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "plan/plan_sheet.h"
#include "project_session.h"

namespace limbeck::ui {

DelegationConsent::DelegationConsent(ProjectSession &session, PlanSheet &sheet, QWidget *window)
    : QObject(window), m_session(session), m_sheet(sheet), m_consent(new PythonConsent(session, window))
{
    connect(&sheet, &PlanSheet::pythonRequested, this, &DelegationConsent::ask);
    connect(m_consent, &PythonConsent::granted, this, &DelegationConsent::allow);
    connect(m_consent, &PythonConsent::refused, this, [this](const QString &problem) {
        if (!problem.isEmpty())
            m_sheet.showPythonProblem(problem);
    });
}

bool DelegationConsent::hasStep(int step) const { return step >= 0 && m_sheet.plan() && std::size_t(step) < m_sheet.plan()->steps.size(); }

void DelegationConsent::ask(int step, bool chooses)
{
    if (!hasStep(step))
        return;
    m_step = step;
    m_others = m_sheet.otherBlockedSteps(step);
    const migrate::PlannedStep &planned = m_sheet.plan()->steps[std::size_t(step)];
    PythonDialog::Question question;
    question.revision = verbatim(planned.step.id);
    if (planned.unsupported)
        question.reason = engineText(planned.unsupported->message() + (planned.unsupported->position().file.empty() ? "" : "\n" + planned.unsupported->position().toString()));
    question.targetName = m_session.targetName();
    question.chosen = verbatim(m_sheet.choices().python);
    question.otherSteps = int(m_others.size());
    m_consent->ask(std::move(question), chooses);
}

void DelegationConsent::allow(const QString &program, bool isForAllSteps)
{
    if (!hasStep(m_step))
        return;
    std::vector<int> steps{m_step};
    if (isForAllSteps)
        steps.insert(steps.end(), m_others.begin(), m_others.end());
    m_sheet.allowPython(program.toStdString(), steps);
}

}  // namespace limbeck::ui
