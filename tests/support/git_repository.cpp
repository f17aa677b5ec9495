// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/git_repository.h"

#include "support/process.h"

#include <stdexcept>
#include <utility>

namespace limbeck::test {

GitRepository::GitRepository(std::filesystem::path folder, std::string author) : m_folder(std::move(folder)), m_author(std::move(author)) { run({"init", "-q", "-b", "main"}); }

void GitRepository::commit(const std::string &message)
{
    run({"add", "-A"});
    run({"commit", "-q", "-m", message});
}

void GitRepository::checkOut(const std::string &branch, bool isNew)
{
    if (isNew)
        run({"checkout", "-q", "-b", branch});
    else
        run({"checkout", "-q", branch});
}

std::string GitRepository::run(std::vector<std::string> arguments) const
{
    ProcessOptions options;
    options.workingDirectory = m_folder;
    options.environment = {{"GIT_CONFIG_GLOBAL", "/dev/null"}, {"GIT_CONFIG_NOSYSTEM", "1"}};
    arguments.insert(arguments.begin(), {"-c", "user.name=" + m_author, "-c", "user.email=author@example.org"});
    const ProcessResult result = runProcess("git", arguments, options);
    if (result.status != 0)
        throw std::runtime_error("git: " + result.toText());
    return result.output;
}

}  // namespace limbeck::test
