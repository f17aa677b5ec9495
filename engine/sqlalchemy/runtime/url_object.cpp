// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/url_object.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <charconv>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

int hexDigit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

std::string percentDecoded(std::string_view text, bool plusIsBlank)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (escape) {
            result += char(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            result += plusIsBlank && text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

/// Letters, digits, `_.-~` and what `safe` names stay.
std::string percentEncoded(std::string_view text, std::string_view safe)
{
    std::string result;
    for (char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-' || c == '~' || safe.find(c) != std::string_view::npos;
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

void readQuery(std::string_view text, UrlParts &parts)
{
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view item = text.substr(0, end);
        if (const auto equals = item.find('='); equals != std::string_view::npos)
            parts.query.emplace_back(percentDecoded(item.substr(0, equals), true), percentDecoded(item.substr(equals + 1), true));
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

/// user[:password]@: the user ends at the first colon, the password at the first @ (config.md §8.3).
std::string_view readCredentials(std::string_view rest, UrlParts &parts)
{
    const auto colon = rest.find_first_of(":/@");
    if (colon != std::string_view::npos && rest[colon] == ':') {
        const auto at = rest.find('@', colon);
        if (at != std::string_view::npos) {
            parts.username = percentDecoded(rest.substr(0, colon), false);
            parts.password = percentDecoded(rest.substr(colon + 1, at - colon - 1), false);
            return rest.substr(at + 1);
        }
        return rest;
    }
    const auto slash = rest.find('/');
    const auto at = rest.substr(0, slash).rfind('@');
    if (at == std::string_view::npos)
        return rest;
    parts.username = percentDecoded(rest.substr(0, at), false);
    return rest.substr(at + 1);
}

bool readHost(std::string_view &rest, UrlParts &parts)
{
    const auto end = std::min(rest.find('/'), rest.find('?'));
    std::string_view host = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    std::string_view port;
    if (!host.empty() && host.front() == '[') {
        const auto close = host.find(']');
        if (close == std::string_view::npos)
            return false;
        port = host.substr(close + 1);
        parts.host = std::string(host.substr(1, close - 1));
        if (!port.empty() && port.front() == ':')
            port.remove_prefix(1);
    } else {
        const auto colon = host.find(':');
        if (colon != std::string_view::npos)
            port = host.substr(colon + 1);
        host = host.substr(0, colon);
        if (!host.empty())
            parts.host = std::string(host);
    }
    if (port.empty())
        return true;
    int number = 0;
    const auto [stop, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || stop != port.data() + port.size())
        return false;
    parts.port = number;
    return true;
}

}  // namespace

std::optional<UrlParts> parseUrl(const std::string &text, std::string &problem)
{
    problem = "Could not parse SQLAlchemy URL from the given string: dialect[+driver]://[user[:password]@][host[:port]]/[database] is expected";
    const auto scheme = text.find("://");
    if (scheme == std::string::npos || scheme == 0)
        return std::nullopt;
    UrlParts parts;
    parts.drivername = text.substr(0, scheme);
    if (parts.drivername.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+") != std::string::npos)
        return std::nullopt;
    std::string_view rest = std::string_view(text).substr(scheme + 3);
    rest = readCredentials(rest, parts);
    if (!readHost(rest, parts)) {
        problem = "The port in the database URL is not a number";
        return std::nullopt;
    }
    if (!rest.empty() && rest.front() == '/') {
        const auto question = rest.find('?');
        const auto database = rest.substr(1, question == std::string_view::npos ? std::string_view::npos : question - 1);
        if (!database.empty())
            parts.database = std::string(database);
        rest = question == std::string_view::npos ? std::string_view() : rest.substr(question);
    }
    if (!rest.empty() && rest.front() == '?')
        readQuery(rest.substr(1), parts);
    return parts;
}

std::string renderUrl(const UrlParts &parts, bool hidePassword)
{
    std::string text = parts.drivername + "://";
    if (parts.username) {
        text += percentEncoded(*parts.username, " +");
        if (parts.password)
            text += ":" + (hidePassword ? std::string("***") : percentEncoded(*parts.password, " +"));
        text += "@";
    }
    if (parts.host)
        text += parts.host->find(':') != std::string::npos ? "[" + *parts.host + "]" : *parts.host;
    if (parts.port)
        text += fmt::format(":{}", *parts.port);
    if (parts.database)
        text += "/" + *parts.database;
    for (std::size_t i = 0; i < parts.query.size(); ++i)
        text += (i == 0 ? "?" : "&") + percentEncoded(parts.query[i].first, "") + "=" + percentEncoded(parts.query[i].second, "");
    return text;
}

namespace {

Value optionalText(const std::optional<std::string> &text) { return text ? Value::text(*text) : Value(); }

std::string backendName(const UrlParts &parts) { return parts.drivername.substr(0, parts.drivername.find('+')); }

std::string driverName(const UrlParts &parts)
{
    const auto plus = parts.drivername.find('+');
    if (plus != std::string::npos)
        return parts.drivername.substr(plus + 1);
    return parts.drivername == "sqlite" ? "pysqlite" : parts.drivername == "postgresql" ? "psycopg2" : parts.drivername;
}

Value queryDict(const UrlParts &parts)
{
    auto dict = python::makeDict();
    for (const auto &[key, value] : parts.query) {
        const auto existing = dict->find(key);
        if (!existing)
            dict->insert(key, Value::text(value));
        else if (const auto *tuple = existing->as<python::Tuple>()) {
            auto items = tuple->items;
            items.push_back(Value::text(value));
            dict->insert(key, Value(python::makeTuple(std::move(items))));
        } else {
            dict->insert(key, Value(python::makeTuple({*existing, Value::text(value)})));
        }
    }
    return Value(dict);
}

void fillQuery(Interpreter &interpreter, const Value &value, UrlParts &parts)
{
    auto *dict = value.as<python::Dict>();
    if (!dict)
        return;
    for (const auto &[key, item] : dict->entries()) {
        if (item.as<python::List>() || item.as<python::Tuple>()) {
            for (const Value &each : interpreter.toVector(item))
                parts.query.emplace_back(interpreter.str(key), interpreter.str(each));
        } else {
            parts.query.emplace_back(interpreter.str(key), interpreter.str(item));
        }
    }
}

/// create() and set(): what was given replaces.
UrlParts replaced(UrlParts parts, const Arguments &arguments)
{
    if (const auto drivername = arguments.text("drivername"))
        parts.drivername = *drivername;
    const auto take = [&](const char *name, std::optional<std::string> &member) {
        const Value value = arguments.value(name);
        if (arguments.has(name))
            member = value.isNone() ? std::nullopt : std::optional(arguments.interpreter().str(value));
    };
    take("username", parts.username);
    take("password", parts.password);
    take("host", parts.host);
    take("database", parts.database);
    if (arguments.has("port")) {
        const Value port = arguments.value("port");
        const auto number = port.asText() ? std::optional<long long>(std::stoll(port.asText()->utf8())) : arguments.integer("port");
        parts.port = number ? std::optional<int>(int(*number)) : std::nullopt;
    }
    if (arguments.has("query")) {
        parts.query.clear();
        fillQuery(arguments.interpreter(), arguments.value("query"), parts);
    }
    return parts;
}

constexpr const char *kParts = "drivername=, username=, password=, host=, port=, database=, query=";

const MethodTable<UrlObject> &urlMethods()
{
    static const MethodTable<UrlObject> table{
        {"render_as_string", "hide_password=", [](UrlObject &s, Interpreter &, const Arguments &a) { return Value::text(renderUrl(s.parts(), a.flag("hide_password", true))); }},
        {"set", kParts, [](UrlObject &s, Interpreter &, const Arguments &a) { return Value(std::make_shared<UrlObject>(s.vocabulary(), replaced(s.parts(), a))); }},
        {"_replace", kParts, [](UrlObject &s, Interpreter &, const Arguments &a) { return Value(std::make_shared<UrlObject>(s.vocabulary(), replaced(s.parts(), a))); }},
        {"get_backend_name", "", [](UrlObject &s, Interpreter &, const Arguments &) { return Value::text(backendName(s.parts())); }},
        {"get_driver_name", "", [](UrlObject &s, Interpreter &, const Arguments &) { return Value::text(driverName(s.parts())); }},
        {"get_dialect", "", [](UrlObject &s, Interpreter &, const Arguments &) { return Value::text(backendName(s.parts())); }},
        {"update_query_dict", "query_parameters, append=", [](UrlObject &s, Interpreter &in, const Arguments &a) {
             UrlParts parts = s.parts();
             UrlParts more;
             fillQuery(in, a.value("query_parameters"), more);
             for (const auto &[key, value] : more.query) {
                 if (!a.flag("append"))
                     std::erase_if(parts.query, [&key = key](const auto &item) { return item.first == key; });
             }
             parts.query.insert(parts.query.end(), more.query.begin(), more.query.end());
             return Value(std::make_shared<UrlObject>(s.vocabulary(), std::move(parts)));
         }},
        {"difference_update_query", "names", [](UrlObject &s, Interpreter &, const Arguments &a) {
             UrlParts parts = s.parts();
             for (const auto &name : a.texts("names"))
                 std::erase_if(parts.query, [&](const auto &item) { return item.first == name; });
             return Value(std::make_shared<UrlObject>(s.vocabulary(), std::move(parts)));
         }},
    };
    return table;
}

}  // namespace

std::optional<Value> UrlObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "drivername")
        return Value::text(m_parts.drivername);
    if (name == "username")
        return optionalText(m_parts.username);
    if (name == "password")
        return optionalText(m_parts.password);
    if (name == "host")
        return optionalText(m_parts.host);
    if (name == "port")
        return m_parts.port ? Value(*m_parts.port) : Value();
    if (name == "database")
        return optionalText(m_parts.database);
    if (name == "query")
        return queryDict(m_parts);
    return urlMethods().bind(*this, name);
}

std::optional<Value> UrlObject::compare(Interpreter &, python::syntax::CompareOp op, const Value &other)
{
    const auto *url = other.as<UrlObject>();
    if (!url || (op != python::syntax::CompareOp::Equal && op != python::syntax::CompareOp::NotEqual))
        return std::nullopt;
    const bool same = renderUrl(m_parts, false) == renderUrl(url->m_parts, false);
    return Value(same == (op == python::syntax::CompareOp::Equal));
}

Value makeUrlObject(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &text)
{
    std::string problem;
    auto parts = parseUrl(text, problem);
    if (!parts)
        raise(vocabulary, interpreter, "ArgumentError", problem);
    return Value(std::make_shared<UrlObject>(vocabulary, std::move(*parts)));
}

Value makeUrl(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    if (value.as<UrlObject>() || value.isUnknown() || value.as<python::Opaque>())
        return value;
    return makeUrlObject(vocabulary, interpreter, textOf(interpreter, value, "database URL"));
}

Value makeUrlClass(Vocabulary &vocabulary)
{
    auto cls = makeHostClass<UrlObject>("URL", nullptr);
    cls->define("create", nativeFunction("create", kParts, [&vocabulary](Interpreter &, const Arguments &arguments) {
                    return Value(std::make_shared<UrlObject>(vocabulary, replaced({}, arguments)));
                }));
    return Value(cls);
}

std::optional<std::string> urlText(const Value &value)
{
    if (const auto *text = value.asText())
        return text->utf8();
    if (const auto *url = value.as<UrlObject>())
        return renderUrl(url->parts(), false);
    return std::nullopt;
}

}  // namespace limbeck::sqlalchemy
