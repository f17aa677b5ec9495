// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

#include <map>

namespace limbeck::sqlalchemy {

/// A database URL in parts (config.md §8.3).
struct UrlParts {
    std::string drivername;
    std::optional<std::string> username, password, host, database;
    std::optional<int> port;
    std::vector<std::pair<std::string, std::string>> query;   ///< keys may repeat
};
/// nullopt: not a URL. `problem` says why.
std::optional<UrlParts> parseUrl(const std::string &text, std::string &problem);
std::string renderUrl(const UrlParts &parts, bool hidePassword);

/// make_url(…), URL.create(…): str() hides the password.
class UrlObject : public HostObject {
public:
    UrlObject(Vocabulary &vocabulary, UrlParts parts) : HostObject(vocabulary), m_parts(std::move(parts)) {}
    const UrlParts &parts() const { return m_parts; }
    std::string typeName() const override { return "URL"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    std::optional<Value> compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other) override;
    std::string str(Interpreter &) override { return renderUrl(m_parts, true); }
    std::string repr(Interpreter &) override { return renderUrl(m_parts, true); }
    std::optional<std::size_t> hash(Interpreter &) override { return std::hash<std::string>()(renderUrl(m_parts, false)); }

private:
    UrlParts m_parts;
};

/// From text; raises ArgumentError for what is no URL.
Value makeUrlObject(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &text);
/// make_url(x): text or a URL.
Value makeUrl(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
/// The class: URL.create(…), isinstance.
Value makeUrlClass(Vocabulary &vocabulary);
/// The whole URL, with its password, of a text or URL value; for engines.
std::optional<std::string> urlText(const Value &value);

}  // namespace limbeck::sqlalchemy
