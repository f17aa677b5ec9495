// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_sheet.h"

#include "common/message_banner.h"
#include "common/roomy_delegate.h"
#include "plan/plan_model.h"
#include "plan/run_seams.h"
#include "plan/step_panel.h"
#include "script/code_editor.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

QString rowsText(const std::vector<std::string> &rows)
{
    QStringList texts;
    for (const std::string &row : rows)
        texts << QString::fromStdString(row);
    return texts.isEmpty() ? PlanSheet::tr("base (no revision)") : texts.join(QStringLiteral(", "));
}

QString actionIcon(migrate::Direction direction)
{
    switch (direction) {
    case migrate::Direction::Upgrade:
        return QStringLiteral("upgrade");
    case migrate::Direction::Downgrade:
        return QStringLiteral("downgrade");
    case migrate::Direction::Stamp:
        return QStringLiteral("stamp");
    }
    return {};
}

}  // namespace

PlanSheet::PlanSheet(QWidget *parent)
    : QWidget(parent), m_model(new PlanModel(this)), m_headline(new QLabel), m_summary(new QLabel), m_tree(new QTreeView), m_sql(new CodeEditor(CodeEditor::Language::Sql)),
      m_stepPanel(new StepPanel), m_report(new MessageBanner), m_perStep(new QCheckBox(tr("Commit after &each step"))), m_progress(new QProgressBar),
      m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Cop&y SQL"))), m_apply(new QPushButton), m_stop(new QPushButton(themedIcon(QStringLiteral("stop")), tr("&Stop"))),
      m_close(new QPushButton)
{
    build();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_sql->setText(current.sibling(current.row(), 0).data(PlanModel::SqlRole).toString());
        showStepPanel();
    });
    connect(m_stepPanel, &StepPanel::pythonRequested, this, [this](bool chooses) { Q_EMIT pythonRequested(selectedStep(), chooses); });
    connect(m_stepPanel, &StepPanel::pythonWithdrawn, this, &PlanSheet::withdrawPython);
    connect(m_stepPanel, &StepPanel::preserveChanged, this, &PlanSheet::setPreserved);
    connect(m_perStep, &QCheckBox::toggled, this, [this] {
        if (m_isChoosing && m_plan && !m_plan->steps.empty())
            m_summary->setText(summary());
    });
    connect(m_copy, &QPushButton::clicked, this, &PlanSheet::copySql);
    connect(m_apply, &QPushButton::clicked, this, &PlanSheet::applyRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopRequested();
    });
    connect(m_close, &QPushButton::clicked, this, &PlanSheet::closed);
    showWaiting({});
}

