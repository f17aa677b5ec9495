// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QTreeView>

#include <optional>
#include <utility>
#include <vector>

namespace limbeck::ui {

class HistoryDelegate;
class HistoryModel;
class MarkedScrollBar;

/// The history on screen: one row a revision, all of it reachable by keyboard. Left and Right walk to parent and child, Alt+Home to where the database stands, Alt+Up and Alt+Down to
/// head and base, F3 and Shift+F3 through the matches, letters and digits to an id, Ctrl with plus, minus, 0 or the wheel change the density. GUI thread.
class HistoryView : public QTreeView {
    Q_OBJECT
public:
    enum class Density { Compact, Normal, Relaxed };

    explicit HistoryView(QWidget *parent = nullptr);

    /// A HistoryModel (anything else is our own mistake); not owned.
    void setModel(QAbstractItemModel *model) override;
    /// Selects and shows the revision; one that is not shown, and -1, select nothing.
    void selectRevision(int revision);
    int selectedRevision() const;   ///< -1: none; of several the one with the focus
    std::vector<int> selectedRevisions() const;   ///< from top to bottom: newest first
    /// The pending diff, the row above the revisions.
    void selectPending();
    bool isPendingSelected() const;
    /// The id of the selected row when only databases know it; empty: something else is selected.
    QString selectedUnknown() const;

    Density density() const { return m_density; }
    void setDensity(Density density);
    void changeDensity(int steps);
    /// Shows only what the model's search finds; without a search everything.
    void setFilterActive(bool active);
    bool isFilterActive() const { return m_isFiltering; }
    /// Draws only what is above and below the selected revision in full; the revision under the mouse counts while it rests on the graph.
    void setAncestryShown(bool shown);
    /// Long runs in which nothing happens are shown by their first and last revisions. What is searched for or selected comes out of its fold.
    void setFolding(bool folds);
    /// After the state of a database or the marks have changed.
    void updateFolding();
    /// The size of all rows that are not hidden, and their picture: for exports. No selection, no header.
    QSize wholeSize();
    void paintWhole(QPainter &painter);
    /// `count` of the rows that are not hidden, from the top of the painter on.
    void paintRows(QPainter &painter, int firstShown, int count);
    /// Names of columns that are not shown: "revision", "checks", "date", "author", "state".
    QStringList hiddenColumns() const;
    void setHiddenColumns(const QStringList &names);
    /// Off: nothing can be dragged. On: a revision dropped on another is told by revisionDropped().
    void setTopologyUnlocked(bool unlocked);
    bool isTopologyUnlocked() const { return m_isTopologyUnlocked; }
    /// What stands in the empty view.
    void setPlaceholderText(const QString &text);

    /// Where the database stands; again: the next such revision.
    void goToCurrent();
    void goToHead();
    void goToBase();
    void goToParent();
    void goToChild();
    void goToMatch(bool forward);

    void keyboardSearch(const QString &search) override;
    /// The header and a few rows: banners above and the script below do not squeeze the history out.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// -1: nothing is selected any more.
    void revisionSelected(int revision);
    /// The pending diff was selected, or is not any more.
    void pendingSelected(bool selected);
    /// The set of selected rows is another one; revisionSelected() tells of the one with the focus.
    void selectionCountChanged();
    /// Enter or double click.
    void revisionActivated(int revision);
    /// By mouse, the menu key or Shift+F10; `globalPos` is a place at the revision's row.
    void contextMenuRequested(int revision, QPoint globalPos);
    void densityChanged(limbeck::ui::HistoryView::Density density);
    void revisionDropped(int revision, int onto);
    void columnsChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void wheelEvent(QWheelEvent *event) override;
    void startDrag(Qt::DropActions supported) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// The revision that is dragged to a place, and the one there; nullopt: it cannot be dropped there.
    std::optional<std::pair<int, int>> dropAt(const QDropEvent &event) const;
    void setDropRow(int row);
    bool handleKey(const QKeyEvent &event);
    void activateCurrent();
    void applyFilter();
    void hideSomeRows();
    void applyPalette();
    void goToRow(int row);
    void resizeColumns();
    int stateWidth() const;
    void tellSelected();
    void showAncestry();
    void updateScrollMarks();
    void showColumn(int column, bool shown);
    void showColumnMenu(const QPoint &position);

    HistoryModel *m_history = nullptr;
    HistoryDelegate *m_delegate;
    MarkedScrollBar *m_scrollBar;
    QTimer m_marksDelay;           ///< marks are counted once for many changes
    Density m_density = Density::Normal;
    bool m_isFiltering = false;
    bool m_isAncestryShown = false;
    bool m_isFolding = false;
    bool m_isTopologyUnlocked = false;
    int m_nextToHide = 0;          ///< row that hideSomeRows() looks at next
    QTimer m_hiding;
    int m_dropRow = -1;            ///< under what is dragged
    std::vector<bool> m_isFolded;  ///< by row
    int m_told = -1;               ///< revision that revisionSelected named last
    bool m_toldPending = false;    ///< what pendingSelected said last
    int m_hovered = -1;           ///< revision whose ancestry is shown while the mouse rests on its graph
    QTimer m_hover;
    QString m_placeholder;
    QString m_typed;              ///< of the type-ahead
    QElapsedTimer m_sinceTyped;
};

}  // namespace limbeck::ui
