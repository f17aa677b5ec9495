// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/postgresql_parameters.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <map>
#include <set>

// How parameters reach libpq. Qt's driver builds one conninfo text. It quotes host, database, user and password itself (backslash and
// quote escaped), so these are safe whatever they contain, ";" included. Everything else has to go through the connect options, where
// Qt changes each ";" to a blank before it appends them. conninfo has no other spelling for ";", the environment (PGOPTIONS …)
// belongs to the whole process and must not be changed while threads run, and a URI is not accepted after the blank that Qt puts first.
// So: our own quoting for the options, and for values with ";" what can be set afterwards is set afterwards (`options` is a list of
// settings, `application_name` is one); the rest, file names with ";", is refused with a clear error.
//
// Values of the URL's query override those before it, as in SQLAlchemy. Options of the drivers without libpq (asyncpg, pg8000) are
// translated where they have a meaning and noted where they have none.

namespace limbeck::database {
namespace {

using Values = std::map<std::string, std::string>;

[[noreturn]] void fail(std::string message, std::string hint)
{
    throw Error(ErrorCode::Config, std::move(message), {}, std::move(hint));
}

std::string quoted(const std::string &value)
{
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "'";
}

const std::set<std::string> &libpqKeywords()
{
    static const std::set<std::string> keywords = [] {
        std::set<std::string> names;
        PQconninfoOption *options = PQconndefaults();
        for (const PQconninfoOption *option = options; option && option->keyword; ++option)
            names.insert(option->keyword);
        PQconninfoFree(options);
        return names;
    }();
    return keywords;
}

bool usesLibpq(const std::string &driver)
{
    return driver.empty() || driver.starts_with("psycopg") || driver == "aiopg";
}

std::string sslmodeOf(const std::string &value)
{
    if (value == "true" || value == "True" || value == "1" || value == "on")
        return "require";
    if (value == "false" || value == "False" || value == "0" || value == "off")
        return "disable";
    return value;
}

struct HostList {
    std::vector<std::string> hosts;
    std::vector<std::string> ports;
};

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t comma = text.find(','); comma != std::string::npos; comma = text.find(',', start)) {
        parts.push_back(text.substr(start, comma - start));
        start = comma + 1;
    }
    parts.push_back(text.substr(start));
    return parts;
}

bool isHostWithPort(const std::string &text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || text.find_first_not_of("0123456789", colon + 1) != std::string::npos)
        return false;
    const std::string_view host = std::string_view(text).substr(0, colon);
    return std::all_of(host.begin(), host.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '.'; });
}

/// SQLAlchemy's two forms: host=a:1&host=b:2, and host=a,b&port=1,2. A single host may carry its port too.
HostList hostsOf(const Url &url)
{
    HostList list;
    const std::vector<std::string> hosts = url.queryValues("host");
    const std::vector<std::string> ports = url.queryValues("port");
    const bool carriesPorts = hosts.size() > 1 || (hosts.size() == 1 && ports.empty() && isHostWithPort(hosts.front()));
    if (carriesPorts && !ports.empty())
        fail("The database URL mixes two ways to name several hosts.", "Write host=a,b&port=1,2 or host=a:1&host=b:2.");
    for (const std::string &host : hosts) {
        if (!carriesPorts) {
            list.hosts = split(host);
            continue;
        }
        const std::size_t colon = host.starts_with('/') ? std::string::npos : host.rfind(':');
        list.hosts.push_back(host.substr(0, colon));
        list.ports.push_back(colon == std::string::npos ? "" : host.substr(colon + 1));
    }
    for (const std::string &port : ports) {
        for (const std::string &one : split(port))
            list.ports.push_back(one);
    }
    for (const std::string &port : list.ports) {
        if (port.find_first_not_of("0123456789") != std::string::npos || port.size() > 5)
            fail("A port in the query of the database URL is not a number.", "Write host=a,b&port=5432,5433.");
    }
    if (list.ports.size() > 1 && list.ports.size() != list.hosts.size())
        fail("The database URL names a different number of hosts and ports.", "Give one port for each host.");
    if (std::all_of(list.ports.begin(), list.ports.end(), [](const std::string &port) { return port.empty(); }))
        list.ports.clear();
    return list;
}

std::string joined(const std::vector<std::string> &parts)
{
    return fmt::format("{}", fmt::join(parts, ","));
}