void PlanSheet::build()
{
    QFont large = m_headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_headline->setFont(large);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    m_headline->setObjectName(QStringLiteral("planHeadline"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setObjectName(QStringLiteral("planSummary"));
    m_report->setObjectName(QStringLiteral("planReport"));
    m_report->setMaximumLines(10);
    m_tree->setObjectName(QStringLiteral("planTree"));
    m_tree->setAccessibleName(tr("Steps of the plan"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new RoomyDelegate(m_tree));
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(PlanModel::TextColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(PlanModel::NoteColumn, QHeaderView::Interactive);
    m_tree->header()->setSectionResizeMode(PlanModel::StateColumn, QHeaderView::Interactive);
    m_tree->header()->resizeSection(PlanModel::NoteColumn, fontMetrics().averageCharWidth() * 34);
    m_tree->header()->resizeSection(PlanModel::StateColumn, fontMetrics().averageCharWidth() * 16);
    m_sql->setReadOnly(true);
    m_sql->setObjectName(QStringLiteral("planSql"));
    m_sql->setAccessibleName(tr("SQL of the selected step"));
    m_perStep->setToolTip(tr("What is done stays when a later step fails"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Steps done"));
    m_copy->setObjectName(QStringLiteral("planCopy"));
    m_apply->setObjectName(QStringLiteral("planApply"));
    m_stop->setObjectName(QStringLiteral("planStop"));
    m_close->setObjectName(QStringLiteral("planClose"));

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_sql);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_perStep);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_close);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(m_headline);
    layout->addWidget(m_summary);
    layout->addWidget(m_report);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_stepPanel);
    layout->addWidget(m_progress);
    layout->addLayout(buttons);
}

void PlanSheet::showButtons(const QString &closeText, bool canApply, bool canStop)
{
    m_close->setText(closeText);
    m_close->setVisible(!closeText.isEmpty());
    m_apply->setVisible(canApply);
    m_stop->setVisible(canStop);
    m_stop->setEnabled(canStop);
    m_copy->setVisible(m_model->rowCount() > 0);
}

void PlanSheet::copySql()
{
    QStringList steps;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex step = m_model->index(row, 0);
        steps << QStringLiteral("-- ") + step.data().toString() + QLatin1Char('\n') + step.data(PlanModel::SqlRole).toString();
    }
    QApplication::clipboard()->setText(steps.join(QStringLiteral("\n\n")) + QLatin1Char('\n'));
}

void PlanSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !isRunning()) {
        event->accept();
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool PlanSheet::transactionPerMigration() const { return m_perStep->isVisibleTo(this) && m_perStep->isChecked(); }

void PlanSheet::setHeadline(const QString &text, const QColor &colour)
{
    m_headline->setPalette(colour.isValid() ? recoloured(palette(), QPalette::WindowText, colour) : QPalette());
    m_headline->setText(text);
}

void PlanSheet::showWaiting(const QString &title)
{
    m_plan.reset();
    m_jobId = 0;
    m_isChoosing = false;
    m_choices = {};
    m_refusal.clear();
    m_pythonProblem.clear();
    m_stepPanel->clear();
    m_model->setPlan({});
    setHeadline(title);
    m_summary->setText(tr("Reading the database and the scripts…"));
    m_report->showText(MessageBanner::Tone::Warning, {});
    m_sql->setText({});
    m_perStep->hide();
    showButtons(tr("Cancel"), false, false);
    m_progress->setRange(0, 0);
    m_progress->show();
}

QString PlanSheet::actionText() const
{
    switch (m_plan->direction) {
    case migrate::Direction::Upgrade:
        return tr("Upgrade %1").arg(m_targetName);
    case migrate::Direction::Downgrade:
        return tr("Downgrade %1").arg(m_targetName);
    case migrate::Direction::Stamp:
        return tr("Stamp %1").arg(m_targetName);
    }
    return {};
}

QString PlanSheet::summary() const
{
    QStringList sentences{tr("%n step(s): from %1 to %2.", nullptr, int(m_plan->steps.size())).arg(rowsText(m_plan->rowsBefore), rowsText(m_plan->rowsAfter))};
    if (m_plan->direction == migrate::Direction::Stamp)
        sentences << tr("Only the version table changes; no script is run.");
    else
        sentences << rollbackWords(*m_plan, m_choices, transactionPerMigration());
    QString text = sentences.join(QLatin1Char(' '));
    for (const std::string &warning : m_plan->warnings)
        text += QLatin1Char('\n') + QString::fromStdString(warning);
    return text;
}

void PlanSheet::showPlan(PlanPtr plan, const QString &targetName)
{
    const bool isAgain = m_plan && m_isChoosing;
    const int selected = isAgain ? std::max(0, selectedStep()) : 0;
    m_plan = std::move(plan);
    m_targetName = targetName;
    m_jobId = 0;
    m_isChoosing = true;
    m_choices = m_choices.fittedTo(*m_plan);
    m_pythonProblem.clear();
    m_model->setPlan(m_plan, m_choices);
    m_progress->hide();
    const bool isEmpty = m_plan->steps.empty();
    setHeadline(isEmpty ? tr("Nothing to do") : actionText());
    m_perStep->setVisible(!isEmpty && m_plan->oneTransaction && m_plan->direction != migrate::Direction::Stamp);
    m_perStep->setEnabled(true);
    if (!isAgain)
        m_perStep->setChecked(false);
    m_summary->setText(isEmpty ? tr("%1 already stands at %2.").arg(targetName, rowsText(m_plan->rowsBefore)) : summary());
    m_apply->setText(actionText());
    m_apply->setIcon(themedIcon(actionIcon(m_plan->direction)));
    showButtons(isEmpty ? tr("Close") : tr("Cancel"), !isEmpty, false);
    showReport();
    constexpr int kExpandAllUpTo = 3;
    if (m_plan->steps.size() <= kExpandAllUpTo)
        m_tree->expandAll();
    if (!isEmpty)
        m_tree->setCurrentIndex(m_model->index(std::min(selected, m_model->rowCount() - 1), 0));
    showStepPanel();
    // Enter and Space do no harm.
    if (!isAgain)
        m_close->setFocus();
}

void PlanSheet::setRefusal(const QString &reason)
{
    m_refusal = reason;
    if (m_isChoosing)
        showReport();
}

void PlanSheet::showReport()
{
    const int blocked = int(otherBlockedSteps(-1).size());
    QString text = m_pythonProblem;
    if (text.isEmpty())
        text = m_refusal;
    if (text.isEmpty() && blocked > 0)
        text = tr("%n step(s) can be run by Python only. Nothing is run before you allow the project's own Python for each of them.", nullptr, blocked);
    m_apply->setEnabled(blocked == 0 && m_refusal.isEmpty());
    m_report->showText(MessageBanner::Tone::Warning, text);
}

std::vector<int> PlanSheet::otherBlockedSteps(int step) const
{
    std::vector<int> blocked;
    for (int i = 0; m_plan && std::size_t(i) < m_plan->steps.size(); ++i) {
        if (i != step && isBlocked(m_plan->steps[std::size_t(i)], m_choices))
            blocked.push_back(i);
    }
    return blocked;
}

void PlanSheet::allowPython(const std::string &program, const std::vector<int> &steps)
{
    if (!m_isChoosing)
        return;
    m_choices.python = program;
    for (const int step : steps) {
        if (step >= 0 && std::size_t(step) < m_plan->steps.size())
            m_choices.delegated.insert(m_plan->steps[std::size_t(step)].step.id);
    }
    m_pythonProblem.clear();
    showChoices();
}

void PlanSheet::showPythonProblem(const QString &text)
{
    if (!m_isChoosing)
        return;
    m_pythonProblem = text;
    showReport();
}

void PlanSheet::withdrawPython()
{
    if (const int step = selectedStep(); m_isChoosing && step >= 0)
        m_choices.delegated.erase(m_plan->steps[std::size_t(step)].step.id);
    showChoices();
}

void PlanSheet::setPreserved(bool preserve)
{
    const int step = selectedStep();
    if (!m_isChoosing || step < 0)
        return;
    const std::string &id = m_plan->steps[std::size_t(step)].step.id;
    if (preserve)
        m_choices.preserved.insert(id);
    else
        m_choices.preserved.erase(id);
    showChoices();
    // Until the statements are there that come of it.
    m_apply->setEnabled(false);
    Q_EMIT planOutdated();
}

void PlanSheet::showChoices()
{
    m_model->setChoices(m_choices);
    m_summary->setText(summary());
    m_sql->setText(m_tree->currentIndex().siblingAtColumn(0).data(PlanModel::SqlRole).toString());
    showReport();
    showStepPanel();
}

int PlanSheet::selectedStep() const
{
    const QModelIndex current = m_tree->currentIndex();
    return current.isValid() ? current.siblingAtColumn(0).data(PlanModel::StepIndexRole).toInt() : -1;
}

void PlanSheet::showStepPanel()
{
    const int step = selectedStep();
    if (m_plan && step >= 0 && std::size_t(step) < m_plan->steps.size() && m_isChoosing)
        m_stepPanel->showStep(m_plan->steps[std::size_t(step)], m_choices, true);
    else
        m_stepPanel->clear();
}

void PlanSheet::showRunning(int jobId)
{
    m_jobId = jobId;
    m_isChoosing = false;
    m_committedSteps = 0;
    m_currentStep = -1;
    m_isStepDelegated = false;
    m_stepPanel->clear();
    m_report->showText(MessageBanner::Tone::Warning, {});
    m_perStep->setEnabled(false);
    showButtons({}, false, true);
    m_progress->setRange(0, std::max(1, m_model->rowCount()));
    m_progress->setValue(0);
    m_progress->show();
}

void PlanSheet::selectStep(int step)
{
    const QModelIndex index = m_model->index(step, 0);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void PlanSheet::update(const RunUpdate &update)
{
    switch (update.kind) {
    case RunUpdate::Kind::StepStarted:
        m_currentStep = update.step;
        m_isStepDelegated = false;
        m_model->setStepState(update.step, PlanModel::StepState::Running);
        selectStep(update.step);
        break;
    case RunUpdate::Kind::StepFinished:
        m_model->setStepState(update.step, PlanModel::StepState::Done);
        m_progress->setValue(update.step + 1);
        break;
    case RunUpdate::Kind::StepDelegated:
        // What was done before is committed.
        m_isStepDelegated = true;
        m_committedSteps = std::max(0, m_currentStep);
        m_model->setStepState(m_currentStep, PlanModel::StepState::Running, tr("⇢ in %1").arg(update.text));
        break;
    case RunUpdate::Kind::Committed:
        m_committedSteps = m_isStepDelegated ? m_currentStep + 1 : m_progress->value();
        break;
    case RunUpdate::Kind::WaitingForLock:
        m_summary->setText(tr("Another upgrader is at work: %1. Waiting for it to end.").arg(update.text));
        break;
    case RunUpdate::Kind::StatementStarted:
        m_sql->setText(update.text);
        break;
    case RunUpdate::Kind::Planned:
    case RunUpdate::Kind::StatementFinished:
    case RunUpdate::Kind::Log:
        break;
    }
}

void PlanSheet::showFinished(const std::vector<std::string> &rows)
{
    m_jobId = 0;
    m_progress->hide();
    m_perStep->hide();
    showButtons(tr("Close"), false, false);
    setHeadline(tr("Done"), Theme::current().success);
    m_summary->setText(tr("%1 now stands at %2.").arg(m_targetName, rowsText(rows)));
    // What is selected again, not the last statement that ran.
    m_sql->setText(m_tree->currentIndex().siblingAtColumn(0).data(PlanModel::SqlRole).toString());
    m_close->setFocus();
}

QString PlanSheet::failureSummary(bool isWholeRun) const
{
    if (m_isStepDelegated && m_currentStep >= m_committedSteps)
        return m_committedSteps == 0 ? tr("The step failed in the project's Python; no step stands before it.") : tr("The step failed in the project's Python; the steps before it stay.");
    if (!isWholeRun)
        return tr("The failed step was rolled back; the steps before it stay.");
    if (m_committedSteps == 0)
        return tr("Everything was rolled back: the database is as it was.");
    return tr("Rolled back up to the last commit: the first %n step(s) stay.", nullptr, m_committedSteps);
}

void PlanSheet::showFailed(const Error &error)
{
    const bool ran = m_jobId != 0;
    const bool isWholeRun = m_plan && m_plan->oneTransaction && !transactionPerMigration();
    m_jobId = 0;
    m_progress->hide();
    m_perStep->hide();
    showButtons(tr("Close"), false, false);
    const bool isStopped = error.code() == ErrorCode::Cancelled;
    setHeadline(isStopped ? tr("Stopped") : tr("It did not work"), isStopped ? Theme::current().warning : Theme::current().danger);
    if (ran && m_plan) {
        if (m_currentStep >= m_committedSteps && m_currentStep >= 0)
            m_model->setStepState(m_currentStep, PlanModel::StepState::Failed);
        if (isWholeRun)
            m_model->markUndoneFrom(m_committedSteps);
        m_summary->setText(failureSummary(isWholeRun));
    } else {
        m_summary->setText(tr("Nothing was done."));
    }
    m_report->showText(isStopped ? MessageBanner::Tone::Warning : MessageBanner::Tone::Danger, QString::fromStdString(error.toText()));
    m_close->setFocus();
}

}  // namespace limbeck::ui
