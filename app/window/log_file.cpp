// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_file.h"

#include "database/mask_passwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace limbeck::window {

namespace {

constexpr std::size_t kMaxLogBytes = 2u << 20;
constexpr std::size_t kKeptLogs = 3;

void takeQtMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    const std::string line = database::maskPasswords(text.toStdString());
    switch (type) {
    case QtDebugMsg:
        spdlog::debug("{}", line);
        break;
    case QtInfoMsg:
        spdlog::info("{}", line);
        break;
    case QtWarningMsg:
        spdlog::warn("{}", line);
        break;
    case QtCriticalMsg:
    case QtFatalMsg:
        spdlog::error("{}", line);
        break;
    }
}

}  // namespace

void startLogFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    QDir().mkpath(folder);
    auto errors = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    errors->set_level(spdlog::level::warn);
    std::vector<spdlog::sink_ptr> sinks{errors};
    std::string problem;
    try {
        sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder + QStringLiteral("/limbeck.log")).toStdString(), kMaxLogBytes, kKeptLogs));
    } catch (const spdlog::spdlog_ex &error) {
        problem = error.what();
    }
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("limbeck", sinks.begin(), sinks.end()));
    spdlog::flush_on(spdlog::level::info);
    if (!problem.empty())
        spdlog::warn("there is no log file: {}", problem);
    spdlog::info("Limbeck {} starts", LIMBECK_VERSION);
    qInstallMessageHandler(takeQtMessage);
}

QString sampleProjectFolder()
{
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString &candidate : {program + QStringLiteral("/../share/limbeck/demo"), program + QStringLiteral("/../../resources/demo"), QStringLiteral(LIMBECK_SOURCE_DIR "/resources/demo")}) {
        if (QDir(candidate).exists(QStringLiteral("alembic.ini")))
            return QDir(candidate).absolutePath();
    }
    return {};
}

}  // namespace limbeck::window
