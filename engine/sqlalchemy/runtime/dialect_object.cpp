// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/dialect_object.h"

#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/connection_object.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/inspector_object.h"
#include "sqlalchemy/types/type_object.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

Value versionTuple(DialectObject &self)
{
    std::vector<Value> parts;
    if (World *world = self.vocabulary().world()) {
        for (int part : world->serverVersion())
            parts.emplace_back(part);
    }
    if (parts.empty())
        return Value::unknown("the version of the database server");
    return Value(python::makeTuple(std::move(parts)));
}

Value defaultSchema(DialectObject &self)
{
    World *world = self.vocabulary().world();
    const auto name = world ? world->defaultSchemaName() : std::nullopt;
    if (name)
        return Value::text(*name);
    return self.name() == "sqlite" ? Value::text("main") : Value::unknown("the default schema of the connection");
}

/// dialect.has_table(connection, "t")
const MethodTable<DialectObject> &dialectMethods()
{
    static const MethodTable<DialectObject> table{
        {"type_descriptor", "type", [](DialectObject &s, Interpreter &in, const Arguments &a) { return typeInstance(s.vocabulary(), in, a.value("type")); }},
        {"has_table", "connection, table_name, schema=", [](DialectObject &s, Interpreter &in, const Arguments &a) {
             return tableExists(s.vocabulary(), in, {a.text("schema") ? std::optional<sql::Identifier>(*a.text("schema")) : std::nullopt, sql::Identifier(a.requiredText("table_name"))});
         }},
    };
    return table;
}

/// The name of a table, column, constraint or index as SQL says it, a table with its schema.
std::string formatted(const dialect::Dialect &dialect, Interpreter &interpreter, const Value &item)
{
    if (const auto *table = item.as<TableObject>())
        return dialect.quote(table->name());
    return dialect.quote(sql::Identifier(textOf(interpreter, interpreter.getAttribute(item, "name"), "name")));
}

/// dialect.identifier_preparer: quote() and its kind.
class PreparerObject : public HostObject {
public:
    PreparerObject(Vocabulary &vocabulary, std::string dialect) : HostObject(vocabulary), m_dialect(std::move(dialect)) {}
    std::string typeName() const override { return "IdentifierPreparer"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        const std::string dialect = m_dialect;
        if (name == "quote" || name == "quote_schema" || name == "quote_identifier") {
            const bool always = name == "quote_identifier";
            return nativeFunction(std::string(name), "ident, force=", [dialect, always](Interpreter &in, const Arguments &a) {
                sql::Identifier identifier(textOf(in, a.value("ident"), "identifier"));
                if (always)
                    identifier.quote = true;
                return Value::text(dialect::dialectByName(dialect).quote(identifier));
            });
        }
        if (name == "format_table" || name == "format_column" || name == "format_constraint" || name == "format_index" || name == "format_sequence")
            return nativeFunction(std::string(name), "item, use_schema=, name=, **kw",
                                  [dialect](Interpreter &in, const Arguments &a) { return Value::text(formatted(dialect::dialectByName(dialect), in, a.value("item"))); });
        return std::nullopt;
    }

private:
    std::string m_dialect;
};

}  // namespace

std::optional<Value> DialectObject::attribute(Interpreter &interpreter, std::string_view attributeName)
{
    if (attributeName == "name")
        return Value::text(m_name);
    if (attributeName == "driver" || attributeName == "dbapi") {
        World *world = vocabulary().world();
        return Value::text(world ? world->driverName() : m_name == "postgresql" ? "psycopg2" : "pysqlite");
    }
    if (attributeName == "server_version_info")
        return versionTuple(*this);
    if (attributeName == "_get_server_version_info") {
        auto keep = std::static_pointer_cast<DialectObject>(shared_from_this());
        return nativeFunction("_get_server_version_info", "connection", [keep](Interpreter &, const Arguments &) { return versionTuple(*keep); });
    }
    if (attributeName == "default_schema_name")
        return m_defaultSchema ? *m_defaultSchema : defaultSchema(*this);
    if (attributeName == "identifier_preparer")
        return Value(std::make_shared<PreparerObject>(vocabulary(), m_name));
    if (attributeName == "supports_alter")
        return Value(m_name == "postgresql");
    if (attributeName == "supports_native_boolean" || attributeName == "supports_native_enum" || attributeName == "supports_sequences" || attributeName == "supports_native_uuid"
        || attributeName == "supports_comments" || attributeName == "supports_schemas")
        return Value(m_name == "postgresql");
    if (attributeName == "max_identifier_length")
        return Value(dialect::dialectByName(m_name).maxIdentifierLength());
    if (attributeName == "paramstyle")
        return Value::text(m_name == "postgresql" ? "pyformat" : "qmark");
    if (auto method = dialectMethods().bind(*this, attributeName))
        return method;
    // get_columns(connection, "t"), has_index(connection, "t", "i"): the inspector's answers.
    auto inspector = std::make_shared<InspectorObject>(vocabulary());
    if (!attributeName.starts_with("get_") && !attributeName.starts_with("has_"))
        return std::nullopt;
    const auto answer = inspector->attribute(interpreter, attributeName);
    if (!answer)
        return std::nullopt;
    return nativeFunction(std::string(attributeName), "connection, *args, **kw", [function = *answer](Interpreter &in, const Arguments &a) {
        CallArguments call;
        call.positional = a.rest();
        call.keywords = a.extras();
        call.position = a.position();
        return in.call(function, std::move(call));
    });
}

void DialectObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    if (name != "default_schema_name")
        throw Unsupported(fmt::format("setting attribute '{}' of a dialect", name), interpreter.position());
    interpreter.touch(*this);
    m_defaultSchema = std::move(value);
}

}  // namespace limbeck::sqlalchemy
