// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect/dialect.h"

#include <QString>

#include <string>
#include <utility>
#include <vector>

/// Short spellings of types, expressions and operations, and what a dialect makes of them, for the tables of these tests.
namespace build {

using namespace limbeck;
using sql::ExpressionPtr;
using sql::FromPtr;
using sql::Identifier;
using sql::QualifiedName;
using sql::Type;
using sql::TypeId;
using sql::Value;

// ---------------------------------------------------------------- types
Type type(TypeId id);
Type sized(TypeId id, int length);
Type number(TypeId id, int precision, std::optional<int> scale = {});
Type pgSimple(const char *name);
Type enumType(std::vector<std::string> labels, const std::string &name, TypeId id = TypeId::Enum);
/// native_enum=False, create_constraint=True
Type checkedEnum(std::vector<std::string> labels, const std::string &name);
Type arrayOf(Type item, std::optional<int> dimensions = {});
Type zoned(TypeId id);
Type checkedBoolean(std::optional<std::string> name = {});
/// with_variant(other, dialect)
Type variant(Type base, const char *dialectName, Type other);
inline Type integer()
{
    return type(TypeId::Integer);
}
inline Type string()
{
    return type(TypeId::String);
}
inline Type boolean()
{
    return type(TypeId::Boolean);
}

// ---------------------------------------------------------------- expressions
ExpressionPtr text(const std::string &sql);
ExpressionPtr literalColumn(const std::string &sql);
ExpressionPtr column(const char *name, Type type = {}, FromPtr table = nullptr);
ExpressionPtr bind(Value value, Type type = {});
/// op.inline_literal()
ExpressionPtr inlineLiteral(Value value, Type type = {});
ExpressionPtr named(const char *name);
ExpressionPtr binary(ExpressionPtr left, const char *op, ExpressionPtr right, Type type = {});
ExpressionPtr custom(ExpressionPtr left, const char *op, ExpressionPtr right);
ExpressionPtr call(const char *name, std::vector<ExpressionPtr> arguments = {}, Type type = {});
ExpressionPtr junction(bool isAnd, std::vector<ExpressionPtr> members);
ExpressionPtr negated(ExpressionPtr operand);
ExpressionPtr unary(const char *op, ExpressionPtr operand);
ExpressionPtr postfix(ExpressionPtr operand, const char *op);
ExpressionPtr in(ExpressionPtr operand, std::vector<ExpressionPtr> items, bool isNegated = false);
ExpressionPtr cast(ExpressionPtr operand, Type type);
ExpressionPtr label(ExpressionPtr operand, const char *name);
ExpressionPtr keyword(sql::Keyword::Which which);
ExpressionPtr truth(bool value);
ExpressionPtr null();
ExpressionPtr scalar(sql::Select select);
ExpressionPtr exists(sql::Select select, bool isNegated = false);
ExpressionPtr jsonIndex(ExpressionPtr operand, Value key, bool asText = false, bool isPath = false);

// ---------------------------------------------------------------- FROM
FromPtr table(const char *name, std::vector<std::pair<const char *, Type>> columns);
FromPtr fullTable(const char *name, std::vector<sql::TableColumn> columns);
sql::TableColumn tableColumn(const char *name, Type type);
FromPtr from(sql::FromItem item);
ExpressionPtr of(const FromPtr &table, const char *name);
sql::Select select(std::vector<ExpressionPtr> columns, std::vector<ExpressionPtr> where = {});
sql::SelectPtr shared(sql::Select select);

// ---------------------------------------------------------------- operations
struct Column : operation::ColumnSpec {
    Column(const char *name, Type type);
    Column &nullable(bool value);
    Column &key();
    Column &unique_();
    Column &index_();
    Column &autoincrement(schema::Autoincrement value);
    Column &textDefault(const char *value);
    Column &sqlDefault(ExpressionPtr value);
    Column &references(schema::ForeignKey key);
    Column &check(schema::Check check);
    Column &comment(const char *value);
    Column &computed(const char *sql, std::optional<bool> persisted = {});
    Column &identity(schema::Identity value);
    Column &option(const char *name, schema::OptionValue value);
};
QualifiedName name(const std::string &dotted);
schema::Name plain(const std::string &name);
schema::Name finalName(const std::string &name);
schema::ForeignKey foreignKey(std::vector<Identifier> columns, const std::string &referred, std::vector<Identifier> referredColumns, schema::Name name = {});
schema::Unique unique(std::vector<Identifier> columns, schema::Name name = {});
schema::PrimaryKey primaryKey(std::vector<Identifier> columns, schema::Name name = {});
schema::Check check(const std::string &condition, schema::Name name = {});
schema::Index index(schema::Name name, const std::string &table, std::vector<ExpressionPtr> elements);
schema::OptionValue option(bool value);
schema::OptionValue option(const char *value);
schema::OptionValue option(ExpressionPtr value);
schema::OptionValue option(std::vector<std::string> value);
schema::OptionValue option(std::vector<std::pair<std::string, std::string>> value);
operation::CreateTable createTable(const std::string &table, std::vector<Column> columns, std::vector<schema::Constraint> constraints = {});

// ---------------------------------------------------------------- results
struct Outcome {
    std::vector<sql::Statement> statements;
    std::optional<std::string> error;  ///< message and hint
    std::vector<std::string> warnings;
};
Outcome compiled(const operation::Operation::Node &node, const char *dialectName, dialect::CompileState state = {});
Outcome executed(const sql::Executable &executable, const char *dialectName, const std::vector<dialect::Parameters> &parameters = {},
                 dialect::CompileState state = {});
/// One line a statement: layout folded to single blanks, errors as "!! message".
QString flat(const Outcome &outcome);
/// True when `actual` is `expected`; a last line "!! words" of `expected` only has to occur in the message.
bool matches(const QString &actual, const QString &expected);
dialect::CompileState offline(dialect::BindStyle style);
/// The naming convention of operations.md §3.1.
schema::NamingConvention convention();

}  // namespace build
