// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_sheet.h"

#include "common/message_banner.h"
#include "common/roomy_delegate.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "plan/plan_model.h"
#include "plan/rehearsal_bar.h"
#include "plan/run_clock.h"
#include "plan/run_seams.h"
#include "plan/step_panel.h"
#include "script/code_editor.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShowEvent>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

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
      m_stepPanel(new StepPanel), m_report(new MessageBanner), m_nextUndecided(m_report->addButton(tr("&Show the next one"))), m_perStep(new QCheckBox(tr("Commit after &each step"))), m_progress(new QProgressBar), m_clock(new RunClock), m_rehearsal(new RehearsalBar),
      m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Cop&y SQL"))), m_apply(new QPushButton), m_stop(new QPushButton(themedIcon(QStringLiteral("stop")), tr("&Stop"))),
      m_close(new QPushButton)
{
    build();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_sql->setText(current.sibling(current.row(), 0).data(PlanModel::SqlRole).toString());
        showStepPanel();
    });
    connect(m_nextUndecided, &QPushButton::clicked, this, &PlanSheet::chooseNextUndecided);
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
    m_nextUndecided->setObjectName(QStringLiteral("planNextUndecided"));
    m_nextUndecided->setToolTip(tr("Chooses the next step that Python is to be allowed for"));
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
    layout->addWidget(m_rehearsal);
    auto *progress = new QHBoxLayout;
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_clock);
    layout->addLayout(progress);
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

void PlanSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        Q_EMIT shown(true);
}

void PlanSheet::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        Q_EMIT shown(false);
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
    m_estimate = {};
    m_rehearsal->clear();
    Q_EMIT planChanged();
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

QString PlanSheet::rowsText(const std::vector<std::string> &rows)
{
    const QStringList texts = verbatim(rows);
    return texts.isEmpty() ? tr("base (no revision)") : texts.join(QStringLiteral(", "));
}

QString PlanSheet::summary() const
{
    QStringList sentences{tr("%n step(s): from %1 to %2.", nullptr, int(m_plan->steps.size())).arg(rowsText(m_plan->rowsBefore), rowsText(m_plan->rowsAfter))};
    if (m_plan->direction == migrate::Direction::Stamp)
        sentences << (m_plan->purge ? tr("Only the version table changes, which is emptied first; no script is run.") : tr("Only the version table changes; no script is run."));
    else
        sentences << rollbackWords(*m_plan, m_choices, transactionPerMigration());
    if (!m_plan->borrowed.empty())
        sentences << tr("%n script(s) of it are read from git, where another branch has them; the files here stay as they are.", nullptr, int(m_plan->borrowed.size()));
    QString text = sentences.join(QLatin1Char(' '));
    for (const std::string &warning : m_plan->warnings)
        text += QLatin1Char('\n') + engineText(warning);
    return text;
}

void PlanSheet::showPlan(PlanPtr plan, const QString &targetName)
{
    const bool isAgain = m_plan && m_isChoosing;
    const int selected = isAgain ? std::max(0, selectedStep()) : 0;
    m_plan = std::move(plan);
    m_estimate = {};
    Q_EMIT planChanged();
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
    offerRehearsal();
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

void PlanSheet::offerRehearsal()
{
    // A stamp runs no script; a plan that is blocked would end at once.
    if (m_plan->steps.empty() || m_plan->direction == migrate::Direction::Stamp || !otherBlockedSteps(-1).empty())
        m_rehearsal->clear();
    else
        m_rehearsal->showOffer();
}

void PlanSheet::showRehearsing()
{
    m_apply->setEnabled(false);
    m_perStep->setEnabled(false);
}

void PlanSheet::showRehearsalEnd()
{
    m_perStep->setEnabled(true);
    showReport();
}

void PlanSheet::showRehearsed(const migrate::Rehearsal &rehearsal)
{
    m_estimate = rehearsal.succeeded() ? rehearsal.took : std::chrono::milliseconds(0);
    for (int step = 0; std::size_t(step) < rehearsal.steps.size(); ++step)
        m_model->setEstimate(step, stepTimeText(rehearsal.steps[std::size_t(step)].took));
    const int failed = rehearsal.failedRevision.empty() ? -1 : int(rehearsal.steps.size());
    m_model->setFailedInRehearsal(failed);
    if (failed >= 0 && failed < m_model->rowCount()) {
        m_tree->setCurrentIndex(m_model->index(failed, 0));
        m_tree->scrollTo(m_tree->currentIndex());
    }
}

void PlanSheet::setRefusal(const QString &reason)
{
    m_refusal = reason;
    if (m_isChoosing)
        showReport();
}

void PlanSheet::showReport()
{
    const int blocked = int(otherBlockedSteps(-1).size()), undecided = int(undecidedSteps().size());
    const QString problem = m_pythonProblem.isEmpty() ? m_refusal : m_pythonProblem;
    QString steps;
    if (blocked > 0)
        steps = tr("%n step(s) can be run by Python only. Nothing is run before you allow the project's own Python for each of them.", nullptr, blocked);
    else if (undecided > 0)
        steps = tr("%n step(s) may need Python. Without the project's own Python the run ends there, should it come to what only Python can do.", nullptr, undecided);
    m_apply->setEnabled(blocked == 0 && m_refusal.isEmpty() && !m_rehearsal->isRunning());
    m_nextUndecided->setVisible(problem.isEmpty() && !steps.isEmpty());
    m_report->showText(MessageBanner::Tone::Warning, problem.isEmpty() ? steps : problem);
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
    keepStepInView();
}

void PlanSheet::keepStepInView()
{
    QMetaObject::invokeMethod(this, [this] { m_tree->scrollTo(m_tree->currentIndex()); }, Qt::QueuedConnection);
}

}  // namespace limbeck::ui
