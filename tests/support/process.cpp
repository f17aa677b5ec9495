// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/process.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <cstdlib>
#include <stdexcept>

namespace limbeck::test {

namespace {

QString toQt(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string commandLine(const std::string &program, const std::vector<std::string> &arguments)
{
    std::string line = program;
    for (const std::string &argument : arguments)
        line += " " + argument;
    return line;
}

std::string fromEnvironment(const char *name, const std::string &fallback)
{
    const char *value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : fallback;
}

}  // namespace

std::string ProcessResult::toText() const
{
    return "status " + std::to_string(status) + "\n--- stdout\n" + output + "--- stderr\n" + errors;
}

RunningProcess::RunningProcess(const std::string &program, const std::vector<std::string> &arguments,
                               const ProcessOptions &options)
    : m_process(std::make_unique<QProcess>()), m_timeoutSeconds(options.timeoutSeconds),
      m_command(commandLine(program, arguments))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    for (const auto &[name, value] : options.environment)
        environment.insert(toQt(name), toQt(value));
    m_process->setProcessEnvironment(environment);
    if (!options.workingDirectory.empty())
        m_process->setWorkingDirectory(toQt(options.workingDirectory.string()));
    QStringList list;
    for (const std::string &argument : arguments)
        list << toQt(argument);
    m_process->start(toQt(program), list);
    if (!m_process->waitForStarted())
        throw std::runtime_error("cannot start " + m_command + ": " + m_process->errorString().toStdString());
    m_process->write(options.input.data(), static_cast<qint64>(options.input.size()));
    m_process->closeWriteChannel();
}

RunningProcess::~RunningProcess()
{
    if (isRunning())
        kill();
}

qint64 RunningProcess::pid() const
{
    return m_process->processId();
}

bool RunningProcess::isRunning() const
{
    return m_process->state() != QProcess::NotRunning;
}

void RunningProcess::collect()
{
    m_output += m_process->readAllStandardOutput().toStdString();
    m_errors += m_process->readAllStandardError().toStdString();
}

bool RunningProcess::waitForText(const std::string &text, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    for (;;) {
        collect();
        if (m_output.find(text) != std::string::npos || m_errors.find(text) != std::string::npos)
            return true;
        if (!isRunning() || deadline.hasExpired())
            return false;
        m_process->waitForFinished(5);
    }
}

ProcessResult RunningProcess::kill()
{
    m_process->kill();
    m_process->waitForFinished(-1);
    return result();
}

ProcessResult RunningProcess::wait()
{
    if (isRunning() && !m_process->waitForFinished(m_timeoutSeconds * 1000)) {
        const ProcessResult sofar = kill();
        throw std::runtime_error(m_command + " took more than " + std::to_string(m_timeoutSeconds) + " seconds\n"
                                 + sofar.toText());
    }
    return result();
}

ProcessResult RunningProcess::result()
{
    collect();
    const int code = m_process->exitCode();
    return {m_process->exitStatus() == QProcess::CrashExit ? -code : code, m_output, m_errors};
}

ProcessResult runProcess(const std::string &program, const std::vector<std::string> &arguments,
                         const ProcessOptions &options)
{
    return RunningProcess(program, arguments, options).wait();
}

std::string cliProgram()
{
    return LIMBECK_CLI;
}

std::string pythonProgram()
{
    return fromEnvironment("LIMBECK_PYTHON", "/usr/bin/python3");
}

ProcessResult runCli(const std::vector<std::string> &arguments, const ProcessOptions &options)
{
    return runProcess(cliProgram(), arguments, options);
}

ProcessResult runAlembic(const std::vector<std::string> &arguments, const ProcessOptions &options)
{
    const std::string program = fromEnvironment("LIMBECK_ALEMBIC", "");
    if (!program.empty())
        return runProcess(program, arguments, options);
    std::vector<std::string> all = {"-m", "alembic"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return runProcess(pythonProgram(), all, options);
}

}  // namespace limbeck::test
