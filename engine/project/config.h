// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"
#include "project/ini_file.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace limbeck::project {

/// Which configuration files to read (spec/commands.md §1.3).
struct ConfigRequest {
    std::string workingDirectory;            ///< relative paths of settings start here, as under Alembic
    std::vector<std::string> files;          ///< -c, at most one pyproject.toml and one other
    std::optional<std::string> environment;  ///< ALEMBIC_CONFIG
    std::string section = "alembic";         ///< -n
};

/// Where a setting came from, for people and for jumping there.
struct Origin {
    enum class Kind { Default, Ini, Toml, EnvPy, Environment, CommandLine, User } kind = Kind::Default;
    SourcePosition position;
    std::string detail;  ///< key, variable or option name
};
template<typename T>
struct Setting {
    T value{};
    Origin origin;
};

/// A post-write hook as configured (spec/config.md §6).
struct Hook {
    std::string name;
    std::map<std::string, std::string> options;
};

/// alembic.ini and pyproject.toml with Alembic's lookup rules. Plain data.
class Config {
public:
    /// Missing files are no error. Throws Error(Usage) for two files of a kind, Error(Config/ConfigCrash) for unreadable ones.
    static Config load(const ConfigRequest &request);

    const std::string &workingDirectory() const { return m_workingDirectory; }
    const std::string &sectionName() const { return m_section; }
    const IniFile &ini() const { return m_ini; }
    IniFile &ini() { return m_ini; }
    const std::string &tomlPath() const { return m_tomlPath; }
    bool hasToml() const { return m_hasToml; }

    /// get_main_option: the ini only.
    std::optional<std::string> mainOption(const std::string &key) const;
    /// get_alembic_option: ini if the key is there, else TOML (as text; booleans "true"/"false").
    std::optional<Setting<std::string>> option(const std::string &key) const;
    /// A strict boolean (recursive_version_locations, sourceless): only "true" in the ini counts.
    bool flag(const std::string &key) const;
    /// version_locations, prepend_sys_path: split as spec/config.md §4 says. Empty: not configured.
    std::vector<std::string> pathList(const std::string &key) const;
    std::vector<Hook> postWriteHooks() const;
    /// Deprecation and other warnings met so far.
    const std::vector<std::string> &warnings() const { return m_warnings; }

private:
    using TomlValue = std::variant<std::string, std::int64_t, bool, std::vector<std::string>, std::vector<std::map<std::string, std::string>>>;
    void loadToml(const std::string &path);

    std::string m_workingDirectory;
    std::string m_section;
    IniFile m_ini;
    std::string m_tomlPath;
    bool m_hasToml = false;
    std::map<std::string, std::pair<TomlValue, int>> m_toml;  ///< [tool.alembic], with the line
    mutable std::vector<std::string> m_warnings;
};

}  // namespace limbeck::project
