// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/catalog_types.h"

#include "dialect/catalog_rows.h"
#include "sql/tokens.h"

#include <array>
#include <cstdlib>

namespace limbeck::dialect::postgresql_catalog {

namespace {

using sql::TypeId;

struct NamedType {
    std::string_view word;
    TypeId id;
};
/// Types without arguments, or with a length.
constexpr std::array kNamedTypes{
    NamedType{"integer", TypeId::UpperInteger}, NamedType{"bigint", TypeId::UpperBigint},   NamedType{"smallint", TypeId::UpperSmallint},
    NamedType{"character varying", TypeId::UpperVarchar}, NamedType{"character", TypeId::UpperChar}, NamedType{"\"char\"", TypeId::String},
    NamedType{"name", TypeId::String},          NamedType{"text", TypeId::UpperText},       NamedType{"float", TypeId::UpperFloat},
    NamedType{"real", TypeId::UpperReal},       NamedType{"uuid", TypeId::UpperUuid},       NamedType{"boolean", TypeId::UpperBoolean},
    NamedType{"date", TypeId::UpperDate},       NamedType{"json", TypeId::Json},            NamedType{"jsonb", TypeId::PgJsonb},
    NamedType{"bit", TypeId::PgBit},
};
/// Types that are just their name.
constexpr std::array<std::string_view, 23> kSimpleTypes{"hstore", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange", "int4multirange",
                                                       "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange", "inet", "cidr", "citext",
                                                       "macaddr", "macaddr8", "money", "oid", "regclass", "bytea", "tsvector"};

std::optional<int> number(const std::vector<std::string> &arguments, std::size_t at)
{
    if (at >= arguments.size() || arguments[at].empty() || arguments[at].find_first_not_of("0123456789-") != std::string::npos)
        return std::nullopt;
    return std::atoi(arguments[at].c_str());
}

std::vector<std::string> splitArguments(std::string_view text)
{
    std::vector<std::string> arguments;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        arguments.emplace_back(sql::trimmed(text.substr(begin, comma - begin)));
        begin = comma + 1;
    }
    return arguments;
}

/// "schema"."name" without quotes, split at the dot.
std::vector<std::string> nameParts(const std::string &text)
{
    std::vector<std::string> parts(1);
    bool inQuotes = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && inQuotes && i + 1 < text.size() && text[i + 1] == '"')
            parts.back() += text[++i];
        else if (text[i] == '"')
            inQuotes = !inQuotes;
        else if (text[i] == '.' && !inQuotes)
            parts.emplace_back();
        else
            parts.back() += text[i];
    }
    return parts;
}

template<typename Entry>
const Entry *findByName(const std::vector<Entry> &entries, const std::string &word)
{
    const std::vector<std::string> parts = nameParts(word);
    for (const Entry &entry : entries) {
        if ((parts.size() == 1 && entry.isVisible && entry.name == parts[0]) || (parts.size() == 2 && !entry.isVisible && entry.schema == parts[0] && entry.name == parts[1]))
            return &entry;
    }
    return nullptr;
}

sql::Type timeType(TypeId id, const std::string &word, const std::vector<std::string> &arguments)
{
    sql::Type type = sql::makeType(id);
    type.timezone = word.ends_with("with time zone");
    type.precision = number(arguments, 0);
    return type;
}

}  // namespace

TypeReader::TypeReader(const sql::Rows &enums, const sql::Rows &domains)
{
    for (const sql::ValueList &values : enums.rows) {
        const CatalogRow row(values);
        if (m_enums.empty() || m_enums.back().schema != row.text(0) || m_enums.back().name != row.text(1))
            m_enums.push_back({row.text(0), row.text(1), row.flag(2), {}});
        if (!row.isNull(3))
            m_enums.back().labels.push_back(row.text(3));
    }
    for (const sql::ValueList &values : domains.rows) {
        const CatalogRow row(values);
        if (!m_domains.empty() && m_domains.back().schema == row.text(0) && m_domains.back().name == row.text(1))
            continue;  // SQLAlchemy takes one check only, the first by name
        const std::string check = row.text(8), base = row.text(3);
        m_domains.push_back({row.text(0), row.text(1), base.substr(0, base.find('(')), row.flag(2), row.flag(4), row.maybeText(5), row.maybeText(6), row.maybeText(7),
                             check.starts_with("CHECK (") ? std::optional(check.substr(7, check.size() - 8)) : std::nullopt});
    }
}

