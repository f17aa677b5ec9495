// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace limbeck::ui {

class JobsModel;

/// The foremost running job in the status bar: what, how far, how long, how much longer, and Stop. Hidden while nothing runs. A click on it asks for the list of jobs. GUI thread.
class JobStatus : public QWidget {
    Q_OBJECT
public:
    explicit JobStatus(JobsModel &jobs, QWidget *parent = nullptr);

Q_SIGNALS:
    void listRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void showForemost();

    JobsModel &m_jobs;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_stop;
};

}  // namespace limbeck::ui
