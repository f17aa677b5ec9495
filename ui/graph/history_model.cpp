// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_model.h"

#include "graph/history_details.h"
#include "graph/revision_texts.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"

#include <algorithm>
#include <utility>

namespace limbeck::ui {

HistoryModel::HistoryModel(QObject *parent) : QAbstractTableModel(parent) { connect(&m_finder, &SlicedSearch::finished, this, &HistoryModel::takeMatches); }

void HistoryModel::setSnapshot(SnapshotPtr snapshot, LayoutPtr layout)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    // A closed project has no pending diff either, whatever is still being computed.
    if (!m_snapshot)
        m_top.pending.reset();
    m_state.reset();
    m_support.clear();
    m_folded.clear();
    m_marks.clear();
    m_problems.clear();
    m_top.unknown.clear();
    m_longestId = 0;
    m_layout = !m_snapshot ? std::make_shared<const GraphLayout>() : layout ? std::move(layout) : std::make_shared<const GraphLayout>(layoutGraph(*m_snapshot->graph));
    if (m_snapshot) {
        for (const revision::Problem &problem : m_snapshot->problems) {
            for (const std::string &id : problem.revisions) {
                if (const auto found = m_snapshot->graph->find(id))
                    m_problems.insert(*found, engineText(problem.message));
            }
        }
        for (const revision::Script &script : m_snapshot->graph->scripts())
            m_longestId = std::max(m_longestId, int(script.id.size()));
    }
    m_finder.stop();
    m_matches.assign(m_layout->rows.size(), false);
    endResetModel();
    if (isSearching())
        findMatches();
}

void HistoryModel::changeTop(int first, int before, int after, const std::function<void()> &change)
{
    if (after > before)
        beginInsertRows({}, first, first + after - before - 1);
    else
        beginRemoveRows({}, first, first + before - after - 1);
    change();
    // They are by row.
    m_folded.clear();
    if (after > before)
        endInsertRows();
    else
        endRemoveRows();
}

void HistoryModel::setPending(std::optional<PendingRow> pending)
{
    if (pending == m_top.pending)
        return;
    if (pending && m_top.pending) {
        m_top.pending = std::move(pending);
        Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
        return;
    }
    changeTop(0, m_top.pending ? 1 : 0, pending ? 1 : 0, [&] { m_top.pending = std::move(pending); });
}

void HistoryModel::setUnknown(std::vector<UnknownRow> unknown)
{
    if (unknown == m_top.unknown)
        return;
    const int first = m_top.firstUnknown();
    if (unknown.size() == m_top.unknown.size()) {
        m_top.unknown = std::move(unknown);
        Q_EMIT dataChanged(index(first, 0), index(firstRevisionRow() - 1, ColumnCount - 1));
        return;
    }
    if (!m_top.unknown.empty())
        changeTop(first, int(m_top.unknown.size()), 0, [&] { m_top.unknown.clear(); });
    if (!unknown.empty())
        changeTop(first, 0, int(unknown.size()), [&] { m_top.unknown = std::move(unknown); });
}

const GraphRow *HistoryModel::graphRow(int row) const
{
    const int at = row - firstRevisionRow();
    return at >= 0 && std::size_t(at) < m_layout->rows.size() ? &m_layout->rows[std::size_t(at)] : nullptr;
}

bool HistoryModel::isMatch(int row) const
{
    const int at = row - firstRevisionRow();
    return at >= 0 && std::size_t(at) < m_matches.size() && m_matches[std::size_t(at)];
}

void HistoryModel::setState(StatePtr state)
{
    m_state = std::move(state);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    findMatchesAgain();
    Q_EMIT stateChanged();
}

void HistoryModel::setDetails(HistoryDetails *details, std::function<QStringList(int)> appliedOn)
{
    if (m_details)
        m_details->disconnect(this);
    m_details = details;
    m_appliedOn = std::move(appliedOn);
    if (m_details)
        connect(m_details, &HistoryDetails::changed, this, &HistoryModel::takeDetails);
}

void HistoryModel::takeDetails()
{
    if (rowCount() == 0)
        return;
    Q_EMIT dataChanged(index(0, ChecksColumn), index(rowCount() - 1, ChecksColumn));
    Q_EMIT dataChanged(index(0, AuthorColumn), index(rowCount() - 1, AuthorColumn));
    findMatchesAgain();
}

