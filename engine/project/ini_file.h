// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace limbeck::project {

/// An ini file by the rules of Python's configparser (spec/config.md §1): sections case-sensitive, keys lower-cased, no inline comments, continuation lines,
/// `%(name)s` interpolated when a value is read. Plain data.
class IniFile {
public:
    struct Option {
        std::string key;
        std::string raw;  ///< before interpolation, lines joined with newlines
        int line = 0;
    };
    struct Section {
        std::string name;
        int line = 0;
        std::vector<Option> options;
        const Option *find(const std::string &key) const;
    };

    /// Throws Error(ConfigCrash) with file and line for what configparser refuses.
    static IniFile parse(std::string path, const std::string &text);
    /// An ini that is not there: no sections, `here` is the given directory.
    static IniFile absent(std::string path, std::string here);

    const std::string &path() const { return m_path; }
    const std::string &here() const { return m_here; }
    bool exists() const { return m_exists; }
    bool hasSection(const std::string &section) const;
    const std::vector<Section> &sections() const { return m_sections; }
    /// The option of the section, else of [DEFAULT]; null when absent. `here` is not listed.
    const Option *find(const std::string &section, const std::string &key) const;
    /// Interpolated. nullopt: absent (or no such section). Throws Error(ConfigCrash) for a bad interpolation.
    std::optional<std::string> value(const std::string &section, const std::string &key) const;
    /// All options of a section with the defaults and `here`, interpolated, in file order; empty when the section is absent.
    std::vector<std::pair<std::string, std::string>> values(const std::string &section) const;
    /// Sets a raw value, as set_main_option does; the section is made when absent.
    void set(const std::string &section, const std::string &key, std::string raw);
    void remove(const std::string &section, const std::string &key);

private:
    std::string interpolate(const std::string &section, const Option &option, const std::string &raw, int depth) const;
    Section *section(const std::string &name);
    const Section *section(const std::string &name) const;

    std::string m_path;
    std::string m_here;
    bool m_exists = true;
    std::vector<Section> m_sections;
};

}  // namespace limbeck::project
