// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/rehearsals.h"

#include "plan/plan_sheet.h"
#include "plan/rehearsal_bar.h"
#include "project_session.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSettings>

namespace limbeck::ui {

Rehearsals::Rehearsals(ProjectSession &session, PlanSheet &sheet, QObject *parent) : QObject(parent), m_session(session), m_sheet(sheet)
{
    connect(sheet.rehearsal(), &RehearsalBar::rehearsalRequested, this, &Rehearsals::start);
    connect(sheet.rehearsal(), &RehearsalBar::stopRequested, this, [this] { m_session.engine().stop(m_job); });
    // Another plan, or none: what runs for the old one is of no use.
    connect(&sheet, &PlanSheet::planChanged, this, [this] {
        m_session.engine().stop(std::exchange(m_job, 0));
        m_plan.reset();
    });
    connect(&sheet, &PlanSheet::closed, this, [this] { m_session.engine().stop(m_job); });
    connect(&session.engine(), &EngineService::jobProgressed, this, [this](const JobInfo &info) {
        if (info.id == m_job)
            m_sheet.rehearsal()->showProgress(info.done, info.total, info.detail);
    });
    connect(&session.engine(), &EngineService::rehearsed, this, [this](int job, const RehearsalPtr &rehearsal) {
        if (job == m_job)
            take(rehearsal);
    });
    connect(&session.engine(), &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if (job != m_job || m_job == 0)
            return;
        m_job = 0;
        m_sheet.showRehearsalEnd();
        m_sheet.rehearsal()->showFailure(*error);
        Q_EMIT ended();
    });
}

void Rehearsals::start()
{
    m_plan = m_sheet.plan();
    m_job = m_session.rehearse(m_plan, m_sheet.transactionPerMigration(), m_sheet.choices());
    if (m_job == 0)
        return;
    m_sheet.rehearsal()->showRunning();
    m_sheet.showRehearsing();
}

void Rehearsals::take(const RehearsalPtr &rehearsal)
{
    m_job = 0;
    m_sheet.showRehearsalEnd();
    m_sheet.rehearsal()->showResult(*rehearsal);
    m_sheet.showRehearsed(*rehearsal);
    if (rehearsal->succeeded() && m_plan)
        QSettings().setValue(key(*m_plan), QDateTime::currentDateTimeUtc());
    Q_EMIT ended();
}

bool Rehearsals::wentWell(const migrate::Plan &plan) const
{
    constexpr qint64 kSeconds = 24 * 60 * 60;
    const QDateTime when = QSettings().value(key(plan)).toDateTime();
    return when.isValid() && when.secsTo(QDateTime::currentDateTimeUtc()) < kSeconds;
}

QString Rehearsals::key(const migrate::Plan &plan) const
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(m_session.folder().toUtf8());
    hash.addData(m_session.targetName().toUtf8());
    for (const migrate::PlannedStep &step : plan.steps) {
        hash.addData(QByteArray::fromStdString(step.step.description));
        for (const migrate::PreviewItem &item : step.items) {
            for (const sql::Statement &statement : item.statements)
                hash.addData(QByteArray::fromStdString(statement.text));
        }
    }
    return QStringLiteral("rehearsals/") + QString::fromLatin1(hash.result().toHex());
}

}  // namespace limbeck::ui
