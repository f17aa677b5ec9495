// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace limbeck::ui {

class MessageBanner;

/// What stands in the window without a project: recent projects, Open, the sample project; or why a folder is no project. GUI thread.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setRecent(const QStringList &folders);
    /// A folder that could not be opened, and why; empty: none.
    void setProblem(const QString &folder, const QString &text);

Q_SIGNALS:
    void openFolderRequested();
    void openRequested(const QString &folder);
    void sampleRequested();
    /// Begin with Alembic in the folder that is no project yet.
    void initRequested(const QString &folder);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void forget(QListWidgetItem *item);
    void showRecentMenu(const QPoint &position);

    MessageBanner *m_problem;
    QPushButton *m_init;
    QString m_problemFolder;
    QListWidget *m_recent;
    QLabel *m_recentTitle;
};

}  // namespace limbeck::ui
