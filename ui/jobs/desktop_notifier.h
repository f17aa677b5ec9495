// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/jobs_model.h"

#include <QObject>

#include <functional>

namespace limbeck::ui {

/// Tells the desktop when a job of more than 30 seconds has ended while nobody looked at the window. Where the desktop takes no notifications nothing happens. GUI thread; nothing of it blocks.
class DesktopNotifier : public QObject {
    Q_OBJECT
public:
    using Sender = std::function<void(const QString &title, const QString &text)>;

    /// `isWatched`: whether the user sees the window now.
    DesktopNotifier(JobsModel &jobs, std::function<bool()> isWatched, QObject *parent = nullptr);
    /// For tests.
    void setLeast(std::chrono::milliseconds least) { m_least = least; }
    void setSender(Sender sender) { m_send = std::move(sender); }

private:
    void told(const JobsModel::Job &job);

    std::function<bool()> m_isWatched;
    std::chrono::milliseconds m_least{30000};
    Sender m_send;
};

}  // namespace limbeck::ui
