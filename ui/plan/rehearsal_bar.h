// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/rehearsal.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace limbeck::ui {

/// In the plan sheet: the offer to run the plan on a database that goes away afterwards, how that goes on, and what came of it. Runs nothing itself. GUI thread.
class RehearsalBar : public QWidget {
    Q_OBJECT
public:
    explicit RehearsalBar(QWidget *parent = nullptr);

    /// Nothing is offered: no plan, or nothing that could be rehearsed.
    void clear();
    void showOffer();
    void showRunning();
    void showProgress(int done, int total, const QString &what);
    void showResult(const migrate::Rehearsal &rehearsal);
    /// It could not be begun, or was stopped.
    void showFailure(const Error &error);
    bool isRunning() const { return m_isRunning; }
    QString text() const;

Q_SIGNALS:
    void rehearsalRequested();
    void stopRequested();

private:
    void say(const QString &text, const QColor &colour);

    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_start;
    QPushButton *m_stop;
    bool m_isRunning = false;
};

/// "41 ms", "1.3 s", "2:05"
QString stepTimeText(std::chrono::microseconds time);

}  // namespace limbeck::ui
