// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/options.h"

#include "base/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace limbeck::dialect {

namespace {

using Words = std::set<std::string>;

const Words &accepted(const std::string &dialectName, OptionOwner owner)
{
    static const std::map<OptionOwner, Words> kPostgresql = {
        {OptionOwner::Table, {"ignore_search_path", "tablespace", "partition_by", "with_oids", "on_commit", "inherits", "using"}},
        {OptionOwner::Column, {}},
        {OptionOwner::PrimaryKey, {"include"}},
        {OptionOwner::Unique, {"include", "nulls_not_distinct"}},
        {OptionOwner::ForeignKey, {"not_valid"}},
        {OptionOwner::Check, {"not_valid"}},
        {OptionOwner::Index, {"using", "where", "ops", "concurrently", "with", "tablespace", "include", "nulls_not_distinct"}},
    };
    static const std::map<OptionOwner, Words> kSqlite = {
        {OptionOwner::Table, {"autoincrement", "with_rowid", "strict"}},
        {OptionOwner::Column, {"on_conflict_primary_key", "on_conflict_not_null", "on_conflict_unique"}},
        {OptionOwner::PrimaryKey, {"on_conflict"}},
        {OptionOwner::Unique, {"on_conflict"}},
        {OptionOwner::ForeignKey, {"on_conflict"}},
        {OptionOwner::Check, {"on_conflict"}},
        {OptionOwner::Index, {"where"}},
    };
    return (dialectName == "postgresql" ? kPostgresql : kSqlite).at(owner);
}

const char *ownerName(OptionOwner owner)
{
    switch (owner) {
    case OptionOwner::Table:
        return "a table";
    case OptionOwner::Column:
        return "a column";
    case OptionOwner::PrimaryKey:
        return "a primary key";
    case OptionOwner::Unique:
        return "a unique constraint";
    case OptionOwner::ForeignKey:
        return "a foreign key";
    case OptionOwner::Check:
        return "a check constraint";
    case OptionOwner::Index:
        return "an index";
    }
    return "";
}

/// Arguments of Table() that have an underscore and are no dialect's.
const Words kTableWords = {
    "info",        "extend_existing", "keep_existing", "autoload", "autoload_with", "autoload_replace", "implicit_returning", "include_columns",
    "resolve_fks", "must_exist",      "mustexist",     "quote",    "quote_schema",  "listeners"};
const Words kForeignDialects = {"limbeck", "mysql", "mariadb", "mssql", "oracle"};

std::string joined(const Words &words, const std::string &prefix)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + prefix + "_" + word;
    return text.empty() ? "none" : text;
}

}  // namespace

void checkOptions(const schema::Options &options, OptionOwner owner, const CompileState &state)
{
    for (const auto &[key, value] : options) {
        if (owner == OptionOwner::Table && kTableWords.contains(key))
            continue;
        if (key.starts_with("limbeck_"))
            continue;   // notes of the model reader and of reflection
        const size_t split = key.find('_');
        if (split == std::string::npos || split == 0)
            throw Error(ErrorCode::Operation, fmt::format("Additional arguments should be named <dialectname>_<argument>, got '{}'", key), {},
                        fmt::format("'{}' is no argument of {}.", key, ownerName(owner)));
        const std::string prefix = key.substr(0, split);
        if (kForeignDialects.contains(prefix))
            continue;
        if (prefix != "postgresql" && prefix != "sqlite") {
            if (state.warn)
                state.warn(fmt::format("'{}' is ignored: there is no database named '{}'. Is it a misspelt argument?", key, prefix));
            continue;
        }
        const Words &words = accepted(prefix, owner);
        if (!words.contains(key.substr(split + 1)))
            throw Error(ErrorCode::Operation, fmt::format("Argument '{}' is not accepted by dialect '{}' for {}.", key, prefix, ownerName(owner)), {},
                        fmt::format("Accepted: {}.", joined(words, prefix)));
    }
}

const schema::OptionValue *findOption(const schema::Options &options, const std::string &name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto &entry) { return entry.first == name; });
    return found == options.end() || std::holds_alternative<std::monostate>(found->second.data) ? nullptr : &found->second;
}

std::optional<std::string> optionText(const schema::Options &options, const std::string &name)
{
    const schema::OptionValue *value = findOption(options, name);
    if (!value)
        return std::nullopt;
    if (const auto *text = std::get_if<std::string>(&value->data))
        return *text;
    throw Error(ErrorCode::Operation, fmt::format("{} must be a string.", name));
}

std::optional<bool> optionFlag(const schema::Options &options, const std::string &name)
{
    const schema::OptionValue *value = findOption(options, name);
    if (!value)
        return std::nullopt;
    if (const auto *flag = std::get_if<bool>(&value->data))
        return *flag;
    if (const auto *number = std::get_if<std::int64_t>(&value->data))
        return *number != 0;
    throw Error(ErrorCode::Operation, fmt::format("{} must be True or False.", name));
}

std::vector<std::string> optionList(const schema::Options &options, const std::string &name)
{
    const schema::OptionValue *value = findOption(options, name);
    if (!value)
        return {};
    if (const auto *list = std::get_if<std::vector<std::string>>(&value->data))
        return *list;
    if (const auto *text = std::get_if<std::string>(&value->data))
        return {*text};
    throw Error(ErrorCode::Operation, fmt::format("{} must be a list of names.", name));
}

sql::ExpressionPtr optionExpression(const schema::Options &options, const std::string &name)
{
    const schema::OptionValue *value = findOption(options, name);
    if (!value)
        return nullptr;
    if (const auto *expression = std::get_if<sql::ExpressionPtr>(&value->data))
        return *expression;
    if (const auto *text = std::get_if<std::string>(&value->data))
        return sql::makeExpression(sql::TextClause{*text, {}, {}});
    throw Error(ErrorCode::Operation, fmt::format("{} must be an SQL expression.", name));
}

}  // namespace limbeck::dialect
