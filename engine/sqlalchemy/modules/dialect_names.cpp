// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/functions.h"
#include "sqlalchemy/host_class.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/statements/ddl_objects.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::sqlalchemy {

namespace {

/// The classes of a database's dialects. Connections of a run are PostgreSQL's or SQLite's, so that the others' have no instances.
void addDialectClasses(Vocabulary &vocabulary, Names &names, std::string_view dialect)
{
    static const std::map<std::string_view, std::vector<const char *>> classes = {{"postgresql", {"PGDialect", "PGDialect_psycopg2", "PGDialect_psycopg", "PGDialect_asyncpg"}},
                                                                                {"sqlite", {"SQLiteDialect", "SQLiteDialect_pysqlite", "SQLiteDialect_aiosqlite"}},
                                                                                {"mysql", {"MySQLDialect"}},
                                                                                {"mssql", {"MSDialect"}},
                                                                                {"oracle", {"OracleDialect"}}};
    const auto isOne = [name = std::string(dialect)](const Value &value) {
        const auto *object = value.as<DialectObject>();
        return object && object->name() == name;
    };
    const auto construct = [&vocabulary, name = std::string(dialect)](Interpreter &, CallArguments) { return Value(std::make_shared<DialectObject>(vocabulary, name)); };
    const bool here = dialect == "postgresql" || dialect == "sqlite";
    for (const char *name : classes.at(dialect))
        names[name] = Value(makeHostClass(name, here ? python::NativeFunction::Body(construct) : nullptr, isOne));
    names["dialect"] = names[classes.at(dialect).front()];
}

}  // namespace

Names dialectNames(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view dialect)
{
    Names names;
    for (const TypeEntry &entry : typeCatalog()) {
        if (entry.package == dialect)
            names[std::string(entry.name)] = Value(typeClass(vocabulary, entry.package, entry.name));
    }
    addDialectClasses(vocabulary, names, dialect);
    if (dialect == "postgresql" || dialect == "sqlite")
        names["insert"] = *expressionFunction(vocabulary, "insert");
    if (dialect == "postgresql") {
        names["Range"] = interpreter.getAttribute(*vocabulary.importModule(interpreter, "limbeck_range"), "Range");
        names["array"] = *expressionFunction(vocabulary, "array");
        names["aggregate_order_by"] = *expressionFunction(vocabulary, "aggregate_order_by");
        names["Any"] = *expressionFunction(vocabulary, "any_");
        names["All"] = *expressionFunction(vocabulary, "all_");
        names["ExcludeConstraint"] = Value(makeHostClass("ExcludeConstraint", [&vocabulary](Interpreter &in, CallArguments call) { return makeExclude(vocabulary, in, std::move(call)); }, [](const Value &value) {
            const auto *constraint = value.as<ConstraintObject>();
            return constraint && std::holds_alternative<schema::Exclude>(constraint->constraint);
        }));
        for (const char *name : {"CreateEnumType", "DropEnumType"})
            names[name] = *ddlClass(vocabulary, name);
        const Value func = makeFunc(vocabulary);
        for (const char *name : {"to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery", "ts_headline", "hstore", "array_agg"})
            names[name] = interpreter.getAttribute(func, name);
    }
    return names;
}

}  // namespace limbeck::sqlalchemy
