// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/sliced_search.h"

#include <QElapsedTimer>

#include <utility>

namespace limbeck::ui {

SlicedSearch::SlicedSearch(QObject *parent) : QObject(parent)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &SlicedSearch::work);
}

void SlicedSearch::start(int rows, std::function<bool(int row)> matches)
{
    m_matches = std::move(matches);
    m_being.assign(std::size_t(rows), false);
    m_next = 0;
    m_isWantedAgain = false;
    work();
}

void SlicedSearch::repeat()
{
    if (isRunning())
        m_isWantedAgain = true;
    else if (m_matches)
        start(int(m_being.size()), m_matches);
}

void SlicedSearch::stop()
{
    m_turn.stop();
    m_next = -1;
    m_matches = {};
    m_being.clear();
    m_found.clear();
}

void SlicedSearch::work()
{
    constexpr int kSliceMs = 8;       // half of a frame
    constexpr int kRowsBetween = 64;  // looks at the clock
    QElapsedTimer time;
    time.start();
    const int rows = int(m_being.size());
    while (m_next < rows) {
        m_being[std::size_t(m_next)] = m_matches(m_next);
        if (++m_next % kRowsBetween == 0 && time.elapsed() >= kSliceMs)
            return m_turn.start();
    }
    m_turn.stop();
    m_found = m_being;
    m_next = -1;
    Q_EMIT finished();
    if (std::exchange(m_isWantedAgain, false))
        repeat();
}

}  // namespace limbeck::ui
