// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/step_panel.h"

#include "common/message_banner.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

QString placeOf(const Error &error) { return error.position().file.empty() ? QString() : QStringLiteral(" (%1)").arg(verbatim(error.position().toString())); }

QString listOf(const std::vector<std::string> &texts)
{
    QStringList lines;
    for (const std::string &text : texts)
        lines << QStringLiteral("• ") + engineText(text);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

StepPanel::StepPanel(QWidget *parent)
    : QWidget(parent), m_python(new MessageBanner), m_run(m_python->addButton(tr("Run this step with the project's &Python…"))), m_change(m_python->addButton(tr("C&hange…"))),
      m_withdraw(m_python->addButton(tr("&Not with Python"))), m_rebuild(new MessageBanner), m_preserve(new QCheckBox(tr("&Keep it")))
{
    setObjectName(QStringLiteral("stepPanel"));
    m_python->setObjectName(QStringLiteral("stepPython"));
    m_python->setMaximumLines(4);
    m_run->setObjectName(QStringLiteral("stepPythonRun"));
    m_change->setObjectName(QStringLiteral("stepPythonChange"));
    m_change->setToolTip(tr("Choose another interpreter"));
    m_withdraw->setObjectName(QStringLiteral("stepPythonWithdraw"));
    m_rebuild->setObjectName(QStringLiteral("stepRebuild"));
    m_rebuild->setMaximumLines(5);
    m_preserve->setObjectName(QStringLiteral("stepPreserve"));
    m_preserve->setToolTip(tr("The rebuilt table keeps what Alembic's rebuild would lose"));
    m_rebuild->addWidget(m_preserve);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_python);
    layout->addWidget(m_rebuild);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT pythonRequested(false); });
    connect(m_change, &QPushButton::clicked, this, [this] { Q_EMIT pythonRequested(true); });
    connect(m_withdraw, &QPushButton::clicked, this, &StepPanel::pythonWithdrawn);
    connect(m_preserve, &QCheckBox::toggled, this, &StepPanel::preserveChanged);
    clear();
}

void StepPanel::clear()
{
    m_python->showText(MessageBanner::Tone::Warning, {});
    m_rebuild->showText(MessageBanner::Tone::Warning, {});
    hide();
}

void StepPanel::showStep(const migrate::PlannedStep &step, const PlanChoices &choices, bool canChoose)
{
    showPython(step, choices, canChoose);
    showRebuild(step, choices, canChoose);
    setVisible(!m_python->text().isEmpty() || !m_rebuild->text().isEmpty());
}

void StepPanel::showPython(const migrate::PlannedStep &step, const PlanChoices &choices, bool canChoose)
{
    const bool isDelegated = choices.isDelegated(step);
    m_run->setVisible(canChoose && !isDelegated);
    m_change->setVisible(canChoose && isDelegated);
    m_withdraw->setVisible(canChoose && isDelegated);
    if (step.support == migrate::StepSupport::Native || !step.unsupported)
        return m_python->showText(MessageBanner::Tone::Warning, {});
    const QString id = verbatim(step.step.id);
    const QString reason = engineText(step.unsupported->message()) + placeOf(*step.unsupported);
    if (isDelegated) {
        m_python->showText(MessageBanner::Tone::Warning,
                           tr("%1 runs with %2. What stands before it is committed first, then Python commits this step; a failure after it undoes neither.").arg(id, verbatim(choices.python)));
    } else if (step.support == migrate::StepSupport::NeedsPython) {
        m_python->showText(MessageBanner::Tone::Warning, tr("Only Python can run %1: %2").arg(id, reason));
    } else {
        m_python->showText(MessageBanner::Tone::Warning, tr("%1 may need Python: %2. Only the run shows whether it comes to that place; without Python it is rolled back there.").arg(id, reason));
    }
}

void StepPanel::showRebuild(const migrate::PlannedStep &step, const PlanChoices &choices, bool canChoose)
{
    if (step.preservable.empty())
        return m_rebuild->showText(MessageBanner::Tone::Warning, {});
    const bool isPreserved = choices.isPreserved(step);
    const QSignalBlocker blocker(m_preserve);
    m_preserve->setChecked(isPreserved);
    m_preserve->setEnabled(canChoose);
    m_rebuild->showText(MessageBanner::Tone::Warning, (isPreserved ? tr("These losses of Alembic's rebuild are avoided:") : tr("This step rebuilds tables as Alembic does, and loses:")) + QLatin1Char('\n') + listOf(step.preservable));
}

}  // namespace limbeck::ui
