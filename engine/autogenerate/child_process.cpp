// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/child_process.h"

#include "base/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace limbeck::autogenerate {

namespace {

constexpr int kPollMilliseconds = 100;

/// A pipe whose ends close themselves and do not pass to other programs.
class Pipe {
public:
    Pipe()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0)
            throw Error(ErrorCode::File, "No pipe can be made: " + std::string(std::strerror(errno)) + ".");
    }
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;
    int reading() const { return m_ends[0]; }
    int writing() const { return m_ends[1]; }
    void closeEnd(std::size_t end)
    {
        if (m_ends[end] >= 0)
            ::close(m_ends[end]);
        m_ends[end] = -1;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

class SpawnActions {
public:
    SpawnActions() { ::posix_spawn_file_actions_init(&m_actions); }
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&m_actions); }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;
    posix_spawn_file_actions_t *get() { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions;
};

pid_t start(const ChildProcess &child, const Pipe &output, const Pipe &errors)
{
    SpawnActions actions;
    ::posix_spawn_file_actions_adddup2(actions.get(), output.writing(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(actions.get(), errors.writing(), STDERR_FILENO);
    if (child.workingDirectory)
        ::posix_spawn_file_actions_addchdir_np(actions.get(), child.workingDirectory->c_str());
    std::vector<char *> arguments;
    for (const std::string &word : child.command)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int failed = ::posix_spawnp(&process, arguments.front(), actions.get(), nullptr, arguments.data(), environ);
    if (failed != 0)
        throw Error(ErrorCode::File, "The program " + child.command.front() + " cannot be started: " + std::strerror(failed) + ".");
    return process;
}

int waitFor(pid_t process)
{
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int runChild(const ChildProcess &child, const ChildOutput &output, const StopToken &stop)
{
    Pipe out, errors;
    const pid_t process = start(child, out, errors);
    out.closeEnd(1);
    errors.closeEnd(1);
    std::array<pollfd, 2> watched{pollfd{out.reading(), POLLIN, 0}, pollfd{errors.reading(), POLLIN, 0}};
    std::array<char, 4096> buffer;
    try {
        while (watched[0].fd >= 0 || watched[1].fd >= 0) {
            checkStop(stop);
            if (::poll(watched.data(), watched.size(), kPollMilliseconds) <= 0)
                continue;
            for (std::size_t i = 0; i < watched.size(); ++i) {
                if (watched[i].fd < 0 || watched[i].revents == 0)
                    continue;
                const ssize_t count = ::read(watched[i].fd, buffer.data(), buffer.size());
                if (count > 0)
                    output(std::string(buffer.data(), std::size_t(count)), i == 1);
                else if (count == 0 || errno != EINTR)
                    watched[i].fd = -1;
            }
        }
    } catch (...) {
        ::kill(process, SIGTERM);
        waitFor(process);
        throw;
    }
    return waitFor(process);
}

std::vector<std::string> splitWords(const std::string &text)
{
    std::vector<std::string> words;
    std::optional<std::string> word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            if (word)
                words.push_back(*std::exchange(word, std::nullopt));
            continue;
        }
        if (!word)
            word.emplace();
        if (c == '\'' || c == '"') {
            for (++i;; ++i) {
                if (i >= text.size())
                    throw Error(ErrorCode::ConfigCrash, "A quotation is not closed in the options: " + text);
                if (text[i] == c)
                    break;
                if (c == '"' && text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\'))
                    ++i;
                *word += text[i];
            }
        } else if (c == '\\') {
            if (i + 1 >= text.size())
                throw Error(ErrorCode::ConfigCrash, "Nothing follows the last backslash of the options: " + text);
            *word += text[++i];
        } else {
            *word += c;
        }
    }
    if (word)
        words.push_back(*word);
    return words;
}

}  // namespace limbeck::autogenerate
