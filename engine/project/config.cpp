// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/config.h"

#include "base/error.h"
#include "project/paths.h"

#include <algorithm>
#include <cctype>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace limbeck::project {

namespace {

bool isTomlName(const std::string &path) { return fileNameOf(path) == "pyproject.toml"; }

/// %(here)s and %% as in Python's % formatting; anything else is what Python would crash on.
std::string interpolateToml(const std::string &text, const std::string &here, const SourcePosition &at, const std::string &key)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
        } else if (text.compare(i, 2, "%%") == 0) {
            result += '%';
            ++i;
        } else if (text.compare(i, 8, "%(here)s") == 0) {
            result += here;
            i += 7;
        } else {
            throw Error(ErrorCode::ConfigCrash, "Key '" + key + "' of [tool.alembic]: only %(here)s and %% may stand after a percent sign.", at);
        }
    }
    return result;
}

std::vector<std::string> split(const std::string &text, const std::string &separators)
{
    std::vector<std::string> pieces;
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto end = std::min(text.find_first_of(separators, start), text.size());
        std::string piece = text.substr(start, end - start);
        const auto first = piece.find_first_not_of(" \t\r\n");
        if (first != std::string::npos)
            pieces.push_back(piece.substr(first, piece.find_last_not_of(" \t\r\n") - first + 1));
        start = end + 1;
    }
    return pieces;
}

std::string separatorCharacters(const std::string &key, const std::string &value)
{
    static const std::map<std::string, std::string> known{{"space", " "}, {"newline", "\n"}, {"os", ":"}, {":", ":"}, {";", ";"}};
    const auto it = known.find(value);
    if (it == known.end()) {
        throw Error(ErrorCode::ConfigCrash,
                    "'" + value + "' is not a valid value for " + key + "; expected 'space', 'newline', 'os', ':', ';'");
    }
    return it->second;
}

}  // namespace

Config Config::load(const ConfigRequest &request)
{
    Config config;
    config.m_workingDirectory = request.workingDirectory;
    config.m_section = request.section;
    std::optional<std::string> ini, toml;
    for (const std::string &file : request.files) {
        std::optional<std::string> &slot = isTomlName(file) ? toml : ini;
        if (slot)
            throw Error(ErrorCode::ConfigCrash, isTomlName(file) ? "pyproject.toml indicated more than once" : "only one ini file may be indicated");
        slot = file;
    }
    if (request.environment && !request.environment->empty()) {
        std::optional<std::string> &slot = isTomlName(*request.environment) ? toml : ini;
        if (!slot)
            slot = *request.environment;
    }
    const std::string iniPath = absolutePath(ini.value_or("alembic.ini"), request.workingDirectory);
    if (fileExists(iniPath))
        config.m_ini = IniFile::parse(iniPath, readTextFile(iniPath));
    else
        config.m_ini = IniFile::absent(iniPath, directoryOf(iniPath));
    config.m_tomlPath = absolutePath(toml.value_or("pyproject.toml"), request.workingDirectory);
    if (fileExists(config.m_tomlPath))
        config.loadToml(config.m_tomlPath);
    return config;
}

void Config::loadToml(const std::string &path)
{
    toml::table document;
    try {
        document = toml::parse_file(path);
    } catch (const toml::parse_error &error) {
        throw Error(ErrorCode::ConfigCrash, "This is not valid TOML: " + std::string(error.description()),
                    SourcePosition{path, int(error.source().begin.line), int(error.source().begin.column)});
    }
    const toml::node_view<toml::node> node = document["tool"]["alembic"];
    if (!node)
        return;
    const toml::table *section = node.as_table();
    if (!section)
        throw Error(ErrorCode::Config, "Incorrect TOML format", SourcePosition{path, int(node.node()->source().begin.line), 0});
    m_hasToml = true;
    const std::string here = directoryOf(path);
    for (const auto &[tomlKey, value] : *section) {
        const std::string key(tomlKey.str());
        const SourcePosition at{path, int(value.source().begin.line), 0};
        const auto text = [&](const toml::node &item) { return interpolateToml(*item.value<std::string>(), here, at, key); };
        const auto refuse = [&] { throw Error(ErrorCode::Config, "unsupported TOML value type for key: '" + key + "'", at); };
        if (value.is_string()) {
            m_toml[key] = {text(value), at.line};
        } else if (value.is_integer()) {
            m_toml[key] = {*value.value<std::int64_t>(), at.line};
        } else if (value.is_boolean()) {
            m_toml[key] = {*value.value<bool>(), at.line};
        } else if (const toml::array *items = value.as_array()) {
            std::vector<std::string> texts;
            std::vector<std::map<std::string, std::string>> tables;
            for (const toml::node &item : *items) {
                if (item.is_string()) {
                    texts.push_back(text(item));
                } else if (const toml::table *table = item.as_table()) {
                    std::map<std::string, std::string> entries;
                    for (const auto &[name, entry] : *table) {
                        if (!entry.is_string())
                            refuse();
                        entries[std::string(name.str())] = text(entry);
                    }
                    tables.push_back(std::move(entries));
                } else {
                    refuse();
                }
            }
            m_toml[key] = {tables.empty() ? TomlValue(std::move(texts)) : TomlValue(std::move(tables)), at.line};
        } else {
            refuse();
        }
    }
}

