// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "schema/schema.h"
#include "sql/expression.h"
#include "sql/statement.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace limbeck::dialect {

using sql::Identifier;
using sql::QualifiedName;

/// How bound values are written (runtime.md §7.3).
enum class BindStyle {
    Literal,   ///< as literals: online, previews, and offline with literal_binds=True
    PyFormat,  ///< %(name)s, percent signs doubled: offline PostgreSQL without paramstyle="named"
    Named,     ///< :name
    QMark,     ///< ?
};

/// What a run knows while it compiles. Lives as long as the migration context: across revisions.
struct CompileState {
    schema::NamingConvention naming = schema::NamingConvention::standard();
    /// CREATE TYPE memo of op.create_table (operations.md §1.4): (schema, name).
    std::set<std::pair<std::string, std::string>> createdTypes;
    bool offline = false;
    BindStyle bindStyle = BindStyle::Literal;
    /// The table as the database (or the folded schema) has it; absent table: nullopt. Null function: cannot be known (offline).
    std::function<std::optional<schema::Table>(const QualifiedName &)> reflectTable;
    /// For checkfirst: does an enum or domain of that name exist (operations.md §8)? Null: not asked, always created.
    std::function<bool(const QualifiedName &)> typeExists;
    /// Alembic's warnings and ours; text for people.
    std::function<void(const std::string &)> warn;
    /// --batch-preserve: keep what Alembic's rebuild loses (batch.md §8).
    bool batchPreserve = false;
};

/// Statements leave one at a time: what stood before an error has gone out (operations.md §1.1).
using StatementSink = std::function<void(sql::Statement)>;
/// One set of parameters of an execute.
using Parameters = std::vector<std::pair<std::string, sql::Value>>;

/// Asks the catalog; the texts have no parameters. The dialect never holds a connection: it says what to ask and reads the answer.
class Ask {
public:
    using Receive = std::function<void(sql::Rows)>;
    using One = std::function<sql::Rows(const std::string &query)>;
    /// Several questions in one message; their answers come in the same order and thread, each as soon as it is there.
    using Several = std::function<void(const std::vector<std::string> &queries, const Receive &receive)>;

    explicit Ask(One one, Several several = {}) : m_one(std::move(one)), m_several(std::move(several)) {}

    sql::Rows operator()(const std::string &query) const { return m_one(query); }
    /// One after the other where the database cannot take several.
    void all(const std::vector<std::string> &queries, const Receive &receive) const
    {
        if (m_several)
            return m_several(queries, receive);
        for (const std::string &query : queries)
            receive(m_one(query));
    }

private:
    One m_one;
    Several m_several;
};

/// What to reflect. No schema: the connection's default schema. `tables` empty: all.
struct ReflectScope {
    std::optional<std::string> schema;
    std::vector<std::string> tables;
    bool views = false;
};

/// The third currency's maker: operations and expressions to SQL text, catalogs to Schema. Stateless; const; any thread.
/// Throws Error(ErrorCode::Operation) for what operations.md calls "engine error".
class Dialect {
public:
    virtual ~Dialect() = default;

    /// "postgresql" or "sqlite"
    virtual std::string name() const = 0;
    /// The word in Alembic's log line "Context impl …": "PostgresqlImpl" or "SQLiteImpl".
    virtual std::string implementationName() const = 0;
    virtual bool transactionalDdl() const = 0;
    /// Longest identifier: 63, or 9999.
    virtual int maxIdentifierLength() const = 0;

    /// operations.md §2.1
    virtual std::string quote(const Identifier &identifier) const = 0;
    std::string quote(const QualifiedName &name) const;
    /// DDL text of a type (spec/types.md); throws where the table has ✗.
    virtual std::string typeText(const sql::Type &type) const = 0;
    /// A literal with its type, as online execution sends it on this dialect: PostgreSQL types.md §5.4, SQLite §5.2 (and x'…').
    virtual std::string literal(const sql::Value &value, const sql::Type &type) const = 0;
    /// A literal in DDL, inline_literal and offline output (types.md §5.1).
    virtual std::string ddlLiteral(const sql::Value &value, const sql::Type &type) const = 0;
    /// An expression. `withTables`: columns print with their table (DML, SELECT); without: CHECK, index, default.
    virtual std::string expressionText(const sql::Expression &expression, bool withTables) const = 0;

    /// A directive to statements, in order, into the sink.
    virtual void compile(const operation::Operation &operation, CompileState &state, const StatementSink &sink) const = 0;
    /// A statement object with its parameters; several sets give several statements (executemany).
    virtual void compileExecutable(const sql::Executable &executable, const std::vector<Parameters> &parameters, CompileState &state,
                                   const StatementSink &sink) const = 0;

    /// Tables with columns, constraints, indexes; in a fixed small number of queries whatever the number of tables (spec/reflection.md).
    virtual schema::Schema reflect(const Ask &ask, const ReflectScope &scope) const = 0;
    virtual std::vector<std::string> tableNames(const Ask &ask, const std::optional<std::string> &schema) const = 0;
    virtual std::vector<std::string> viewNames(const Ask &ask, const std::optional<std::string> &schema) const = 0;
    virtual std::vector<std::string> schemaNames(const Ask &ask) const = 0;
    virtual bool typeExists(const Ask &ask, const QualifiedName &name) const = 0;
};

const Dialect &postgresql();
const Dialect &sqlite();
/// By name; throws Error(ErrorCode::Config) naming the supported ones.
const Dialect &dialectByName(const std::string &name);

/// The final name of a constraint or index under a convention, quoted rules apart (operations.md §3). `kind`: "pk", "uq", "fk", "ck", "ix".
/// nullopt: unnamed. Throws where a convention needs an explicit name, where a plain name is too long.
std::optional<Identifier> conventionName(const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const QualifiedName &table,
                                         const std::vector<Identifier> &columns, const std::optional<QualifiedName> &referredTable,
                                         const std::vector<Identifier> &referredColumns, int maxLength);

}  // namespace limbeck::dialect
