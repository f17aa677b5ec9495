// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/ini_file.h"

#include "base/error.h"
#include "project/paths.h"

#include <algorithm>
#include <string_view>

namespace limbeck::project {

namespace {

constexpr int kMaxInterpolationDepth = 10;
constexpr std::string_view kBlanks = " \t\r\f\v";
const std::string kDefaultSection = "DEFAULT";

std::string_view strip(std::string_view text)
{
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return result;
}

[[noreturn]] void refuse(const std::string &path, int line, const std::string &message)
{
    throw Error(ErrorCode::ConfigCrash, message, SourcePosition{path, line, 0});
}

/// The state of configparser's line loop.
class Reader {
public:
    explicit Reader(std::string path) : m_path(std::move(path)) {}

    void line(std::string_view text, int number)
    {
        const std::string_view value = strip(text);
        const bool isComment = !value.empty() && (value.front() == '#' || value.front() == ';');
        if (isComment)
            return;
        if (value.empty()) {
            if (m_lines)
                m_lines->emplace_back();
            return;
        }
        const auto indent = int(text.find_first_not_of(kBlanks));
        if (m_lines && indent > m_indent) {
            m_lines->emplace_back(value);
            return;
        }
        m_indent = indent;
        finishOption();
        if (value.front() == '[' && value.rfind(']') != std::string_view::npos && value.rfind(']') > 1)
            startSection(std::string(value.substr(1, value.rfind(']') - 1)), number);
        else
            startOption(value, number);
    }

    std::vector<IniFile::Section> finish()
    {
        finishOption();
        return std::move(m_sections);
    }

private:
    void startSection(std::string name, int number)
    {
        const bool isKnown = std::any_of(m_sections.begin(), m_sections.end(), [&](const auto &s) { return s.name == name; });
        if (isKnown && name != kDefaultSection)
            refuse(m_path, number, "Section [" + name + "] stands in the file twice; join the two.");
        if (!isKnown)
            m_sections.push_back({name, number, {}});
        m_current = name;
    }

    void startOption(std::string_view value, int number)
    {
        if (m_current.empty())
            refuse(m_path, number, "A line before the first [section] was found; an ini file begins with a section.");
        const auto delimiter = value.find_first_of("=:");
        if (delimiter == std::string_view::npos || delimiter == 0)
            refuse(m_path, number, "Expected \"key = value\", found \"" + std::string(value) + "\".");
        IniFile::Option option{lower(strip(value.substr(0, delimiter))), {}, number};
        auto &options = std::find_if(m_sections.begin(), m_sections.end(), [&](const auto &s) { return s.name == m_current; })->options;
        if (std::any_of(options.begin(), options.end(), [&](const auto &o) { return o.key == option.key; }))
            refuse(m_path, number, "Option '" + option.key + "' stands twice in section [" + m_current + "].");
        options.push_back(std::move(option));
        m_lines = std::vector<std::string>{std::string(strip(value.substr(delimiter + 1)))};
    }

    void finishOption()
    {
        if (!m_lines)
            return;
        std::string joined;
        for (std::size_t i = 0; i < m_lines->size(); ++i)
            joined += (i ? "\n" : "") + (*m_lines)[i];
        joined.erase(joined.find_last_not_of(" \t\r\n\f\v") + 1);
        std::find_if(m_sections.begin(), m_sections.end(), [&](const auto &s) { return s.name == m_current; })->options.back().raw = std::move(joined);
        m_lines.reset();
    }