std::optional<std::string> Config::mainOption(const std::string &key) const { return m_ini.value(m_section, key); }

std::optional<Setting<std::string>> Config::option(const std::string &key) const
{
    if (const IniFile::Option *found = m_ini.find(m_section, key))
        return Setting<std::string>{*mainOption(key), {Origin::Kind::Ini, {m_ini.path(), found->line, 0}, key}};
    const auto it = m_toml.find(key);
    if (it == m_toml.end())
        return std::nullopt;
    const Origin origin{Origin::Kind::Toml, {m_tomlPath, it->second.second, 0}, key};
    if (const auto *text = std::get_if<std::string>(&it->second.first))
        return Setting<std::string>{*text, origin};
    if (const auto *number = std::get_if<std::int64_t>(&it->second.first))
        return Setting<std::string>{std::to_string(*number), origin};
    if (const auto *truth = std::get_if<bool>(&it->second.first))
        return Setting<std::string>{*truth ? "true" : "false", origin};
    throw Error(ErrorCode::Config, "Key '" + key + "' of [tool.alembic] must be a single value.", origin.position);
}

bool Config::flag(const std::string &key) const
{
    if (m_ini.find(m_section, key))
        return *mainOption(key) == "true";
    const auto it = m_toml.find(key);
    if (it == m_toml.end())
        return false;
    if (const auto *truth = std::get_if<bool>(&it->second.first))
        return *truth;
    throw Error(ErrorCode::Config, "boolean value expected for TOML parameter '" + key + "'", SourcePosition{m_tomlPath, it->second.second, 0});
}

std::vector<std::string> Config::pathList(const std::string &key) const
{
    const std::string value = mainOption(key).value_or("");
    if (value.empty()) {
        const auto it = m_toml.find(key);
        if (it == m_toml.end())
            return {};
        if (const auto *list = std::get_if<std::vector<std::string>>(&it->second.first))
            return *list;
        throw Error(ErrorCode::Config, "Key '" + key + "' of [tool.alembic] must be a list of strings.", SourcePosition{m_tomlPath, it->second.second, 0});
    }
    if (const auto separator = mainOption("path_separator"))
        return split(value, separatorCharacters("path_separator", *separator));
    if (key == "version_locations") {
        if (const auto separator = mainOption("version_path_separator")) {
            m_warnings.push_back("version_path_separator is deprecated; use path_separator.");
            return split(value, separatorCharacters("version_path_separator", *separator));
        }
        m_warnings.push_back("No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations.");
        return split(value, ", ");
    }
    m_warnings.push_back("No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for " + key + ".");
    return split(value, ", :");
}

std::vector<Hook> Config::postWriteHooks() const
{
    static const std::string kSection = "post_write_hooks";
    std::vector<Hook> hooks;
    if (m_ini.hasSection(kSection)) {
        const auto all = m_ini.values(kSection);
        for (const std::string &name : split(m_ini.value(kSection, "hooks").value_or(""), ", \n")) {
            Hook hook{name, {}};
            for (const auto &[key, value] : all) {
                if (key.starts_with(name + "."))
                    hook.options[key.substr(name.size() + 1)] = value;
            }
            hooks.push_back(std::move(hook));
        }
        return hooks;
    }
    const auto it = m_toml.find(kSection);
    if (it == m_toml.end())
        return hooks;
    const auto *tables = std::get_if<std::vector<std::map<std::string, std::string>>>(&it->second.first);
    for (const auto &table : tables ? *tables : std::vector<std::map<std::string, std::string>>{}) {
        const auto name = table.find("name");
        if (name == table.end())
            throw Error(ErrorCode::Config, "A post-write hook of [tool.alembic] has no name.", SourcePosition{m_tomlPath, it->second.second, 0});
        hooks.push_back({name->second, table});
    }
    return hooks;
}

}  // namespace limbeck::project
