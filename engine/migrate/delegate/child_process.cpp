// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/child_process.h"

#include <QProcess>

namespace limbeck::migrate {

namespace {

constexpr int kPollMilliseconds = 40;
constexpr int kKillAfterMilliseconds = 1500;
constexpr std::chrono::milliseconds kAskEvery{500};

/// Complete lines go to the sink, the rest waits for more.
void takeLines(std::string &pending, const QByteArray &bytes, const std::function<void(const std::string &)> &sink)
{
    pending.append(bytes.constData(), std::size_t(bytes.size()));
    std::size_t start = 0;
    for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n', start)) {
        if (sink)
            sink(pending.substr(start, end - start));
        start = end + 1;
    }
    pending.erase(0, start);
}

class Child {
public:
    Child(const ChildProgram &program, const ChildSinks &sinks) : m_sinks(sinks)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : program.environment)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        QStringList arguments;
        for (const std::string &argument : program.arguments)
            arguments << QString::fromStdString(argument);
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(QString::fromStdString(program.directory));
        m_process.start(QString::fromStdString(program.program), arguments);
        if (m_process.waitForStarted() && !program.input.empty())
            m_process.write(program.input.data(), qint64(program.input.size()));
        if (!program.readsInput)
            m_process.closeWriteChannel();
    }

    ~Child()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    ChildEnd run(const StopToken &stop)
    {
        ChildEnd end;
        if (m_process.error() == QProcess::FailedToStart) {
            end.started = false;
            end.problem = m_process.errorString().toStdString();
            return end;
        }
        while (m_process.state() != QProcess::NotRunning) {
            m_process.waitForReadyRead(kPollMilliseconds);
            read();
            if (end.stopped || stop.stop_requested() || isToEnd())
                goOnStopping(end);
        }
        read();
        flush();
        end.status = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -m_process.exitCode();
        return end;
    }

private:
    void read()
    {
        takeLines(m_output, m_process.readAllStandardOutput(), m_sinks.output);
        takeLines(m_error, m_process.readAllStandardError(), m_sinks.error);
    }

    void flush()
    {
        if (!m_output.empty() && m_sinks.output)
            m_sinks.output(m_output);
        if (!m_error.empty() && m_sinks.error)
            m_sinks.error(m_error);
    }

    bool isToEnd()
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_sinks.mustEnd || now - m_asked < kAskEvery)
            return false;
        m_asked = now;
        return m_sinks.mustEnd();
    }

    void goOnStopping(ChildEnd &end)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!end.stopped) {
            end.stopped = true;
            m_stopSince = now;
            if (m_sinks.stopping)
                m_sinks.stopping();
        }
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_stopSince);
        if (waited >= m_sinks.grace + std::chrono::milliseconds(kKillAfterMilliseconds)) {
            m_process.kill();
        } else if (waited >= m_sinks.grace && !m_terminated) {
            m_terminated = true;
            m_process.terminate();
        }
    }

    QProcess m_process;
    const ChildSinks &m_sinks;
    std::string m_output, m_error;
    std::chrono::steady_clock::time_point m_stopSince;
    std::chrono::steady_clock::time_point m_asked = std::chrono::steady_clock::now();
    bool m_terminated = false;
};

}  // namespace

ChildEnd runChild(const ChildProgram &program, const ChildSinks &sinks, const StopToken &stop) { return Child(program, sinks).run(stop); }

}  // namespace limbeck::migrate