    std::string m_path;
    std::vector<IniFile::Section> m_sections;
    std::string m_current;
    std::optional<std::vector<std::string>> m_lines;  ///< of the option being read
    int m_indent = 0;
};

}  // namespace

const IniFile::Option *IniFile::Section::find(const std::string &key) const
{
    const auto it = std::find_if(options.begin(), options.end(), [&](const Option &option) { return option.key == key; });
    return it == options.end() ? nullptr : &*it;
}

IniFile IniFile::parse(std::string path, const std::string &text)
{
    Reader reader(path);
    int number = 0;
    std::size_t start = 0;
    while (start < text.size()) {
        const auto end = std::min(text.find('\n', start), text.size());
        reader.line(std::string_view(text).substr(start, end - start), ++number);
        start = end + 1;
    }
    IniFile file;
    file.m_here = directoryOf(path);
    file.m_path = std::move(path);
    file.m_sections = reader.finish();
    return file;
}

IniFile IniFile::absent(std::string path, std::string here)
{
    IniFile file;
    file.m_path = std::move(path);
    file.m_here = std::move(here);
    file.m_exists = false;
    return file;
}

const IniFile::Section *IniFile::section(const std::string &name) const
{
    const auto it = std::find_if(m_sections.begin(), m_sections.end(), [&](const Section &s) { return s.name == name; });
    return it == m_sections.end() ? nullptr : &*it;
}

IniFile::Section *IniFile::section(const std::string &name) { return const_cast<Section *>(std::as_const(*this).section(name)); }

bool IniFile::hasSection(const std::string &name) const { return section(name) != nullptr; }

const IniFile::Option *IniFile::find(const std::string &name, const std::string &key) const
{
    const Section *own = section(name);
    if (!own)
        return nullptr;
    if (const Option *option = own->find(lower(key)))
        return option;
    const Section *defaults = section(kDefaultSection);
    return defaults ? defaults->find(lower(key)) : nullptr;
}

std::optional<std::string> IniFile::value(const std::string &name, const std::string &key) const
{
    if (lower(key) == "here" && hasSection(name) && !find(name, key))
        return m_here;
    const Option *option = find(name, key);
    return option ? std::optional(interpolate(name, *option, option->raw, 1)) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> IniFile::values(const std::string &name) const
{
    std::vector<std::pair<std::string, std::string>> result;
    const Section *own = section(name);
    if (!own)
        return result;
    for (const Option &option : own->options)
        result.emplace_back(option.key, *value(name, option.key));
    if (const Section *defaults = section(kDefaultSection)) {
        for (const Option &option : defaults->options) {
            if (!own->find(option.key))
                result.emplace_back(option.key, *value(name, option.key));
        }
    }
    if (!own->find("here"))
        result.emplace_back("here", m_here);
    return result;
}

void IniFile::set(const std::string &name, const std::string &key, std::string raw)
{
    if (!section(name))
        m_sections.push_back({name, 0, {}});
    Section *own = section(name);
    const std::string lowered = lower(key);
    for (Option &option : own->options) {
        if (option.key == lowered) {
            option.raw = std::move(raw);
            return;
        }
    }
    own->options.push_back({lowered, std::move(raw), 0});
}

void IniFile::remove(const std::string &name, const std::string &key)
{
    if (Section *own = section(name))
        std::erase_if(own->options, [&](const Option &option) { return option.key == lower(key); });
}

std::string IniFile::interpolate(const std::string &name, const Option &option, const std::string &raw, int depth) const
{
    const auto fail = [&](const std::string &why) { refuse(m_path, option.line, "Option '" + option.key + "' of section [" + name + "]: " + why); };
    if (depth > kMaxInterpolationDepth)
        fail("its %(…)s references go deeper than 10 levels.");
    std::string result;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            result += raw[i];
            continue;
        }
        if (i + 1 < raw.size() && raw[i + 1] == '%') {
            result += '%';
            ++i;
            continue;
        }
        const auto close = i + 1 < raw.size() && raw[i + 1] == '(' ? raw.find(")s", i + 2) : std::string::npos;
        if (close == std::string::npos)
            fail("a '%' must be followed by '%' or by '(name)s'; write %% for a percent sign.");
        const std::string reference = lower(raw.substr(i + 2, close - i - 2));
        const Option *target = find(name, reference);
        if (!target && reference != "here")
            fail("it refers to '" + reference + "', which is not there.");
        result += target ? interpolate(name, *target, target->raw, depth + 1) : m_here;
        i = close + 1;
    }
    return result;
}

}  // namespace limbeck::project
