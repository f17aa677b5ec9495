// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace limbeck::autogenerate {

/// What writing scripts tells while it goes on, on the caller's thread.
class AuthoringEvents {
public:
    virtual ~AuthoringEvents() = default;
    /// "Generating /proj/versions/ab_x.py", then finished(). `ownLines`: output of a program comes between.
    virtual void started(const std::string & /*what*/, bool /*ownLines*/) {}
    virtual void finished(bool /*ok*/) {}
    /// Output of a post-write hook.
    virtual void programOutput(const std::string & /*text*/, bool /*toStderr*/) {}
    virtual void warning(const std::string & /*text*/) {}
};

/// started() now, finished(false) unless done() was said before the end.
class ProgressLine {
public:
    ProgressLine(AuthoringEvents &events, const std::string &what, bool ownLines = false) : m_events(events) { m_events.started(what, ownLines); }
    ~ProgressLine()
    {
        if (!m_done)
            m_events.finished(false);
    }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    void done()
    {
        m_done = true;
        m_events.finished(true);
    }

private:
    AuthoringEvents &m_events;
    bool m_done = false;
};

}  // namespace limbeck::autogenerate
