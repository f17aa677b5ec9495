// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_model.h"

#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "script/preview_text.h"
#include "theme/theme.h"

#include <QFont>

#include <utility>

namespace limbeck::ui {

namespace {

QString inOneLine(const Error &error)
{
    QStringList parts;
    for (const QString &line : errorText(error).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        parts << line.trimmed();
    return parts.join(QStringLiteral(" — "));
}

QString stateWord(PlanModel::StepState state)
{
    switch (state) {
    case PlanModel::StepState::Waiting:
        return {};
    case PlanModel::StepState::Running:
        return PlanModel::tr("running…");
    case PlanModel::StepState::Done:
        return PlanModel::tr("✓ done");
    case PlanModel::StepState::Failed:
        return PlanModel::tr("✗ failed");
    case PlanModel::StepState::Undone:
        return PlanModel::tr("↩ rolled back");
    }
    return {};
}

}  // namespace

PlanModel::PlanModel(QObject *parent) : QAbstractItemModel(parent) {}

void PlanModel::setPlan(PlanPtr plan, PlanChoices choices)
{
    m_failedInRehearsal = -1;
    beginResetModel();
    m_plan = std::move(plan);
    m_items.clear();
    if (m_plan) {
        for (const migrate::PlannedStep &step : m_plan->steps)
            m_items.push_back(itemOf(step, choices));
    }
    endResetModel();
}

void PlanModel::setChoices(PlanChoices choices)
{
    for (int i = 0; std::size_t(i) < m_items.size(); ++i) {
        Item item = itemOf(m_plan->steps[std::size_t(i)], choices);
        item.state = m_items[std::size_t(i)].state;
        m_items[std::size_t(i)] = std::move(item);
        const QModelIndex step = index(i, 0);
        Q_EMIT dataChanged(step, index(i, ColumnCount - 1));
        if (const int lines = rowCount(step); lines > 0)
            Q_EMIT dataChanged(index(0, 0, step), index(lines - 1, ColumnCount - 1, step));
    }
}

QString PlanModel::noteOf(const migrate::PlannedStep &step, const PlanChoices &choices)
{
    if (choices.isDelegated(step))
        return tr("⇢ with the project's Python");
    // Why, says a line of the step itself.
    if (step.support == migrate::StepSupport::NeedsPython)
        return tr("✗ needs Python");
    if (step.support == migrate::StepSupport::MayNeedPython)
        return tr("may need Python");
    if (step.unsupported)
        return tr("not seen to its end");
    if (choices.isPreserved(step))
        return tr("keeps what the rebuild would lose");
    return step.findings.empty() ? QString() : tr("%n finding(s)", nullptr, int(step.findings.size()));
}

/// As many lines whatever was chosen: choices change texts only.
PlanModel::Item PlanModel::itemOf(const migrate::PlannedStep &step, const PlanChoices &choices)
{
    Item item;
    item.title = stepWords(step.step);
    for (const migrate::PreviewItem &preview : step.items) {
        for (const sql::Statement &statement : preview.statements)
            item.lines.push_back({statementText(statement), certaintyText(statement.certainty, preview.reason), false});
        if (!preview.error.empty())
            item.lines.push_back({engineText(preview.error), tr("cannot be done"), true});
    }
    for (const sql::Statement &statement : step.versionStatements)
        item.lines.push_back({statementText(statement), tr("version table"), false});
    for (const std::string &finding : step.findings)
        item.lines.push_back({engineText(finding), tr("finding"), true});
    item.isBlocked = isBlocked(step, choices);
    item.note = noteOf(step, choices);
    if (step.unsupported)
        item.lines.push_back({inOneLine(*step.unsupported), step.support == migrate::StepSupport::Native ? tr("not seen further") : tr("only Python can do it"), true});
    QStringList sql;
    if (choices.isDelegated(step))
        sql << tr("-- The project's Python runs this step. Below is what could be read of it without running it.");
    for (const Line &line : item.lines) {
        if (!line.isFinding)
            sql << (line.note.isEmpty() ? line.text : QStringLiteral("-- ") + line.note + QLatin1Char('\n') + line.text);
    }
    item.sql = sql.join(QStringLiteral("\n\n"));
    return item;
}

void PlanModel::setStepState(int step, StepState state, const QString &note)
{
    if (step < 0 || std::size_t(step) >= m_items.size())
        return;
    m_items[std::size_t(step)].state = state;
    if (!note.isEmpty())
        m_items[std::size_t(step)].note = note;
    Q_EMIT dataChanged(index(step, 0), index(step, ColumnCount - 1));
}

void PlanModel::setEstimate(int step, const QString &text)
{
    if (step < 0 || std::size_t(step) >= m_items.size())
        return;
    m_items[std::size_t(step)].estimate = text;
    Q_EMIT dataChanged(index(step, StateColumn), index(step, StateColumn));
}

void PlanModel::setFailedInRehearsal(int step)
{
    for (const int changed : {std::exchange(m_failedInRehearsal, step), step}) {
        if (changed >= 0 && std::size_t(changed) < m_items.size())
            Q_EMIT dataChanged(index(changed, StateColumn), index(changed, StateColumn));
    }
}

PlanModel::StepState PlanModel::stepState(int step) const
{
    return step >= 0 && std::size_t(step) < m_items.size() ? m_items[std::size_t(step)].state : StepState::Waiting;
}

void PlanModel::markUndoneFrom(int step)
{
    for (int i = step; std::size_t(i) < m_items.size(); ++i) {
        if (m_items[std::size_t(i)].state == StepState::Done)
            setStepState(i, StepState::Undone);
    }
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex PlanModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_items.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_items[std::size_t(parent.row())].lines.size());
}

int PlanModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == 0)
        return stepData(m_items[std::size_t(index.row())], index.column(), role, index.row());
    const int step = int(index.internalId()) - 1;
    return lineData(m_items[std::size_t(step)].lines[std::size_t(index.row())], index.column(), role, step);
}

