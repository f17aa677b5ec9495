// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace limbeck::ui {

class HistoryModel;
class HistoryView;

/// The search of the history, above it: highlights what matches and counts it, or filters; Enter and Shift+Enter walk through the matches, Escape ends it. GUI thread.
class HistorySearchBar : public QWidget {
    Q_OBJECT
public:
    HistorySearchBar(HistoryModel *model, HistoryView *view, QWidget *parent = nullptr);
    void start();                 ///< puts the caret here
    void find(bool forward);
    void setFilterActive(bool active);
    QString text() const;

Q_SIGNALS:
    void filterChanged(bool active);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void count();
    void found();

    HistoryModel *m_model;
    HistoryView *m_view;
    QLineEdit *m_words;
    QToolButton *m_filter;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_count;
    int m_steps = 0;   ///< wanted while the search still ran: forward, or back when negative
};

}  // namespace limbeck::ui
