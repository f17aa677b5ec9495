// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "dialect/dialect.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Two schemas compared as Alembic 1.19 compares a database with models (spec/autogenerate.md). Pure: what env.py's functions, the log and the server say comes through hooks.
namespace limbeck::autogenerate {

/// An object that include_object= is asked about: a table, or something of it.
struct ComparedObject {
    const schema::Table *table = nullptr;
    std::variant<std::monostate, const schema::Column *, const schema::Index *, const schema::Constraint *> part;
    bool isReflected = false;
};
/// Who owns the name that include_name= is asked about.
struct ParentNames {
    std::optional<std::string> schema;
    std::optional<std::string> table;
};

/// What a comparison asks and tells. The defaults include everything and keep silent.
class ComparisonHooks {
public:
    virtual ~ComparisonHooks() = default;
    /// `kind`: "schema", "table", "column", "index", "unique_constraint", "foreign_key_constraint", "check_constraint".
    virtual bool includeName(const std::optional<std::string> & /*name*/, const char * /*kind*/, const ParentNames & /*parents*/) { return true; }
    /// `compareTo`: the counterpart on the other side, or null.
    virtual bool includeObject(const ComparedObject & /*object*/, const std::optional<std::string> & /*name*/, const char * /*kind*/, const ComparedObject * /*compareTo*/) { return true; }
    /// compare_type=: true: different, false: same, nullopt: the built-in comparison decides.
    virtual std::optional<bool> compareType(const schema::Table & /*databaseTable*/, const schema::Column & /*database*/, const schema::Table & /*modelTable*/, const schema::Column & /*model*/)
    {
        return std::nullopt;
    }
    virtual std::optional<bool> compareDefault(const schema::Table & /*databaseTable*/, const schema::Column & /*database*/, const schema::Table & /*modelTable*/,
                                               const schema::Column & /*model*/, const std::optional<std::string> & /*databaseText*/,
                                               const std::optional<std::string> & /*modelText*/)
    {
        return std::nullopt;
    }
    /// `SELECT a = b` on the server; nullopt: it cannot be asked, or refuses and that is no matter. May throw what the server says.
    virtual std::optional<bool> equalOnServer(const std::string & /*a*/, const std::string & /*b*/) { return std::nullopt; }
    /// An INFO line of logger "alembic.autogenerate.compare.<module>".
    virtual void detected(const char * /*module*/, const std::string & /*text*/) {}
    virtual void warning(const std::string & /*text*/) {}
};

/// Which of the built-in comparisons run (autogenerate_plugins).
struct ComparisonPlugins {
    bool schemas = true, tables = true, types = true, constraints = true, defaults = true, comments = true, checks = true;
    bool operator==(const ComparisonPlugins &) const = default;
};

struct ComparisonSettings {
    const dialect::Dialect *dialect = nullptr;
    std::optional<std::string> defaultSchema;        ///< the connection's: "public", "main"
    bool compareTypes = true;
    bool asksForTypes = false;                       ///< compare_type= is a function
    bool compareDefaults = false;
    bool asksForDefaults = false;                    ///< compare_server_default= is a function
    /// Quotes inside of a default are doubled before the server is asked; off: asked as Alembic does, where such a default is a syntax error that ends the run.
    bool escapesDefaults = false;
    std::string versionTable = "alembic_version";
    std::optional<std::string> versionTableSchema;
    ComparisonPlugins plugins;
    /// Tables that may not be dropped and columns that are not compared, because the models could not be read wholly. Empty: none. The column "" asks whether a table may have more than was read.
    std::function<bool(const QualifiedName &table)> mayDropTable;
    std::function<bool(const QualifiedName &table, const std::string &column)> isColumnUnread;
};

/// What turns `database` into `models`. `database`: as reflected, the default schema written as none, adjusted by adjustReflected(). `models`: in the order of
/// MetaData.sorted_tables, names final.
std::vector<Directive> compareSchemas(const schema::Schema &database, const std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks);

/// What Alembic changes about reflected tables before it compares (spec/autogenerate.md §13): names final, SERIAL defaults gone, SQLite's defaults in parentheses.
void adjustReflected(schema::Schema &database, const dialect::Dialect &dialect, ComparisonHooks &hooks);

}  // namespace limbeck::autogenerate
