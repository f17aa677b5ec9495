// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace limbeck::ui {

/// Asks a question of each of many rows in the GUI thread, a few milliseconds at a time, so that the window answers meanwhile. A short list is done at once.
class SlicedSearch : public QObject {
    Q_OBJECT
public:
    explicit SlicedSearch(QObject *parent = nullptr);

    /// What ran before is dropped. finished() may come before this returns.
    void start(int rows, std::function<bool(int row)> matches);
    /// Again from the first row, as soon as what runs is done: some answers are others now. Nothing runs: at once.
    void repeat();
    void stop();
    bool isRunning() const { return m_next >= 0; }
    /// Of the last search that came to its end; by row.
    const std::vector<bool> &found() const { return m_found; }

Q_SIGNALS:
    void finished();

private:
    void work();

    std::function<bool(int)> m_matches;
    std::vector<bool> m_found, m_being;
    int m_next = -1;          ///< the row that comes next; -1: nothing runs
    bool m_isWantedAgain = false;
    QTimer m_turn;
};

}  // namespace limbeck::ui
