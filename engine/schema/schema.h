// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/boxed.h"
#include "base/shared_map.h"
#include "base/source_position.h"
#include "sql/expression.h"
#include "sql/identifier.h"
#include "sql/type.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The first currency: tables, columns, constraints as values. Made by reflecting a database, reading models or folding the
/// history; used by compare, the schema view, batch mode and the CREATE TABLE compiler. Regular types: copy, compare with ==.
namespace limbeck::schema {

using sql::Identifier;
using sql::QualifiedName;

/// A constraint's or index's name. `isFinal`: from op.f() or conv(): not fed through a naming convention and cut, not refused, when too
/// long (operations.md §3). No text: unnamed; the convention may supply one.
struct Name {
    std::optional<Identifier> text;
    bool isFinal = false;
    bool operator==(const Name &) const = default;
};

/// Options with a dialect prefix as given, e.g. {"postgresql_using", "gin"}; values as expressions, names, lists or maps.
struct OptionValue {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, sql::ExpressionPtr, std::vector<std::string>, std::vector<std::pair<std::string, std::string>>> data;
    bool operator==(const OptionValue &) const = default;
};
using Options = std::vector<std::pair<std::string, OptionValue>>;

/// `server_default=`: a plain string (quoted when written) or an SQL expression (written as compiled). `Fetched`: the server has one, unknown to us.
struct ServerDefault {
    struct Fetched {
        bool operator==(const Fetched &) const = default;
    };
    std::variant<std::string, sql::ExpressionPtr, Fetched> data;
    bool operator==(const ServerDefault &) const = default;
};

struct Identity {
    bool always = false;
    bool onNull = false;
    std::optional<long long> start, increment, minValue, maxValue, cache;
    std::optional<bool> cycle;
    bool noMinValue = false, noMaxValue = false;
    bool operator==(const Identity &) const = default;
};

struct Computed {
    sql::ExpressionPtr expression;
    std::optional<bool> persisted;
    bool operator==(const Computed &) const = default;
};

enum class Autoincrement { Auto, On, Off, IgnoreForeignKey };

struct Column {
    Identifier name;
    sql::Type type;
    std::optional<bool> nullable;  ///< absent: not given; the default is `not primaryKey` (operations.md §4.2)
    bool primaryKey = false;
    Autoincrement autoincrement = Autoincrement::Auto;
    std::optional<ServerDefault> serverDefault;
    Boxed<Computed> computed;
    Boxed<Identity> identity;
    std::optional<std::string> comment;
    bool system = false;
    bool hasPythonDefault = false;  ///< default= given: never DDL, but it decides SERIAL
    bool hasSequence = false;       ///< Sequence(…) argument
    Options options;                ///< sqlite_on_conflict_… and so on
    bool isSerial = false;          ///< reflected (PostgreSQL): the default is nextval() of the sequence that this column owns; not part of equality
    SourcePosition position;        ///< where the script or model says so; not part of equality

