// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/sliced_search.h"
#include "graph/graph_layout.h"
#include "graph/history_search.h"
#include "graph/top_rows.h"
#include "jobs/engine_service.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <vector>

namespace limbeck::ui {

class HistoryDetails;

/// The history as a table: one row a revision, newest on top, and above them the pending diff and the revisions that only databases know, when there are any. Draws nothing. GUI thread.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { GraphColumn, RevisionColumn, ChecksColumn, MessageColumn, DateColumn, AuthorColumn, StateColumn, ColumnCount };
    enum Role {
        GraphRowRole = Qt::UserRole + 1,  ///< const GraphRow * as void pointer, valid until the next change of the model
        RevisionIndexRole,                ///< int
        RevisionIdRole,                   ///< QString
        StateRole,                        ///< RevisionState as int
        LabelsRole,                       ///< QStringList of branch labels declared or ending here, "head" included
        ProgressRole,                     ///< double 0…1 while a step runs, absent otherwise
        ProblemRole,                      ///< QString: what is wrong with this revision, absent: nothing
        SearchMatchRole,                  ///< bool
        FoldedRole,                       ///< int: revisions that are folded away below this row; 0: none
        MarksRole,                        ///< QStringList: other databases that stand here
        ReversibilityRole,                ///< migrate::Reversibility as int; absent: not known yet
        FindingsRole,                     ///< QStringList: what was found about the script; absent: nothing
        IsBrokenRole,                     ///< bool: the script cannot be read to its end
        EditedRole,                       ///< bool: edited after this program had applied it
        SupportRole,                      ///< QString: why the interpreter cannot run it; absent: it can or is not known yet
        PendingStateRole,                 ///< PendingRow::State as int: this row is the pending diff; absent: it is a revision
        UnknownRole,                      ///< bool: a revision that only databases know; absent: it is none
    };
    enum class RevisionState { Unknown, Applied, Pending, Current };

    explicit HistoryModel(QObject *parent = nullptr);

    /// `layout`: of its graph, made on a worker; null: it is made here.
    void setSnapshot(SnapshotPtr snapshot, LayoutPtr layout = {});
    /// The row above the revisions; absent: none.
    void setPending(std::optional<PendingRow> pending);
    bool isPendingRow(int row) const { return m_top.isPending(row); }
    /// Below the pending diff; a new snapshot forgets them.
    void setUnknown(std::vector<UnknownRow> unknown);
    /// Empty: that row is something else.
    QString unknownAt(int row) const { return m_top.unknownAt(row) ? m_top.unknownAt(row)->id : QString(); }
    /// Of the newest revision.
    int firstRevisionRow() const { return m_top.count(); }
    /// Absent: not known ("unknown", never "not applied").
    void setState(StatePtr state);
    /// What is learnt of the scripts, now and later; not owned, outlives the model or is null. `appliedOn`: the databases to which a revision was applied.
    void setDetails(HistoryDetails *details, std::function<QStringList(int revision)> appliedOn);
    /// Where other databases stand, as far as it was read: names by revision.
    void setMarks(QHash<int, QStringList> marks);
    /// Runs of at least `least` rows in which nothing happens but one revision after the other (no branch, merge, head, base, label, mark or place of the database): first row and length.
    std::vector<std::pair<int, int>> linearRuns(int least) const;
    /// How many rows the view has folded away below a row.
    void setFolded(QHash<int, int> countByRow);
    void setStepProgress(const QString &revision, std::optional<double> progress);
    /// What previews said of a revision: empty text: it can be run.
    void setSupport(int revision, const QString &problem);
    /// In the language of HistorySearch; an empty text finds nothing.
    void setSearch(const QString &text);
    bool isSearching() const { return !m_search.isEmpty(); }
    /// Long histories are searched bit by bit: what matches is still that of the search before.
    bool isSearchRunning() const { return m_finder.isRunning(); }
    bool isMatch(int row) const;
    std::vector<int> matches() const;    ///< rows

    const SnapshotPtr &snapshot() const { return m_snapshot; }
    int rowOf(const QString &revisionId) const;
    int rowOfRevision(int revision) const;
    int revisionAt(int row) const;       ///< -1: no such row, or one above the revisions
    /// The chosen database stands there.
    bool isCurrentRow(int row) const;
    int laneOf(int row) const;           ///< -1: no such row
    int laneCount() const { return m_layout->laneCount; }
    int longestId() const { return m_longestId; }   ///< in characters

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Other rows match than before.
    void searchChanged();
    /// Where the database stands is another place.
    void stateChanged();

private:
    const GraphRow *graphRow(int row) const;   ///< null: no revision is there
    void changeTop(int first, int before, int after, const std::function<void()> &change);
    QVariant displayData(const GraphRow &row, int column) const;
    QStringList labelsOf(const GraphRow &row) const;
    QStringList checkTexts(int revision) const;
    void takeDetails();
    void findMatches();
    void findMatchesAgain();
    void takeMatches();
    bool matches(int layoutRow) const;
    RevisionState stateOf(int revision) const;
    QString accessibleText(int row) const;
    QString stateText(int revision) const;

    SnapshotPtr m_snapshot;
    StatePtr m_state;
    LayoutPtr m_layout = std::make_shared<const GraphLayout>();
    QString m_progressRevision;
    std::optional<double> m_progress;
    QHash<int, QString> m_support;
    QHash<int, int> m_folded;            ///< by row
    QHash<int, QStringList> m_marks;
    QHash<int, QString> m_problems;      ///< by revision
    HistoryDetails *m_details = nullptr;
    std::function<QStringList(int)> m_appliedOn;
    HistorySearch m_search;
    SlicedSearch m_finder;
    bool m_isOtherSearch = false;        ///< than the one that was told of last
    std::vector<bool> m_matches;         ///< by revision row: without those above
    TopRows m_top;
    int m_longestId = 0;
};

}  // namespace limbeck::ui
