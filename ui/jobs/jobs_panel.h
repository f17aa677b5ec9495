// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QTreeView;

namespace limbeck::ui {

class JobsModel;

/// The list of jobs, with Stop for the chosen one (Escape does it, too). GUI thread.
class JobsPanel : public QWidget {
    Q_OBJECT
public:
    explicit JobsPanel(JobsModel &jobs, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void stopCurrent();
    void update();

    JobsModel &m_jobs;
    QTreeView *m_view;
    QToolButton *m_stop;
};

}  // namespace limbeck::ui