QStringList HistoryModel::checkTexts(int revision) const
{
    QStringList texts;
    const FactsPtr facts = m_details ? m_details->facts(revision) : nullptr;
    if (facts) {
        switch (facts->reversibility) {
        case migrate::Reversibility::Unknown:
            texts << tr("? Whether downgrade takes everything back cannot be told from the scripts");
            break;
        case migrate::Reversibility::Restored:
            texts << tr("⇄ downgrade makes the schema that was there before");
            break;
        case migrate::Reversibility::Lossy:
            texts << tr("⇢ upgrade drops data that downgrade does not bring back");
            break;
        case migrate::Reversibility::Different:
            texts << tr("≠ downgrade leaves another schema than the one before");
            break;
        case migrate::Reversibility::Irreversible:
            texts << tr("⊘ there is no way back");
            break;
        }
        if (!facts->problem.empty())
            texts << tr("E %1").arg(engineText(facts->problem));
        for (const std::string &finding : facts->findings)
            texts << tr("W %1").arg(engineText(finding));
    }
    if (m_details && m_details->wasEdited(revision))
        texts << tr("✎ the script was edited after it had been applied");
    return texts;
}

void HistoryModel::setMarks(QHash<int, QStringList> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {MarksRole, Qt::ToolTipRole});
}

std::vector<std::pair<int, int>> HistoryModel::linearRuns(int least) const
{
    const auto isPlain = [this](const GraphRow &row) {
        const bool bends = std::any_of(row.segments.begin(), row.segments.end(), [](const LaneSegment &segment) {
            return segment.shape == LaneSegment::Shape::BranchIn || segment.shape == LaneSegment::Shape::MergeOut;
        });
        const revision::RevisionGraph &graph = *m_snapshot->graph;
        return !bends && !row.isGhost && !row.isMerge && !row.isBranchPoint && !graph.isHead(row.revision) && !graph.isBase(row.revision) && stateOf(row.revision) != RevisionState::Current
            && graph.script(row.revision).branchLabels.empty() && !m_marks.contains(row.revision) && !m_problems.contains(row.revision);
    };
    std::vector<std::pair<int, int>> runs;
    const int rows = int(m_layout->rows.size());
    int first = 0;
    for (int row = 0; row <= rows; ++row) {
        const bool goesOn = row < rows && isPlain(m_layout->rows[std::size_t(row)]) && (row == first || m_layout->rows[std::size_t(row)].lane == m_layout->rows[std::size_t(first)].lane);
        if (goesOn)
            continue;
        if (row - first >= least)
            runs.emplace_back(first + firstRevisionRow(), row - first);
        // A plain row of another lane begins a run of its own.
        first = row < rows && isPlain(m_layout->rows[std::size_t(row)]) ? row : row + 1;
    }
    return runs;
}

void HistoryModel::setFolded(QHash<int, int> countByRow)
{
    if (countByRow == m_folded)
        return;
    m_folded = std::move(countByRow);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, MessageColumn), index(rowCount() - 1, MessageColumn), {FoldedRole});
}

void HistoryModel::setStepProgress(const QString &revision, std::optional<double> progress)
{
    const int before = rowOf(m_progressRevision);
    m_progressRevision = revision;
    m_progress = progress;
    for (const int row : {before, rowOf(revision)}) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void HistoryModel::setSupport(int revision, const QString &problem)
{
    m_support.insert(revision, problem);
    const int row = rowOfRevision(revision);
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1), {SupportRole, Qt::ToolTipRole});
}

void HistoryModel::setSearch(const QString &text)
{
    m_search = HistorySearch(text);
    m_isOtherSearch = true;
    if (m_details && m_search.asksForAuthors())
        m_details->wantAuthors();
    findMatches();
}

void HistoryModel::findMatches()
{
    if (!m_search.isEmpty())
        return m_finder.start(int(m_layout->rows.size()), [this](int row) { return matches(row); });
    m_finder.stop();
    takeMatches();
}

void HistoryModel::findMatchesAgain()
{
    if (isSearching())
        m_finder.repeat();
}

void HistoryModel::takeMatches()
{
    std::vector<bool> found = m_finder.found();
    found.resize(m_layout->rows.size(), false);
    if (!std::exchange(m_isOtherSearch, false) && found == m_matches)
        return;
    m_matches = std::move(found);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {SearchMatchRole});
    Q_EMIT searchChanged();
}

