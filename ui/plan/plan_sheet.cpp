// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_sheet.h"

#include "plan/plan_model.h"
#include "script/code_editor.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

QString rowsText(const std::vector<std::string> &rows)
{
    QStringList texts;
    for (const std::string &row : rows)
        texts << QString::fromStdString(row);
    return texts.isEmpty() ? PlanSheet::tr("base (no revision)") : texts.join(QStringLiteral(", "));
}

}  // namespace

PlanSheet::PlanSheet(QWidget *parent)
    : QWidget(parent), m_model(new PlanModel(this)), m_headline(new QLabel), m_summary(new QLabel), m_tree(new QTreeView), m_sql(new CodeEditor(CodeEditor::Language::Sql)),
      m_report(new QLabel), m_perStep(new QCheckBox(tr("Commit after each step"))), m_progress(new QProgressBar), m_apply(new QPushButton), m_stop(new QPushButton(tr("Stop"))),
      m_close(new QPushButton(tr("Cancel")))
{
    QFont large = m_headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_headline->setFont(large);
    m_headline->setWordWrap(true);
    m_summary->setWordWrap(true);
    m_report->setWordWrap(true);
    m_report->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_report->hide();
    m_tree->setObjectName(QStringLiteral("planTree"));
    m_tree->setAccessibleName(tr("Steps of the plan"));
    m_tree->setModel(m_model);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(PlanModel::TextColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(PlanModel::NoteColumn, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(PlanModel::StateColumn, QHeaderView::ResizeToContents);
    m_sql->setReadOnly(true);
    m_sql->setAccessibleName(tr("SQL of the selected step"));
    m_apply->setObjectName(QStringLiteral("planApply"));
    m_stop->setObjectName(QStringLiteral("planStop"));
    m_close->setObjectName(QStringLiteral("planClose"));
    m_close->setDefault(true);

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_sql);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_perStep);
    buttons->addStretch(1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_close);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(m_headline);
    layout->addWidget(m_summary);
    layout->addWidget(m_report);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_progress);
    layout->addLayout(buttons);

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_sql->setText(current.sibling(current.row(), 0).data(PlanModel::SqlRole).toString());
    });
    connect(m_apply, &QPushButton::clicked, this, &PlanSheet::applyRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopRequested();
    });
    connect(m_close, &QPushButton::clicked, this, &PlanSheet::closed);
}

bool PlanSheet::transactionPerMigration() const { return m_perStep->isVisibleTo(this) && m_perStep->isChecked(); }

void PlanSheet::setHeadline(const QString &text, const QColor &colour)
{
    QPalette palette = this->palette();
    if (colour.isValid())
        palette.setColor(QPalette::WindowText, colour);
    m_headline->setPalette(palette);
    m_headline->setText(text);
}

void PlanSheet::showWaiting(const QString &title)
{
    m_plan.reset();
    m_model->setPlan({});
    setHeadline(title);
    m_summary->setText(tr("Reading the database and the scripts…"));
    m_report->hide();
    m_sql->setText({});
    m_perStep->hide();
    m_apply->hide();
    m_stop->hide();
    m_close->setText(tr("Cancel"));
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
    QString text = tr("%n step(s): from %1 to %2.", nullptr, int(m_plan->steps.size())).arg(rowsText(m_plan->rowsBefore), rowsText(m_plan->rowsAfter));
    if (m_plan->direction == migrate::Direction::Stamp)
        text += QLatin1Char(' ') + tr("Only the version table changes; no script is run.");
    else if (m_plan->oneTransaction)
        text += QLatin1Char(' ') + tr("All in one transaction: when a step fails, nothing stays.");
    else
        text += QLatin1Char(' ') + tr("When a step fails, nothing of it stays, and the steps before it stay.");
    for (const std::string &warning : m_plan->warnings)
        text += QLatin1Char('\n') + QString::fromStdString(warning);
    return text;
}

void PlanSheet::showPlan(PlanPtr plan, const QString &targetName)
{
    m_plan = std::move(plan);
    m_targetName = targetName;
    m_jobId = 0;
    m_committedSteps = 0;
    m_currentStep = -1;
    m_model->setPlan(m_plan);
    m_progress->hide();
    m_report->hide();
    m_stop->hide();
    m_close->setText(tr("Cancel"));
    const bool isEmpty = m_plan->steps.empty();
    bool isBlocked = false;
    for (const migrate::PlannedStep &step : m_plan->steps)
        isBlocked = isBlocked || step.unsupported.has_value();
    setHeadline(isEmpty ? tr("Nothing to do") : actionText());
    m_summary->setText(isEmpty ? tr("%1 already stands at %2.").arg(targetName, rowsText(m_plan->rowsBefore)) : summary());
    m_apply->setVisible(!isEmpty);
    m_apply->setText(actionText());
    m_apply->setEnabled(!isBlocked);
    m_perStep->setVisible(!isEmpty && m_plan->oneTransaction && m_plan->direction != migrate::Direction::Stamp);
    m_perStep->setEnabled(true);
    m_perStep->setChecked(false);
    if (isBlocked) {
        m_report->setText(tr("A step needs a real Python, so nothing can be run from here. See its note for the place and the reason."));
        m_report->show();
    }
    if (!isEmpty) {
        m_tree->setCurrentIndex(m_model->index(0, 0));
        constexpr int kExpandAllUpTo = 3;
        if (m_plan->steps.size() <= kExpandAllUpTo)
            m_tree->expandAll();
    } else {
        m_close->setText(tr("Close"));
    }
}

void PlanSheet::showRunning(int jobId)
{
    m_jobId = jobId;
    m_apply->hide();
    m_perStep->setEnabled(false);
    m_close->hide();
    m_stop->show();
    m_stop->setEnabled(true);
    m_progress->setRange(0, int(m_plan->steps.size()));
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
        m_model->setStepState(update.step, PlanModel::StepState::Running);
        selectStep(update.step);
        break;
    case RunUpdate::Kind::StepFinished:
        m_model->setStepState(update.step, PlanModel::StepState::Done);
        m_progress->setValue(update.step + 1);
        break;
    case RunUpdate::Kind::Committed:
        m_committedSteps = m_progress->value();
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
    m_stop->hide();
    m_progress->hide();
    m_close->setText(tr("Close"));
    m_close->show();
    setHeadline(tr("Done"), Theme::current().success);
    m_summary->setText(tr("%1 now stands at %2.").arg(m_targetName, rowsText(rows)));
}

void PlanSheet::showFailed(const Error &error)
{
    const bool ran = m_jobId != 0;
    m_jobId = 0;
    m_stop->hide();
    m_apply->hide();
    m_progress->hide();
    m_close->setText(tr("Close"));
    m_close->show();
    const bool stopped = error.code() == ErrorCode::Cancelled;
    setHeadline(stopped ? tr("Stopped") : tr("It did not work"), stopped ? Theme::current().warning : Theme::current().danger);
    if (ran && m_plan) {
        const bool wholeRun = m_plan->oneTransaction && !transactionPerMigration();
        if (m_currentStep >= 0)
            m_model->setStepState(m_currentStep, PlanModel::StepState::Failed);
        if (wholeRun)
            m_model->markUndoneFrom(m_committedSteps);
        m_summary->setText(wholeRun && m_committedSteps == 0 ? tr("Everything was rolled back: the database is as it was.")
                                                             : tr("The failed step was rolled back; the steps before it stay."));
    } else {
        m_summary->setText(tr("Nothing was done."));
    }
    m_report->setText(QString::fromStdString(error.toText()));
    m_report->show();
}

}  // namespace limbeck::ui
