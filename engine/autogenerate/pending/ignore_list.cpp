// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/ignore_list.h"

#include "base/error.h"
#include "sql/tokens.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace limbeck::autogenerate {

namespace fs = std::filesystem;

namespace {

const char *const kSeparator = " # ";
const char *const kHead = "# Differences between the models and the database that are meant to be there. A line each: what Limbeck calls it, ' # ', the reason.";

/// One line: what would end it or begin the reason is written as %XX.
std::string escaped(const std::string &key)
{
    std::string text;
    for (const char c : key) {
        switch (c) {
        case '%': text += "%25"; break;
        case '#': text += "%23"; break;
        case '\n': text += "%0A"; break;
        case '\r': text += "%0D"; break;
        default: text += c;
        }
    }
    return text;
}

std::string unescaped(const std::string &text)
{
    std::string key;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string code = text.substr(i, 3);
        const char c = code == "%25" ? '%' : code == "%23" ? '#' : code == "%0A" ? '\n' : code == "%0D" ? '\r' : '\0';
        key += c ? c : text[i];
        i += c ? 2 : 0;
    }
    return key;
}

std::string oneLine(std::string text)
{
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return std::string(sql::trimmed(text));
}

}  // namespace

std::string IgnoreList::pathFor(const std::string &projectRoot) { return projectRoot + "/limbeck-ignore.txt"; }

IgnoreList IgnoreList::read(const std::string &path)
{
    IgnoreList list;
    std::error_code error;
    if (!fs::exists(path, error))
        return list;
    std::ifstream file(path, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        throw Error(ErrorCode::File, "The list of ignored differences " + path + " cannot be read.");
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const std::string text = all.substr(at, end - at);
        at = end + 1;
        const std::string content(sql::trimmed(text));
        if (content.empty() || content.front() == '#') {
            list.m_lines.push_back({{}, text});
            continue;
        }
        const auto hash = content.find('#');
        const std::string key = unescaped(std::string(sql::trimmed(content.substr(0, hash))));
        list.m_lines.push_back({key, {}});
        list.m_reasons[key] = hash == std::string::npos ? std::string() : std::string(sql::trimmed(content.substr(hash + 1)));
    }
    return list;
}

std::string IgnoreList::reason(const std::string &key) const
{
    const auto found = m_reasons.find(key);
    return found == m_reasons.end() ? std::string() : found->second;
}

std::set<std::string> IgnoreList::keys() const
{
    std::set<std::string> keys;
    for (const auto &[key, reason] : m_reasons)
        keys.insert(key);
    return keys;
}

void IgnoreList::add(const std::string &key, const std::string &reason)
{
    if (!m_reasons.contains(key)) {
        if (m_lines.empty())
            m_lines.push_back({{}, kHead});
        m_lines.push_back({key, {}});
    }
    m_reasons[key] = oneLine(reason);
}

void IgnoreList::remove(const std::string &key)
{
    m_reasons.erase(key);
    std::erase_if(m_lines, [&](const Line &line) { return !line.key.empty() && line.key == key; });
}

void IgnoreList::write(const std::string &path) const
{
    const bool isEmpty = std::all_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.key.empty() && (line.text == kHead || line.text.empty()); });
    std::error_code error;
    if (isEmpty) {
        fs::remove(path, error);
        if (error)
            throw Error(ErrorCode::File, "The list of ignored differences " + path + " cannot be removed: " + error.message() + ".");
        return;
    }
    const std::string temporary = path + ".new";
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    for (const Line &line : m_lines) {
        file << (line.key.empty() ? line.text : escaped(line.key));
        if (!line.key.empty() && !reason(line.key).empty())
            file << kSeparator << reason(line.key);
        file << "\n";
    }
    file.close();
    if (file)
        fs::rename(temporary, path, error);
    if (!file || error)
        throw Error(ErrorCode::File, "The list of ignored differences " + path + " cannot be written.");
}

}  // namespace limbeck::autogenerate
