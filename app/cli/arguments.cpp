// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>

namespace limbeck::cli {

namespace {

const std::string kProgram = "limbeck-cli";

bool isNegativeNumber(const std::string &word)
{
    if (word.size() < 2 || word[0] != '-')
        return false;
    bool dot = false;
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i] == '.' && !dot)
            dot = true;
        else if (word[i] < '0' || word[i] > '9')
            return false;
    }
    return word.back() != '-';
}

bool looksLikeOption(const std::string &word) { return word.size() > 1 && word[0] == '-' && !isNegativeNumber(word) && word.find(' ') == std::string::npos; }

class Parser {
public:
    explicit Parser(const std::vector<std::string> &words) : m_words(words) {}

    Arguments parse()
    {
        while (m_next < m_words.size() && !(m_command && m_onlyPositionals))
            word(m_words[m_next++]);
        while (m_next < m_words.size())
            m_result.positionals.push_back(m_words[m_next++]);
        if (m_result.has("help") || m_result.has("version"))
            return m_result;
        if (!m_command)
            fail("too few arguments");
        checkCount();
        return m_result;
    }

private:
    void word(const std::string &text)
    {
        if (text == "--") {
            m_onlyPositionals = true;
        } else if (looksLikeOption(text)) {
            option(text);
        } else if (!m_command) {
            command(text);
        } else {
            m_result.positionals.push_back(text);
        }
    }

    void command(const std::string &name)
    {
        for (const CommandSpec &spec : commandSpecs()) {
            if (spec.name == name)
                m_command = &spec;
        }
        if (!m_command)
            fail("argument {command}: invalid choice: '" + name + "'");
        m_result.command = name;
    }

    void option(const std::string &text)
    {
        const auto equals = text.find('=');
        const bool isLong = text.starts_with("--");
        std::string name = isLong ? text.substr(0, equals) : text.substr(0, 2);
        std::optional<std::string> attached;
        if (isLong && equals != std::string::npos)
            attached = text.substr(equals + 1);
        if (!isLong && text.size() > 2)
            attached = text.substr(text[2] == '=' ? 3 : 2);
        const OptionSpec &spec = findOption(name, isLong, text);
        if (!spec.takesValue) {
            store(spec, "");
            if (!attached)
                return;
            if (isLong)
                fail("argument " + spec.names.back() + ": ignored explicit argument '" + *attached + "'");
            option("-" + *attached);
            return;
        }
        if (!attached && spec.valueIsOptional)
            attached = "";
        if (!attached) {
            if (m_next >= m_words.size() || looksLikeOption(m_words[m_next]))
                fail("argument " + shown(spec) + ": expected one argument");
            attached = m_words[m_next++];
        }
        store(spec, *attached);
    }

    const OptionSpec &findOption(const std::string &name, bool isLong, const std::string &text)
    {
        const std::vector<OptionSpec> &options = m_command ? m_command->options : globalOptions();
        std::vector<const OptionSpec *> candidates;
        for (const OptionSpec &spec : options) {
            for (const std::string &own : spec.names) {
                if (own == name)
                    return spec;
                if (isLong && own.starts_with(name) && own.starts_with("--"))
                    candidates.push_back(&spec);
            }
        }
        if (candidates.size() == 1)
            return *candidates.front();
        if (candidates.size() > 1)
            fail("ambiguous option: " + name + " could match " + candidates[0]->names.back() + ", " + candidates[1]->names.back());
        fail("unrecognized arguments: " + text);
    }

    void store(const OptionSpec &spec, std::string value)
    {
        auto &values = m_result.values[spec.key()];
        if (!spec.repeatable)
            values.clear();
        values.push_back(std::move(value));
    }

    void checkCount()
    {
        const std::vector<PositionalSpec> &wanted = m_command->positionals;
        std::string missing;
        for (std::size_t i = m_result.positionals.size(); i < wanted.size(); ++i)
            missing += (missing.empty() ? "" : ", ") + wanted[i].name;
        if (!missing.empty())
            fail("the following arguments are required: " + missing);
        const bool many = !wanted.empty() && wanted.back().count == PositionalSpec::Count::OneOrMore;
        if (!many && m_result.positionals.size() > wanted.size())
            fail("unrecognized arguments: " + m_result.positionals[wanted.size()]);
    }

    static std::string shown(const OptionSpec &spec)
    {
        std::string text;
        for (const std::string &name : spec.names)
            text += (text.empty() ? "" : "/") + name;
        return text;
    }

    [[noreturn]] void fail(const std::string &message) const { throw UsageError(message, usageText(m_command)); }

    const std::vector<std::string> &m_words;
    std::size_t m_next = 0;
    const CommandSpec *m_command = nullptr;
    bool m_onlyPositionals = false;
    Arguments m_result;
};

std::string valueUsage(const OptionSpec &spec)
{
    if (!spec.takesValue)
        return {};
    const std::string value = spec.metavar.empty() ? std::string("VALUE") : spec.metavar;
    return spec.valueIsOptional ? "[=" + value + "]" : " " + value;
}

std::string optionUsage(const OptionSpec &spec)
{
    return "[" + spec.names.front() + valueUsage(spec) + "]";
}

std::string optionHelp(const OptionSpec &spec)
{
    std::string left = "  ";
    for (std::size_t i = 0; i < spec.names.size(); ++i)
        left += (i ? ", " : "") + spec.names[i] + valueUsage(spec);
    constexpr std::size_t kColumn = 32;
    left += left.size() < kColumn ? std::string(kColumn - left.size(), ' ') : "\n" + std::string(kColumn, ' ');
    return left + spec.help + "\n";
}

}  // namespace

std::string OptionSpec::key() const { return names.back().substr(names.back().find_first_not_of('-')); }

std::optional<std::string> Arguments::value(const std::string &key) const
{
    const auto it = values.find(key);
    return it == values.end() || it->second.empty() ? std::nullopt : std::optional(it->second.back());
}

std::vector<std::string> Arguments::all(const std::string &key) const
{
    const auto it = values.find(key);
    return it == values.end() ? std::vector<std::string>{} : it->second;
}

Arguments parseArguments(const std::vector<std::string> &words) { return Parser(words).parse(); }

std::string usageText(const CommandSpec *command)
{
    std::string text = "usage: " + kProgram;
    if (!command) {
        for (const OptionSpec &spec : globalOptions())
            text += " " + optionUsage(spec);
        return text + " {command} ...\n";
    }
    text += " " + command->name;
    for (const OptionSpec &spec : command->options)
        text += " " + optionUsage(spec);
    for (const PositionalSpec &spec : command->positionals)
        text += " " + spec.name + (spec.count == PositionalSpec::Count::OneOrMore ? " [" + spec.name + " ...]" : "");
    return text + "\n";
}

std::string helpText(const CommandSpec *command)
{
    std::string text = usageText(command) + "\n";
    if (command)
        text += command->help + "\n\n";
    if (command && !command->positionals.empty()) {
        text += "arguments:\n";
        for (const PositionalSpec &spec : command->positionals)
            text += "  " + spec.name + std::string(spec.name.size() < 30 ? 30 - spec.name.size() : 1, ' ') + spec.help + "\n";
        text += "\n";
    }
    text += "options:\n";
    for (const OptionSpec &spec : command ? command->options : globalOptions())
        text += optionHelp(spec);
    if (!command) {
        text += "\ncommands:\n";
        for (const CommandSpec &spec : commandSpecs())
            text += "  " + spec.name + std::string(spec.name.size() < 20 ? 20 - spec.name.size() : 1, ' ') + spec.help + "\n";
    }
    return text;
}

}  // namespace limbeck::cli
