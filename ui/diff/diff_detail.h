// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_result.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace limbeck::ui {

class CodeEditor;
class MessageBanner;

/// One item of a diff, or all of a table: what it is, before and after side by side, its SQL and its Python; and what can be decided about it. GUI thread.
class DiffDetail : public QWidget {
    Q_OBJECT
public:
    explicit DiffDetail(QWidget *parent = nullptr);

    /// `items`: of the diff, in order; `fill`: the value that was decided for the rows without one.
    void showItems(DiffPtr diff, const std::vector<const autogenerate::PendingItem *> &items, const QString &title, const QString &fill);
    void clear();
    /// Decisions wait while a script is written.
    void setCanDecide(bool canDecide);

Q_SIGNALS:
    void ignoreRequested(const QString &key);
    void unignoreRequested(const QString &key);
    void renameForgotten(const QString &key);
    void fillChanged(const QString &key, const QString &value);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void showLines(const std::vector<const autogenerate::PendingItem *> &items);
    void showTexts(const std::vector<const autogenerate::PendingItem *> &items);
    void showDecisions();
    const autogenerate::PendingItem *single() const { return m_items.size() == 1 ? m_items.front() : nullptr; }

    DiffPtr m_diff;                                        ///< keeps the items alive
    std::vector<const autogenerate::PendingItem *> m_items;
    bool m_canDecide = true;
    QString m_fillValue;
    QLabel *m_title;
    QLabel *m_facts;
    MessageBanner *m_advice;
    QTabWidget *m_tabs;
    QTreeWidget *m_lines;
    CodeEditor *m_sql;
    CodeEditor *m_python;
    QWidget *m_fillRow;
    QLineEdit *m_fill;
    QPushButton *m_ignore;
    QPushButton *m_unignore;
    QPushButton *m_notRenamed;
};

}  // namespace limbeck::ui
