// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresql_values.h"

#include "database/postgresql_datetime.h"
#include "database/refusal.h"

#include <charconv>
#include <fmt/format.h>

namespace limbeck::database {
namespace {

// The OIDs of built-in types never change (pg_type.dat of PostgreSQL).
enum Oid : unsigned {
    kBool = 16,
    kBytea = 17,
    kInt8 = 20,
    kInt2 = 21,
    kInt4 = 23,
    kOid = 26,
    kJson = 114,
    kFloat4 = 700,
    kFloat8 = 701,
    kDate = 1082,
    kTime = 1083,
    kTimestamp = 1114,
    kTimestamptz = 1184,
    kInterval = 1186,
    kTimetz = 1266,
    kNumeric = 1700,
    kUuid = 2950,
    kJsonb = 3802,
    kInt4range = 3904,
    kNumrange = 3906,
    kTsrange = 3908,
    kTstzrange = 3910,
    kDaterange = 3912,
    kInt8range = 3926,
    kText = 25,
};

struct ArrayType {
    unsigned array;
    unsigned element;
};

/// Arrays that become lists. Arrays of other types (enum, money, xml, bit …) stay text.
constexpr ArrayType kArrays[] = {
    {1000, kBool},        {1001, kBytea},    {1016, kInt8},      {1005, kInt2},      {1006, kInt2},      {1007, kInt4},  {1013, kOid},
    {1028, kOid},         {199, kJson},      {1021, kFloat4},    {1022, kFloat8},    {1182, kDate},      {1183, kTime},  {1115, kTimestamp},
    {1185, kTimestamptz}, {1187, kInterval}, {1270, kTimetz},    {1231, kNumeric},   {2951, kUuid},      {3807, kJsonb}, {3905, kInt4range},
    {3907, kNumrange},    {3909, kTsrange},  {3911, kTstzrange}, {3913, kDaterange}, {3927, kInt8range}, {1002, kText},  {1003, kText},
    {1009, kText},        {1014, kText},     {1015, kText},      {651, kText},       {1040, kText},      {1041, kText},
};

[[noreturn]] void unreadable(std::string_view kind, std::string_view text)
{
    throw postgresqlRefusal("22P02", fmt::format("The database sent \"{}\", which cannot be read as {}.", text, kind));
}

template<typename Number>
Number parseNumber(std::string_view kind, std::string_view text)
{
    Number value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        unreadable(kind, text);
    return value;
}

int hexDigit(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/// Both forms of bytea_output: "\x00ff", and the older one with octal escapes.
sql::Bytes parseBytea(std::string_view text)
{
    sql::Bytes bytes;
    if (text.starts_with("\\x")) {
        for (std::size_t i = 2; i + 1 < text.size(); i += 2)
            bytes.data += static_cast<char>(hexDigit(text[i]) * 16 + hexDigit(text[i + 1]));
        return bytes;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            bytes.data += text[i];
        } else if (text.substr(i).starts_with("\\\\")) {
            bytes.data += '\\';
            ++i;
        } else if (i + 3 < text.size()) {
            bytes.data += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            unreadable("bytea", text);
        }
    }
    return bytes;
}

sql::Uuid parseUuid(std::string_view text)
{
    sql::Uuid uuid{std::string(text)};
    std::erase(uuid.hex, '-');
    return uuid;
}

/// Reads "{a,NULL,\"x y\",{…}}", with an optional "[0:1]=" before it.
class ArrayReader {
public:
    ArrayReader(unsigned element, std::string_view text) : m_element(element), m_text(text) {}

    sql::Array read()
    {
        if (peek() == '[')
            m_at = std::min(m_text.find('='), m_text.size() - 1) + 1;
        sql::Array array = readLevel(0);
        if (m_at != m_text.size())
            fail();
        return array;
    }

private:
    [[noreturn]] void fail() const { unreadable("an array", m_text); }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    sql::Array readLevel(int depth)
    {
        if (peek() != '{' || depth > 6)
            fail();
        ++m_at;
        sql::Array array;
        if (peek() == '}') {
            ++m_at;
            return array;
        }
        while (true) {
            array.items.push_back(peek() == '{' ? sql::Value(readLevel(depth + 1)) : peek() == '"' ? readQuoted() : readPlain());
            const char c = peek();
            ++m_at;
            if (c == '}')
                return array;
            if (c != ',')
                fail();
        }
    }

    sql::Value readQuoted()
    {
        std::string item;
        for (++m_at; peek() != '"'; ++m_at) {
            if (peek() == '\\')
                ++m_at;
            if (m_at >= m_text.size())
                fail();
            item += m_text[m_at];
        }
        ++m_at;
        return decodePostgresql(m_element, item);
    }

    sql::Value readPlain()
    {
        const std::size_t end = std::min(m_text.find_first_of(",}", m_at), m_text.size());
        const std::string_view item = m_text.substr(m_at, end - m_at);
        m_at = end;
        return item == "NULL" ? sql::Value(sql::Null{}) : decodePostgresql(m_element, item);
    }

    unsigned m_element;
    std::string_view m_text;
    std::size_t m_at = 0;
};

}  // namespace

sql::Value decodePostgresql(unsigned oid, std::string_view text)
{
    switch (oid) {
    case kBool:
        return text == "t";
    case kInt2:
    case kInt4:
    case kInt8:
    case kOid:
        return parseNumber<std::int64_t>("an integer", text);
    case kFloat4:
    case kFloat8:
        return parseNumber<double>("a number", text);
    case kNumeric:
        return sql::Decimal{std::string(text)};
    case kBytea:
        return parseBytea(text);
    case kJson:
    case kJsonb:
        return sql::Json{std::string(text)};
    case kUuid:
        return parseUuid(text);
    case kDate:
        return parseDate(text);
    case kTime:
    case kTimetz:
        return parseTime(text);
    case kTimestamp:
    case kTimestamptz:
        return parseDateTime(text, oid == kTimestamptz);
    case kInterval:
        return parseInterval(text);
    case kInt4range:
    case kNumrange:
    case kTsrange:
    case kTstzrange:
    case kDaterange:
    case kInt8range:
        return sql::Range{std::string(text)};
    default:
        break;
    }
    for (const ArrayType &type : kArrays) {
        if (type.array == oid)
            return ArrayReader(type.element, text).read();
    }
    return std::string(text);
}

}  // namespace limbeck::database
