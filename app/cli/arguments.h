// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace limbeck::cli {

/// One option of a command. `names`: the long one last, which is also its key ("--rev-range" → "rev-range").
struct OptionSpec {
    std::vector<std::string> names;
    bool takesValue = false;
    bool repeatable = false;
    std::string help;
    std::string metavar = {};
    bool valueIsOptional = false;            ///< --name or --name=VALUE, never a word of its own
    std::string key() const;
};
struct PositionalSpec {
    std::string name;
    enum class Count { One, OneOrMore } count = Count::One;
    std::string help;
};
struct CommandSpec {
    std::string name;
    std::string help;
    std::vector<OptionSpec> options;
    std::vector<PositionalSpec> positionals;
};

/// Alembic's grammar (spec/commands.md) and ours beside it.
const std::vector<OptionSpec> &globalOptions();
const std::vector<CommandSpec> &commandSpecs();

struct Arguments {
    std::string command;                                     ///< empty with --help or --version
    std::map<std::string, std::vector<std::string>> values;  ///< options by key; flags have one empty value
    std::vector<std::string> positionals;

    bool has(const std::string &key) const { return values.contains(key); }
    std::optional<std::string> value(const std::string &key) const;
    std::vector<std::string> all(const std::string &key) const;
};

/// A wrong command line: the message and the usage line go to stderr, exit status 2.
class UsageError : public std::runtime_error {
public:
    UsageError(std::string message, std::string usage) : std::runtime_error(std::move(message)), m_usage(std::move(usage)) {}
    const std::string &usage() const { return m_usage; }

private:
    std::string m_usage;
};

/// By argparse's rules: global options before the command, long options may be abbreviated while unambiguous, `--name=value`, `-x value` and `-xvalue`,
/// a bare negative number is an argument, anything else starting with "-" an option. Throws UsageError.
Arguments parseArguments(const std::vector<std::string> &words);

std::string usageText(const CommandSpec *command);
std::string helpText(const CommandSpec *command);

}  // namespace limbeck::cli
