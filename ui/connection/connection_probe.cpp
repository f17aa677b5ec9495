// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connection_probe.h"

#include "database/diagnose.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

ConnectionProbe::ConnectionProbe(EngineService &engine, const QString &folder, UrlSource url, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_folder(folder), m_url(std::move(url)), m_test(new QPushButton(themedIcon(QStringLiteral("connected")), tr("&Test connection"))),
      m_create(new QPushButton(themedIcon(QStringLiteral("plus")), tr("&Create it"))), m_encrypt(new QPushButton(themedIcon(QStringLiteral("lock")), tr("Use an &encrypted connection"))), m_icon(new QLabel),
      m_result(new QLabel)
{
    m_test->setObjectName(QStringLiteral("probeTest"));
    m_create->setObjectName(QStringLiteral("probeCreate"));
    m_encrypt->setObjectName(QStringLiteral("probeEncrypt"));
    m_result->setObjectName(QStringLiteral("probeResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_create->setToolTip(tr("Make this database, empty"));
    for (QPushButton *button : {m_test, m_create, m_encrypt})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addWidget(m_create);
    buttons->addWidget(m_encrypt);
    buttons->addStretch(1);
    auto *result = new QHBoxLayout;
    result->addWidget(m_icon, 0, Qt::AlignTop);
    result->addWidget(m_result, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(buttons);
    layout->addLayout(result);
    connect(m_test, &QPushButton::clicked, this, &ConnectionProbe::test);
    connect(m_create, &QPushButton::clicked, this, &ConnectionProbe::create);
    connect(m_encrypt, &QPushButton::clicked, this, &ConnectionProbe::encryptionWanted);
    connect(&m_engine, &EngineService::probed, this, [this](int job, const database::ProbeReport &report) {
        if (job == m_job)
            showReport(report);
    });
    connect(&m_engine, &EngineService::databaseCreated, this, [this](int job) {
        if (job == m_job)
            test();
    });
    connect(&m_engine, &EngineService::failed, this, [this](int job, const ErrorPtr &error) {
        if (job == m_job)
            showError(*error);
    });
    reset(false);
}

ConnectionProbe::~ConnectionProbe() { m_engine.stop(m_job); }

void ConnectionProbe::reset(bool canTest)
{
    m_engine.stop(std::exchange(m_job, 0));
    m_test->setEnabled(canTest);
    m_create->hide();
    m_encrypt->hide();
    m_icon->hide();
    m_result->hide();
}

void ConnectionProbe::test()
{
    try {
        const auto url = m_url();
        if (!url)
            return;
        showBusy(tr("Connecting…"));
        m_job = m_engine.probe(*url, m_folder);
    } catch (const Error &error) {
        showError(error);
    }
}

void ConnectionProbe::create()
{
    if (const auto url = m_url()) {
        showBusy(tr("Creating the database…"));
        m_job = m_engine.createDatabase(*url, m_folder);
    }
}

void ConnectionProbe::showBusy(const QString &text)
{
    reset(false);
    showResult(QStringLiteral("refresh"), Theme::current().muted, text);
}

void ConnectionProbe::showResult(const QString &icon, const QColor &colour, const QString &text)
{
    const int side = fontMetrics().height();
    m_icon->setPixmap(themedIcon(icon).pixmap(QSize(side, side), devicePixelRatioF()));
    m_icon->show();
    m_result->setPalette(recoloured(palette(), QPalette::WindowText, colour));
    m_result->setText(text);
    m_result->show();
}

void ConnectionProbe::showReport(const database::ProbeReport &report)
{
    reset(true);
    showResult(QStringLiteral("connected"), Theme::current().success, probeText(report));
}

void ConnectionProbe::showError(const Error &error)
{
    reset(true);
    if (error.code() == ErrorCode::Cancelled)
        return;
    showResult(QStringLiteral("warning"), Theme::current().danger, errorText(error));
    const auto *open = dynamic_cast<const database::OpenError *>(&error);
    const auto failure = open ? open->diagnosis().failure : database::OpenFailure::Other;
    m_create->setVisible(failure == database::OpenFailure::NoSuchDatabase || failure == database::OpenFailure::FileMissing);
    m_encrypt->setVisible(failure == database::OpenFailure::SslRequired);
}

QString probeText(const database::ProbeReport &report)
{
    const QString version = verbatim(report.facts.serverVersion);
    const bool isServer = report.facts.backendPid != 0;
    QStringList lines;
    lines << (isServer ? ConnectionProbe::tr("It works: PostgreSQL %1, answered after %2 ms.").arg(version, QString::number(report.opening.count()))
                       : ConnectionProbe::tr("It works: SQLite %1.").arg(version));
    if (isServer)
        lines << ConnectionProbe::tr("User %1, database %2, %3.")
                     .arg(verbatim(report.facts.currentUser), verbatim(report.facts.currentDatabase),
                          report.isEncrypted ? ConnectionProbe::tr("encrypted") : ConnectionProbe::tr("not encrypted"));
    lines << (report.tables == 0 ? ConnectionProbe::tr("It is empty.") : ConnectionProbe::tr("It has %n table(s).", nullptr, report.tables));
    if (report.isReadOnly)
        lines << ConnectionProbe::tr("It is read-only: it can be looked at, but not changed.");
    else if (!report.mayCreateTables)
        lines << ConnectionProbe::tr("This user may not create tables in it: migrations will fail.");
    for (const std::string &note : report.facts.notes)
        lines << engineText(note);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace limbeck::ui
