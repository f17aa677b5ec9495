// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QFile>
#include <QVariantMap>

namespace limbeck::ui {

namespace {

/// Where a session bus is told or at its usual place. Without one, asking for it would try to start one.
bool hasSessionBus() { return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR", QStringLiteral("/nowhere")) + QStringLiteral("/bus")); }

/// The desktop's notification service (freedesktop.org, Desktop Notifications Specification); the call is not waited for.
void sendToDesktop(const QString &title, const QString &text)
{
    if (!hasSessionBus())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
                                                       QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    constexpr int kDefaultTimeout = -1;
    call << QStringLiteral("Limbeck") << uint(0) << QStringLiteral("org.limbeck.Limbeck") << title << text.toHtmlEscaped() << QStringList() << QVariantMap() << kDefaultTimeout;
    QDBusConnection::sessionBus().send(call);
}

}  // namespace

DesktopNotifier::DesktopNotifier(JobsModel &jobs, std::function<bool()> isWatched, QObject *parent) : QObject(parent), m_isWatched(std::move(isWatched)), m_send(sendToDesktop)
{
    connect(&jobs, &JobsModel::ended, this, &DesktopNotifier::told);
}

void DesktopNotifier::told(const JobsModel::Job &job)
{
    if (job.took < m_least || m_isWatched())
        return;
    const QString took = durationText(job.took);
    switch (job.state) {
    case JobsModel::State::Done:
        return m_send(tr("%1: done").arg(job.info.title), tr("It took %1.").arg(took));
    case JobsModel::State::Failed:
        return m_send(tr("%1: failed").arg(job.info.title), job.problem.section(QLatin1Char('\n'), 0, 0));
    case JobsModel::State::Stopped:
        return m_send(tr("%1: stopped").arg(job.info.title), tr("It ran for %1.").arg(took));
    case JobsModel::State::Running:
    case JobsModel::State::Stopping:
        return;
    }
}

}  // namespace limbeck::ui
