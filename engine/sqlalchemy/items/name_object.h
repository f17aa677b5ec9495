// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"
#include "schema/schema.h"

namespace limbeck::sqlalchemy {

/// quoted_name(), conv() and op.f(): a str that carries how it is to be quoted and whether it is a finished name (operations.md §2.1, §3.1).
class NameObject : public python::Object {
public:
    NameObject(std::string text, std::optional<bool> quote, bool isFinal) : m_text(std::move(text)), m_quote(quote), m_final(isFinal) {}
    const std::string &text() const { return m_text; }
    std::optional<bool> quote() const { return m_quote; }
    bool isFinal() const { return m_final; }

    std::string typeName() const override { return "str"; }
    std::optional<python::Value> attribute(python::Interpreter &interpreter, std::string_view name) override;
    python::Value item(python::Interpreter &interpreter, const python::Value &key) override;
    std::unique_ptr<python::Iterator> iterate(python::Interpreter &interpreter) override;
    std::optional<python::Value> binary(python::Interpreter &interpreter, python::syntax::BinaryOp op, const python::Value &other, bool reflected) override;
    std::optional<python::Value> compare(python::Interpreter &interpreter, python::syntax::CompareOp op, const python::Value &other) override;
    std::optional<python::Value> contains(python::Interpreter &interpreter, const python::Value &value) override;
    python::Truth truth(python::Interpreter &) override { return m_text.empty() ? python::Truth::False : python::Truth::True; }
    std::optional<std::int64_t> length(python::Interpreter &) override { return python::Text(m_text).length(); }
    std::string str(python::Interpreter &) override { return m_text; }
    std::string repr(python::Interpreter &interpreter) override;
    std::optional<std::size_t> hash(python::Interpreter &interpreter) override;

private:
    std::string m_text;
    std::optional<bool> m_quote;
    bool m_final;
};

/// A name in a structural position: a table's, a column's. Throws TypeError for what is no name; kUnknownName when unknown.
sql::Identifier identifierOf(python::Interpreter &interpreter, const python::Value &value, std::string_view what);
std::optional<sql::Identifier> optionalIdentifier(python::Interpreter &interpreter, const python::Value &value, std::string_view what);
/// schema=: SQLAlchemy writes no schema for None and for an empty text.
std::optional<sql::Identifier> schemaIdentifier(python::Interpreter &interpreter, const python::Value &value);
sql::QualifiedName qualifiedName(python::Interpreter &interpreter, const python::Value &name, const python::Value &schema, std::string_view what);
/// A constraint's or index's name: None is unnamed.
schema::Name constraintName(python::Interpreter &interpreter, const python::Value &value, std::string_view what);

}  // namespace limbeck::sqlalchemy