/// `-c name=value --name=value …` as libpq's `options` parameter has it: blanks separate, a backslash keeps the next character.
std::vector<std::pair<std::string, std::string>> settingsOf(const std::string &options)
{
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i] == '\\' && i + 1 < options.size())
            words.back() += options[++i];
        else if (options[i] == ' ')
            words.emplace_back();
        else
            words.back() += options[i];
    }
    std::erase(words, "");
    std::vector<std::pair<std::string, std::string>> settings;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        if (word == "-c" && i + 1 < words.size())
            word = words[++i];
        else if (word.starts_with("-c") || word.starts_with("--"))
            word.erase(0, 2);
        else
            fail("The \"options\" of the database URL contain \";\" and something that is not a setting.", "Write options as -c name=value.");
        const std::size_t equals = std::min(word.find('='), word.size());
        std::string name = word.substr(0, equals);
        std::replace(name.begin(), name.end(), '-', '_');
        settings.emplace_back(std::move(name), word.substr(std::min(equals + 1, word.size())));
    }
    return settings;
}

void placeQueryValue(const Url &url, const std::string &key, const std::string &value, PostgresqlParameters &parameters, Values &others)
{
    if (key == "host" || key == "port" || key == "plugin" || key == "client_encoding" || key == "async_fallback")
        return;
    if (key == "user")
        parameters.user = value;
    else if (key == "password")
        parameters.password = value;
    else if (key == "dbname" || key == "database")
        parameters.database = value;
    else if (key == "ssl" && !usesLibpq(url.driver))
        others["sslmode"] = sslmodeOf(value);
    else if (key == "timeout" && !usesLibpq(url.driver))
        others["connect_timeout"] = value;
    else if (libpqKeywords().contains(key))
        others[key] = value;
    else if (usesLibpq(url.driver))
        fail(fmt::format("The database URL has an option \"{}\" that PostgreSQL's client library does not know.", key),
             "Alembic would fail with it too; remove it from the URL.");
    else
        parameters.notes.push_back(fmt::format("The option \"{}\" of the driver {} has no meaning here and is not used.", key, url.driver));
}

void placeHosts(const Url &url, PostgresqlParameters &parameters, Values &others)
{
    const HostList list = hostsOf(url);
    parameters.host = list.hosts.empty() ? url.host.value_or("") : joined(list.hosts);
    parameters.port = url.port.value_or(-1);
    if (list.ports.empty())
        return;
    parameters.port = -1;
    others["port"] = joined(list.ports);
}

void moveWhatCannotPass(PostgresqlParameters &parameters, Values &others)
{
    for (auto it = others.begin(); it != others.end();) {
        const auto &[key, value] = *it;
        if (value.find(';') == std::string::npos) {
            ++it;
            continue;
        }
        if (key == "options") {
            const auto settings = settingsOf(value);
            parameters.settings.insert(parameters.settings.end(), settings.begin(), settings.end());
        } else if (key == "application_name") {
            parameters.settings.emplace_back(key, value);
        } else {
            fail(fmt::format("The value of \"{}\" in the database URL contains \";\", which Qt's driver cannot pass on.", key),
                 "Use another file name or value.");
        }
        it = others.erase(it);
    }
}

void refuseNul(const PostgresqlParameters &parameters)
{
    for (const std::string *text : {&parameters.host, &parameters.database, &parameters.user, &parameters.password, &parameters.options}) {
        if (text->find('\0') != std::string::npos)
            fail("The database URL contains a NUL character.", "Remove %00 from the URL.");
    }
}

}  // namespace

PostgresqlParameters postgresqlParameters(const Url &url, const OpenOptions &options)
{
    PostgresqlParameters parameters;
    parameters.notes = url.notes;
    parameters.database = url.database.value_or("");
    parameters.user = url.user.value_or("");
    parameters.password = url.password.value_or("");
    Values others{
        {"application_name", options.applicationName}, {"connect_timeout", fmt::format("{}", options.connectTimeout.count())}, {"tcp_user_timeout", "60000"}};
    placeHosts(url, parameters, others);
    for (const auto &[key, value] : url.query)
        placeQueryValue(url, key, value, parameters, others);
    moveWhatCannotPass(parameters, others);
    for (const auto &[key, value] : others)
        parameters.options += fmt::format("{}{}={}", parameters.options.empty() ? "" : " ", key, quoted(value));
    if (options.readOnly)
        parameters.settings.emplace_back("default_transaction_read_only", "on");
    refuseNul(parameters);
    return parameters;
}

}  // namespace limbeck::database