bool HistoryModel::matches(int layoutRow) const
{
    class Subject final : public HistorySearch::Subject {
    public:
        Subject(const HistoryModel &model, const GraphRow &row) : m_model(model), m_row(row), m_facts(model.m_details ? model.m_details->facts(row.revision) : nullptr) {}
        const revision::Script &script() const override { return m_model.m_snapshot->graph->script(m_row.revision); }
        QStringList labels() const override { return m_model.labelsOf(m_row); }
        QString state() const override { return m_model.stateText(m_row.revision); }
        const migrate::RevisionFacts *facts() const override { return m_facts.get(); }
        QString author() const override { return m_model.m_details ? verbatim(m_model.m_details->author(m_row.revision).name) : QString(); }
        QStringList appliedOn() const override { return m_model.m_appliedOn ? m_model.m_appliedOn(m_row.revision) : QStringList(); }
        bool wasEdited() const override { return m_model.m_details && m_model.m_details->wasEdited(m_row.revision); }

    private:
        const HistoryModel &m_model;
        const GraphRow &m_row;
        FactsPtr m_facts;
    };
    return m_search.matches(Subject(*this, m_layout->rows[std::size_t(layoutRow)]));
}

std::vector<int> HistoryModel::matches() const
{
    std::vector<int> rows;
    for (std::size_t row = 0; row < m_matches.size(); ++row) {
        if (m_matches[row])
            rows.push_back(int(row) + firstRevisionRow());
    }
    return rows;
}

int HistoryModel::rowOf(const QString &revisionId) const
{
    if (!m_snapshot || revisionId.isEmpty())
        return -1;
    const auto found = m_snapshot->graph->find(revisionId.toStdString());
    return found ? rowOfRevision(*found) : -1;
}

int HistoryModel::rowOfRevision(int revision) const
{
    const int row = revision >= 0 && std::size_t(revision) < m_layout->rowOfRevision.size() ? m_layout->rowOfRevision[std::size_t(revision)] : -1;
    return row < 0 ? -1 : row + firstRevisionRow();
}

int HistoryModel::revisionAt(int row) const
{
    const GraphRow *found = graphRow(row);
    return found ? found->revision : -1;
}

int HistoryModel::laneOf(int row) const
{
    const GraphRow *found = graphRow(row);
    return found ? found->lane : -1;
}

QModelIndex HistoryModel::index(int row, int column, const QModelIndex &parent) const
{
    // Qt's hash of an index is its row times 16: of ten thousands of hidden rows, each of which the view remembers by its index, most share a bucket, and showing them again took a minute. The id spreads them.
    constexpr quintptr kSpread = quintptr(0x9E3779B97F4A7C15ULL);
    return hasIndex(row, column, parent) ? createIndex(row, column, quintptr(row) * kSpread) : QModelIndex();
}

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_layout->rows.size()) + firstRevisionRow(); }

int HistoryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

HistoryModel::RevisionState HistoryModel::stateOf(int revision) const
{
    if (!m_state)
        return RevisionState::Unknown;
    if (std::find(m_state->current.begin(), m_state->current.end(), revision) != m_state->current.end())
        return RevisionState::Current;
    const auto at = std::size_t(revision);
    if (at < m_state->applied.size() && m_state->applied[at])
        return RevisionState::Applied;
    // What lies below a revision that no script has cannot be told.
    return m_state->unknownRows.empty() ? RevisionState::Pending : RevisionState::Unknown;
}

bool HistoryModel::isCurrentRow(int row) const
{
    const UnknownRow *unknown = m_top.unknownAt(row);
    const int revision = revisionAt(row);
    return unknown ? unknown->isChosen : revision >= 0 && stateOf(revision) == RevisionState::Current;
}

QString HistoryModel::stateText(int revision) const
{
    if (m_snapshot->graph->isGhost(revision))
        return tr("missing file");
    switch (stateOf(revision)) {
    case RevisionState::Unknown:
        return tr("unknown");
    case RevisionState::Applied:
        return tr("applied");
    case RevisionState::Pending:
        return tr("pending");
    case RevisionState::Current:
        return tr("current");
    }
    return {};
}

