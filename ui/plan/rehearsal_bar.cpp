// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/rehearsal_bar.h"

#include "jobs/jobs_model.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace limbeck::ui {

QString stepTimeText(std::chrono::microseconds time)
{
    const double milliseconds = double(time.count()) / 1000;
    if (milliseconds < 1000)
        return RehearsalBar::tr("%1 ms").arg(QLocale().toString(std::max(1.0, milliseconds), 'f', 0));
    if (milliseconds < 60000)
        return RehearsalBar::tr("%1 s").arg(QLocale().toString(milliseconds / 1000, 'f', 1));
    return durationText(std::chrono::duration_cast<std::chrono::milliseconds>(time));
}

RehearsalBar::RehearsalBar(QWidget *parent)
    : QWidget(parent), m_text(new QLabel), m_progress(new QProgressBar), m_start(new QPushButton(themedIcon(QStringLiteral("eye")), tr("&Rehearse"))),
      m_stop(new QPushButton(themedIcon(QStringLiteral("stop")), tr("S&top rehearsing")))
{
    setObjectName(QStringLiteral("rehearsalBar"));
    m_text->setObjectName(QStringLiteral("rehearsalText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the rehearsal"));
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 16);
    m_start->setObjectName(QStringLiteral("rehearse"));
    m_start->setToolTip(tr("Run the plan on a copy of the database first, and throw the copy away"));
    m_stop->setObjectName(QStringLiteral("rehearsalStop"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_start);
    layout->addWidget(m_stop);
    connect(m_start, &QPushButton::clicked, this, &RehearsalBar::rehearsalRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopRequested();
    });
    clear();
}

void RehearsalBar::say(const QString &text, const QColor &colour)
{
    m_isRunning = false;
    m_text->setPalette(colour.isValid() ? recoloured(palette(), QPalette::WindowText, colour) : QPalette());
    m_text->setText(text);
    m_progress->hide();
    m_stop->hide();
    m_start->show();
    show();
}

void RehearsalBar::clear()
{
    m_isRunning = false;
    m_text->clear();
    hide();
}

void RehearsalBar::showOffer()
{
    m_start->setText(tr("&Rehearse"));
    say(tr("Not rehearsed."), Theme::current().muted);
}

void RehearsalBar::showRunning()
{
    say(tr("Rehearsing: copying the database…"), {});
    m_isRunning = true;
    m_progress->setRange(0, 0);
    m_progress->show();
    m_start->hide();
    m_stop->setEnabled(true);
    m_stop->show();
}

void RehearsalBar::showProgress(int done, int total, const QString &what)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    if (!what.isEmpty())
        m_text->setText(tr("Rehearsing: %1").arg(what));
}

void RehearsalBar::showResult(const migrate::Rehearsal &rehearsal)
{
    const int steps = int(rehearsal.steps.size());
    m_start->setText(tr("&Rehearse again"));
    QString where = rehearsal.ground == migrate::Rehearsal::Ground::Copy ? tr("on a copy with its data") : tr("on an empty database with the schema that the scripts make");
    QStringList sentences;
    if (rehearsal.succeeded())
        sentences << tr("Rehearsed %1: %n step(s) in %2.", nullptr, steps).arg(where, stepTimeText(rehearsal.took));
    else if (rehearsal.failedRevision.empty())
        sentences << tr("The rehearsal %1 failed: %2").arg(where, errorText(*rehearsal.failure));
    else
        sentences << tr("The rehearsal %1 failed in %2: %3").arg(where, verbatim(rehearsal.failedRevision), errorText(*rehearsal.failure));
    const bool failsBack = rehearsal.wayBack == migrate::Rehearsal::WayBack::Fails;
    if (rehearsal.wayBack == migrate::Rehearsal::WayBack::Works)
        sentences << tr("The way back was tried, too, and works.");
    else if (failsBack && rehearsal.wayBackFailedRevision.empty())
        sentences << tr("The way back fails: %1").arg(errorText(*rehearsal.wayBackFailure));
    else if (failsBack)
        sentences << tr("The way back fails in %1: %2").arg(verbatim(rehearsal.wayBackFailedRevision), errorText(*rehearsal.wayBackFailure));
    if (!rehearsal.whyNoCopy.empty())
        sentences << tr("What the data could break was not seen: %1.").arg(engineText(rehearsal.whyNoCopy));
    say(sentences.join(QLatin1Char('\n')), !rehearsal.succeeded() ? Theme::current().danger : failsBack ? Theme::current().warning : Theme::current().success);
}

void RehearsalBar::showFailure(const Error &error)
{
    const bool isStopped = error.code() == ErrorCode::Cancelled;
    say(isStopped ? tr("The rehearsal was stopped; its copy is gone.") : tr("It cannot be rehearsed: %1").arg(errorText(error)), isStopped ? Theme::current().muted : Theme::current().warning);
}

QString RehearsalBar::text() const { return isHidden() ? QString() : m_text->text(); }

}  // namespace limbeck::ui