sql::Type TypeReader::read(const std::string &formatted, const std::optional<std::string> &collation) const
{
    std::string word = formatted;
    std::vector<std::string> arguments;
    const std::size_t open = word.find('('), close = word.rfind(')');
    if (open != std::string::npos && close != std::string::npos && close > open) {
        arguments = splitArguments(std::string_view(word).substr(open + 1, close - open - 1));
        word.erase(open, close - open + 1);
    }
    bool isArray = false;
    for (; word.ends_with("[]"); isArray = true)
        word.resize(word.size() - 2);
    sql::Type type = readScalar(word, arguments);
    if (sql::isNullType(type)) {
        type.name = formatted;
        return type;
    }
    if (collation)
        type.collation = collation;
    if (!isArray)
        return type;
    sql::Type array = sql::makeType(TypeId::Array);
    array.item = std::make_shared<const sql::Type>(std::move(type));
    return array;
}

sql::Type TypeReader::readScalar(const std::string &word, const std::vector<std::string> &arguments) const
{
    if (word == "numeric") {
        sql::Type type = sql::makeType(TypeId::UpperNumeric);
        if (arguments.size() == 2) {
            type.precision = number(arguments, 0);
            type.scale = number(arguments, 1);
        }
        return type;
    }
    if (word == "double precision") {
        sql::Type type = sql::makeType(TypeId::UpperDoublePrecision);
        type.precision = 53;
        return type;
    }
    if (word == "timestamp with time zone" || word == "timestamp without time zone")
        return timeType(TypeId::PgTimestamp, word, arguments);
    if (word == "time with time zone" || word == "time without time zone")
        return timeType(TypeId::PgTime, word, arguments);
    if (word == "bit varying") {
        sql::Type type = sql::makeType(TypeId::PgBit);
        type.varying = true;
        type.length = number(arguments, 0);
        return type;
    }
    if (word == "interval" || word.starts_with("interval ")) {
        sql::Type type = sql::makeType(TypeId::PgInterval);
        type.fields = word.size() > 9 ? word.substr(9) : std::string();
        type.precision = number(arguments, 0);
        return type;
    }
    return readNamed(word, arguments);
}

sql::Type TypeReader::readNamed(const std::string &word, const std::vector<std::string> &arguments) const
{
    if (const EnumEntry *entry = findByName(m_enums, word))
        return enumType(*entry);
    if (const DomainEntry *entry = findByName(m_domains, word))
        return domainType(*entry);
    for (const NamedType &named : kNamedTypes) {
        if (named.word != word)
            continue;
        sql::Type type = sql::makeType(named.id);
        type.length = number(arguments, 0);
        return type;
    }
    if (std::find(kSimpleTypes.begin(), kSimpleTypes.end(), word) == kSimpleTypes.end())
        return {};
    sql::Type type = sql::makeType(TypeId::PgSimple);
    type.name = sql::upperAscii(word);
    return type;
}

sql::Type TypeReader::enumType(const EnumEntry &entry) const
{
    sql::Type type = sql::makeType(TypeId::PgEnum);
    type.name = entry.name;
    if (!entry.isVisible)
        type.schema = entry.schema;
    type.enumeration = sql::EnumFacts{};
    type.enumeration->labels = entry.labels;
    return type;
}

sql::Type TypeReader::domainType(const DomainEntry &entry) const
{
    sql::Type type = sql::makeType(TypeId::PgDomain);
    type.name = entry.name;
    if (!entry.isVisible)
        type.schema = entry.schema;
    sql::DomainFacts facts;
    facts.base = read(entry.baseType, std::nullopt);
    facts.collation = entry.collation;
    facts.defaultText = entry.defaultText;
    facts.check = entry.check;
    facts.constraintName = entry.check ? entry.checkName : std::nullopt;
    facts.notNull = entry.notNull;
    type.domain = std::make_shared<const sql::DomainFacts>(std::move(facts));
    return type;
}

}  // namespace limbeck::dialect::postgresql_catalog