QString HistoryModel::accessibleText(int row) const
{
    const GraphRow &graphRow = *this->graphRow(row);
    const revision::RevisionGraph &graph = *m_snapshot->graph;
    QStringList parts{verbatim(graph.id(graphRow.revision)), messageOf(graph.script(graphRow.revision))};
    if (graphRow.isMerge)
        parts << tr("merge of %1").arg(verbatim(joinIds(graph, graph.parents(graphRow.revision))));
    if (graphRow.isBranchPoint)
        parts << tr("branch point");
    if (graph.isHead(graphRow.revision))
        parts << tr("head");
    parts << stateText(graphRow.revision);
    for (const QString &name : m_marks.value(graphRow.revision))
        parts << tr("%1 stands here").arg(name);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant HistoryModel::displayData(const GraphRow &row, int column) const
{
    const revision::Script &script = m_snapshot->graph->script(row.revision);
    switch (column) {
    case RevisionColumn:
        return verbatim(script.id);
    case MessageColumn:
        if (!row.isGhost)
            return messageOf(script);
        return tr("The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.", nullptr, int(m_snapshot->graph->children(row.revision).size()));
    case DateColumn:
        return dateOf(script);
    case AuthorColumn:
        return m_details ? verbatim(m_details->author(row.revision).name) : QString();
    case StateColumn:
        return stateText(row.revision);
    default:
        return {};
    }
}

QStringList HistoryModel::labelsOf(const GraphRow &row) const
{
    QStringList labels = verbatim(m_snapshot->graph->script(row.revision).branchLabels);
    if (!row.isGhost && m_snapshot->graph->isHead(row.revision))
        labels << (m_snapshot->graph->isRealHead(row.revision) ? tr("head") : tr("effective head"));
    return labels;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.row() < firstRevisionRow())
        return m_top.data(index.row(), index.column(), role);
    if (!m_snapshot)
        return {};
    const GraphRow &row = *graphRow(index.row());
    const auto present = [](const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); };
    switch (role) {
    case Qt::DisplayRole:
        return displayData(row, index.column());
    case Qt::ToolTipRole: {
        QStringList lines{accessibleText(index.row()), m_problems.value(row.revision), m_support.value(row.revision)};
        lines << checkTexts(row.revision);
        if (const migrate::ScriptAuthor author = m_details ? m_details->author(row.revision) : migrate::ScriptAuthor(); !author.name.empty())
            lines << tr("added by %1, %2").arg(verbatim(author.name), verbatim(author.date).left(10));
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
        return index.column() == GraphColumn ? accessibleText(index.row()) : index.column() == ChecksColumn ? checkTexts(row.revision).join(QStringLiteral(", ")) : displayData(row, index.column()).toString();
    case GraphRowRole:
        return QVariant::fromValue(static_cast<const void *>(&row));
    case RevisionIndexRole:
        return row.revision;
    case RevisionIdRole:
        return verbatim(m_snapshot->graph->id(row.revision));
    case StateRole:
        return int(stateOf(row.revision));
    case LabelsRole:
        return labelsOf(row);
    case ProgressRole:
        return m_progress && m_progressRevision.toStdString() == m_snapshot->graph->id(row.revision) ? QVariant(*m_progress) : QVariant();
    case ProblemRole:
        return present(m_problems.value(row.revision));
    case FoldedRole:
        return m_folded.value(index.row());
    case MarksRole:
        return m_marks.value(row.revision);
    case SearchMatchRole:
        return isMatch(index.row());
    case ReversibilityRole: {
        const FactsPtr facts = m_details ? m_details->facts(row.revision) : nullptr;
        return facts ? QVariant(int(facts->reversibility)) : QVariant();
    }
    case FindingsRole: {
        const FactsPtr facts = m_details ? m_details->facts(row.revision) : nullptr;
        return facts && (!facts->findings.empty() || !facts->problem.empty()) ? QVariant(checkTexts(row.revision)) : QVariant();
    }
    case IsBrokenRole: {
        const FactsPtr facts = m_details ? m_details->facts(row.revision) : nullptr;
        return facts && !facts->problem.empty();
    }
    case EditedRole:
        return m_details && m_details->wasEdited(row.revision);
    case SupportRole:
        return present(m_support.value(row.revision));
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case GraphColumn:
        return tr("Graph");
    case RevisionColumn:
        return tr("Revision");
    case ChecksColumn:
        return tr("Checks");
    case AuthorColumn:
        return tr("Author");
    case MessageColumn:
        return tr("Message");
    case DateColumn:
        return tr("Date");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

}  // namespace limbeck::ui