QVariant PlanModel::stepData(const Item &item, int column, int role, int step) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == TextColumn)
            return item.title;
        if (column == StateColumn && item.state == StepState::Waiting && step == m_failedInRehearsal)
            return tr("fails in the rehearsal");
        if (column == StateColumn && item.state == StepState::Waiting && !item.estimate.isEmpty())
            return tr("≈ %1").arg(item.estimate);
        return column == NoteColumn ? item.note : stateWord(item.state);
    case Qt::ToolTipRole:
        return item.note.isEmpty() ? item.title : item.title + QLatin1Char('\n') + item.note;
    case Qt::ForegroundRole:
        if (item.isBlocked && column == NoteColumn)
            return Theme::current().danger;
        if (column == StateColumn && item.state == StepState::Done)
            return Theme::current().success;
        if (column == StateColumn && (item.state == StepState::Failed || (item.state == StepState::Waiting && step == m_failedInRehearsal)))
            return Theme::current().danger;
        if (column == NoteColumn)
            return Theme::current().warning;
        return {};
    case StepIndexRole:
        return step;
    case SqlRole:
        return item.sql;
    case StepStateRole:
        return int(item.state);
    case IsBlockedRole:
        return item.isBlocked;
    default:
        return {};
    }
}

QVariant PlanModel::lineData(const Line &line, int column, int role, int step) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == TextColumn)
            return line.text.simplified();
        return column == NoteColumn ? QVariant(line.note) : QVariant();
    case Qt::ToolTipRole:
        return line.text;
    case Qt::FontRole:
        return line.isFinding || column != TextColumn ? QVariant() : QVariant(fixedFont());
    case Qt::ForegroundRole:
        if (line.isFinding)
            return Theme::current().warning;
        return column == NoteColumn ? QVariant(Theme::current().muted) : QVariant();
    case StepIndexRole:
        return step;
    case SqlRole:
        return line.text;
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TextColumn:
        return tr("Step and SQL");
    case NoteColumn:
        return tr("Note");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

}  // namespace limbeck::ui
