// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/sequence_ddl.h"

#include <fmt/format.h>

namespace limbeck::dialect {

std::string identityOptions(const schema::Identity &identity)
{
    std::vector<std::string> parts;
    const auto number = [&](const char *word, const std::optional<long long> &value) {
        if (value)
            parts.push_back(fmt::format("{} {}", word, *value));
    };
    number("INCREMENT BY", identity.increment);
    number("START WITH", identity.start);
    number("MINVALUE", identity.minValue);
    number("MAXVALUE", identity.maxValue);
    if (identity.noMinValue)
        parts.emplace_back("NO MINVALUE");
    if (identity.noMaxValue)
        parts.emplace_back("NO MAXVALUE");
    number("CACHE", identity.cache);
    if (identity.cycle)
        parts.emplace_back(*identity.cycle ? "CYCLE" : "NO CYCLE");
    return fmt::format("{}", fmt::join(parts, " "));
}

std::string identityText(const schema::Identity &identity)
{
    const std::string options = identityOptions(identity);
    return fmt::format("GENERATED {} AS IDENTITY", identity.always ? "ALWAYS" : "BY DEFAULT") + (options.empty() ? std::string() : " (" + options + ")");
}

std::string createSequenceText(const SqlDialect &dialect, const sql::CreateSequence &create)
{
    const sql::SequenceFacts &facts = create.sequence;
    std::string text = std::string("CREATE SEQUENCE ") + (create.ifNotExists ? "IF NOT EXISTS " : "") + dialect.quote(facts.name);
    if (!sql::isNullType(facts.dataType) && dialect.features().sequenceTypes)
        text += " AS " + dialect.typeText(facts.dataType);
    schema::Identity options;
    options.start = facts.start;
    options.increment = facts.increment;
    options.minValue = facts.minValue;
    options.maxValue = facts.maxValue;
    options.cache = facts.cache;
    options.noMinValue = facts.noMinValue;
    options.noMaxValue = facts.noMaxValue;
    if (facts.cycle)
        options.cycle = true;
    const std::string words = identityOptions(options);
    return words.empty() ? text : text + " " + words;
}

std::string dropSequenceText(const SqlDialect &dialect, const sql::DropSequence &drop)
{
    return std::string("DROP SEQUENCE ") + (drop.ifExists ? "IF EXISTS " : "") + dialect.quote(drop.name);
}

std::string createSchemaText(const SqlDialect &dialect, const sql::CreateSchema &create)
{
    return std::string("CREATE SCHEMA ") + (create.ifNotExists ? "IF NOT EXISTS " : "") + dialect.quote(create.name);
}

std::string dropSchemaText(const SqlDialect &dialect, const sql::DropSchema &drop)
{
    return std::string("DROP SCHEMA ") + (drop.ifExists ? "IF EXISTS " : "") + dialect.quote(drop.name) + (drop.cascade ? " CASCADE" : "");
}

}  // namespace limbeck::dialect