    bool operator==(const Column &other) const;
};

struct PrimaryKey {
    Name name;
    std::vector<Identifier> columns;
    bool isImplicit = false;  ///< from Column(primary_key=True) flags
    std::optional<bool> deferrable;
    std::optional<std::string> initially;
    Options options;
    bool operator==(const PrimaryKey &) const = default;
};
struct Unique {
    Name name;
    std::vector<Identifier> columns;
    std::optional<bool> deferrable;
    std::optional<std::string> initially;
    Options options;
    bool operator==(const Unique &) const = default;
};
struct ForeignKey {
    Name name;
    std::vector<Identifier> columns;
    QualifiedName referredTable;
    std::vector<Identifier> referredColumns;
    std::optional<std::string> onDelete, onUpdate, match, initially;
    std::optional<bool> deferrable;
    bool useAlter = false;
    Options options;
    bool operator==(const ForeignKey &) const = default;
};
struct Check {
    Name name;
    sql::ExpressionPtr condition;
    std::optional<bool> deferrable;
    std::optional<std::string> initially;
    bool isTypeBound = false;  ///< of Boolean/Enum(create_constraint=True)
    Options options;
    bool operator==(const Check &) const = default;
};
/// EXCLUDE (PostgreSQL)
struct Exclude {
    struct Element {
        sql::ExpressionPtr expression;
        std::string op;
        std::string opClass;
        bool operator==(const Element &) const = default;
    };
    Name name;
    std::vector<Element> elements;
    std::string method = "gist";
    sql::ExpressionPtr where;
    std::optional<bool> deferrable;
    std::optional<std::string> initially;
    bool operator==(const Exclude &) const = default;
};
using Constraint = std::variant<PrimaryKey, Unique, ForeignKey, Check, Exclude>;

struct Index {
    Name name;
    QualifiedName table;
    std::vector<sql::ExpressionPtr> elements;  ///< ColumnRef for plain columns, else expressions (with Postfix for order)
    bool unique = false;
    bool quoteName = false;
    Options options;  ///< postgresql_using, postgresql_where, postgresql_ops, sqlite_where …
    /// SQLite: the stored CREATE INDEX text, when reflected.
    std::string sourceText;
    /// Reflected: the index behind the UNIQUE or EXCLUDE constraint of this name, not an object of its own: inspectors list it,
    /// whoever builds a table from the value passes over it.
    std::optional<std::string> duplicatesConstraint;
    bool operator==(const Index &) const = default;
};

/// What hangs on a reflected SQLite table and SQLAlchemy's reflection does not show: indexes over expressions, triggers.
struct Dependent {
    enum class Kind { Index, Trigger } kind = Kind::Index;
    std::string name;
    std::string text;  ///< the stored CREATE text
    bool operator==(const Dependent &) const = default;
};

struct Table {
    QualifiedName name;
    std::vector<Column> columns;
    std::vector<Constraint> constraints;  ///< table-level, in creation order; at most one PrimaryKey
    std::vector<Index> indexes;
    std::optional<std::string> comment;
    std::vector<std::string> prefixes;
    Options options;
    /// SQLite: the stored CREATE TABLE text, when reflected. The other members hold what SQLAlchemy's reflection sees; this text,
    /// read by dialect/sqlite/create_table_parser.h, and `dependents` hold what is really there.
    std::string sourceText;
    std::vector<Dependent> dependents;

    const Column *findColumn(std::string_view columnName) const;
    Column *findColumn(std::string_view columnName);
    const PrimaryKey *primaryKey() const;
    bool operator==(const Table &) const = default;
};

struct EnumType {
    QualifiedName name;
    std::vector<std::string> labels;
    bool operator==(const EnumType &) const = default;
};
struct Sequence {
    sql::SequenceFacts facts;
    bool operator==(const Sequence &) const = default;
};
struct View {
    QualifiedName name;
    std::string definition;
    bool isMaterialized = false;
    bool operator==(const View &) const = default;
};

/// Copies share their tables: a copy is cheap, and so is comparing it with what it was made of.
struct Schema {
    SharedMap<QualifiedName, Table> tables;
    std::map<QualifiedName, EnumType> enums;
    std::map<QualifiedName, Sequence> sequences;
    std::map<QualifiedName, View> views;
    std::vector<std::string> schemaNames;

    const Table *findTable(const QualifiedName &name) const;
    Table *editTable(const QualifiedName &name) { return tables.edit(name); }
    /// With its indexes and the foreign keys that refer to it; nothing happens when there is none. A table of the new name is replaced.
    void renameTable(const QualifiedName &from, const QualifiedName &to);
    bool operator==(const Schema &) const = default;
};

const Name &nameOf(const Constraint &constraint);
Name &nameOf(Constraint &constraint);
/// Whether a foreign key of `table` refers to `referred`.
bool refersTo(const Table &table, const QualifiedName &referred);
/// The columns a constraint is over; empty for CHECK and for expressions of EXCLUDE.
std::vector<Identifier> columnsOf(const Constraint &constraint);

/// The naming convention of target_metadata: templates by kind ("ix", "uq", "ck", "fk", "pk"); operations.md §3.
struct NamingConvention {
    std::map<std::string, std::string> templates;
    /// The built-in one: only ix = ix_%(column_0_label)s.
    static NamingConvention standard();
    bool operator==(const NamingConvention &) const = default;
};

}  // namespace limbeck::schema
