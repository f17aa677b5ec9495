// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace limbeck::ui {

class CoverageNote;
class DiffDetail;
class DiffItemModel;
class MessageBanner;

/// The comparison of two of the three (database, models, history): the changes as a tree by table, one of them in detail, what is to be decided, what was not compared, and for the pending diff the
/// line that makes a revision of what is ticked. Shows what a DiffSession has. GUI thread.
class DiffView : public QWidget {
    Q_OBJECT
public:
    explicit DiffView(DiffSession &session, QWidget *parent = nullptr);
    /// The caret goes to the message of the new revision; the pending diff is shown.
    void startRevision();
    /// The user does not want it, or no Python could do it: why, or empty.
    void refuseExact(const QString &problem);

Q_SIGNALS:
    void placeRequested(const QString &file, int line);
    void connectRequested();
    /// Consent is wanted that the project's Python imports the models; answered by DiffSession::allowPython(), or by refuseExact().
    void exactRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QWidget *buildChanges();
    void fitChangeColumn();
    void connectParts();
    void showSession();
    void showDiff();
    void showProposals();
    void showSelected();
    void showState();
    void showWriting();
    void askReason(const QString &key);
    void write();
    const autogenerate::PendingItem *itemOf(const QString &key) const;
    QString headline() const;
    QString emptyText() const;

    DiffSession &m_session;
    DiffPtr m_shown;
    QStringList m_shownProposals;
    DiffItemModel *m_model;
    QComboBox *m_pairs;
    QLabel *m_headline;
    QCheckBox *m_exact;
    QPushButton *m_again;
    QProgressBar *m_busy;
    MessageBanner *m_problem;
    QPushButton *m_connect;
    QPushButton *m_readExactly;
    QString m_exactProblem;
    QWidget *m_proposals;
    QVBoxLayout *m_proposalRows;
    QStackedWidget *m_pages;      ///< the changes, or why there are none
    QWidget *m_changes = nullptr;
    QLabel *m_empty;
    QTreeView *m_tree;
    DiffDetail *m_detail;
    CoverageNote *m_coverage;
    QWidget *m_writing;
    QLineEdit *m_message;
    QLabel *m_count;
    QPushButton *m_write;
    bool m_isHeaderPressed = false;
    bool m_isColumnDrawn = false;
};

}  // namespace limbeck::ui
