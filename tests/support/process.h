// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

QT_BEGIN_NAMESPACE
class QProcess;
QT_END_NAMESPACE

namespace limbeck::test {

struct ProcessOptions {
    std::filesystem::path workingDirectory;          ///< empty: the test's own
    std::map<std::string, std::string> environment;  ///< added to the test's own environment
    std::string input;                               ///< what standard input holds
    int timeoutSeconds = 120;                        ///< then the process is killed and runProcess throws
};

struct ProcessResult {
    int status = 0;      ///< exit status; -N when signal N ended the process
    std::string output;  ///< standard output
    std::string errors;  ///< standard error

    /// Everything, for the message of a failed check.
    std::string toText() const;
};

/// Runs a program to its end. Throws std::runtime_error when it cannot be started or takes too long.
ProcessResult runProcess(const std::string &program, const std::vector<std::string> &arguments,
                         const ProcessOptions &options = {});

/// Runs the limbeck-cli of this build.
ProcessResult runCli(const std::vector<std::string> &arguments, const ProcessOptions &options = {});

/// Runs the real Alembic: Debian's, or the program that the environment variable LIMBECK_ALEMBIC names.
ProcessResult runAlembic(const std::vector<std::string> &arguments, const ProcessOptions &options = {});

/// The Python with Debian's Alembic; the environment variable LIMBECK_PYTHON replaces it.
std::string pythonProgram();

/// The limbeck-cli of this build, for a RunningProcess.
std::string cliProgram();

/// A started program that the test can kill. Ends with SIGKILL at the end of its life if it still runs.
class RunningProcess {
public:
    RunningProcess(const std::string &program, const std::vector<std::string> &arguments,
                   const ProcessOptions &options = {});
    ~RunningProcess();

    qint64 pid() const;
    bool isRunning() const;
    /// Waits until standard output or standard error holds `text`; false after `milliseconds` or at the process's end.
    bool waitForText(const std::string &text, int milliseconds);
    /// SIGKILL, then the result.
    ProcessResult kill();
    /// Waits for the end as runProcess does.
    ProcessResult wait();

private:
    ProcessResult result();
    void collect();

    std::unique_ptr<QProcess> m_process;
    int m_timeoutSeconds;
    std::string m_command;
    std::string m_output;
    std::string m_errors;
};

}  // namespace limbeck::test
