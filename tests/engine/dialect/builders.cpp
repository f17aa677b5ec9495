// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builders.h"

#include "base/error.h"

#include <QStringList>

namespace build {

Type type(TypeId id)
{
    return sql::makeType(id);
}

Type sized(TypeId id, int length)
{
    Type t = type(id);
    t.length = length;
    return t;
}

Type number(TypeId id, int precision, std::optional<int> scale)
{
    Type t = type(id);
    t.precision = precision;
    t.scale = scale;
    return t;
}

Type pgSimple(const char *name)
{
    Type t = type(TypeId::PgSimple);
    t.name = name;
    return t;
}

Type enumType(std::vector<std::string> labels, const std::string &name, TypeId id)
{
    Type t = type(id);
    t.name = name;
    t.enumeration = sql::EnumFacts{};
    t.enumeration->labels = std::move(labels);
    return t;
}

Type checkedEnum(std::vector<std::string> labels, const std::string &name)
{
    Type t = enumType(std::move(labels), name);
    t.enumeration->nativeEnum = false;
    t.createConstraint = true;
    return t;
}

Type arrayOf(Type item, std::optional<int> dimensions)
{
    Type t = type(TypeId::Array);
    t.item = std::make_shared<const Type>(std::move(item));
    t.dimensions = dimensions;
    return t;
}

Type zoned(TypeId id)
{
    Type t = type(id);
    t.timezone = true;
    return t;
}

Type checkedBoolean(std::optional<std::string> name)
{
    Type t = boolean();
    t.createConstraint = true;
    t.constraintName = std::move(name);
    return t;
}

Type variant(Type base, const char *dialectName, Type other)
{
    base.variants.emplace_back(dialectName, std::make_shared<const Type>(std::move(other)));
    return base;
}

ExpressionPtr text(const std::string &sqlText)
{
    return sql::makeExpression(sql::TextClause{sqlText, {}, {}});
}
ExpressionPtr literalColumn(const std::string &sqlText)
{
    return sql::makeExpression(sql::LiteralColumn{sqlText});
}
ExpressionPtr column(const char *name, Type t, FromPtr table)
{
    return sql::makeExpression(sql::ColumnRef{name, std::move(table)}, std::move(t));
}
ExpressionPtr bind(Value value, Type t)
{
    return sql::makeExpression(sql::BindParameter{{}, std::move(value), t, false, false}, t);
}
ExpressionPtr inlineLiteral(Value value, Type t)
{
    return sql::makeExpression(sql::BindParameter{{}, std::move(value), t, false, true}, t);
}
ExpressionPtr named(const char *name)
{
    return sql::makeExpression(sql::BindParameter{name, std::nullopt, {}, false, false});
}

ExpressionPtr binary(ExpressionPtr left, const char *op, ExpressionPtr right, Type t)
{
    return sql::makeExpression(sql::Binary{op, std::move(left), std::move(right), {}, false}, std::move(t));
}

ExpressionPtr custom(ExpressionPtr left, const char *op, ExpressionPtr right)
{
    return sql::makeExpression(sql::Binary{op, std::move(left), std::move(right), {}, true});
}

ExpressionPtr call(const char *name, std::vector<ExpressionPtr> arguments, Type t)
{
    return sql::makeExpression(sql::FunctionCall{{name}, std::move(arguments)}, std::move(t));
}
ExpressionPtr junction(bool isAnd, std::vector<ExpressionPtr> members)
{
    return sql::makeExpression(sql::Junction{isAnd, std::move(members)}, boolean());
}
ExpressionPtr negated(ExpressionPtr operand)
{
    return unary("NOT", std::move(operand));
}
ExpressionPtr unary(const char *op, ExpressionPtr operand)
{
    return sql::makeExpression(sql::Unary{op, std::move(operand)});
}
ExpressionPtr postfix(ExpressionPtr operand, const char *op)
{
    return sql::makeExpression(sql::Postfix{std::move(operand), op});
}

ExpressionPtr in(ExpressionPtr operand, std::vector<ExpressionPtr> items, bool isNegated)
{
    return sql::makeExpression(sql::InList{std::move(operand), std::move(items), nullptr, isNegated});
}

ExpressionPtr cast(ExpressionPtr operand, Type t)
{
    return sql::makeExpression(sql::Cast{std::move(operand), t, false}, t);
}

ExpressionPtr label(ExpressionPtr operand, const char *name)
{
    const Type t = operand->type;
    return sql::makeExpression(sql::Label{name, std::move(operand)}, t);
}

ExpressionPtr keyword(sql::Keyword::Which which)
{
    return sql::makeExpression(sql::Keyword{which});
}
ExpressionPtr truth(bool value)
{
    return keyword(value ? sql::Keyword::Which::True : sql::Keyword::Which::False);
}
ExpressionPtr null()
{
    return keyword(sql::Keyword::Which::Null);
}
ExpressionPtr scalar(sql::Select s)
{
    return sql::makeExpression(sql::ScalarSubquery{shared(std::move(s))});
}
ExpressionPtr exists(sql::Select s, bool isNegated)
{
    return sql::makeExpression(sql::Exists{shared(std::move(s)), isNegated});
}

ExpressionPtr jsonIndex(ExpressionPtr operand, Value key, bool asText, bool isPath)
{
    return sql::makeExpression(sql::JsonIndex{std::move(operand), bind(std::move(key)), asText, isPath});
}

sql::TableColumn tableColumn(const char *name, Type t)
{
    sql::TableColumn result;
    result.name = name;
    result.key = name;
    result.type = std::move(t);
    return result;
}

FromPtr from(sql::FromItem item)
{
    return std::make_shared<const sql::FromItem>(std::move(item));
}

FromPtr table(const char *tableName, std::vector<std::pair<const char *, Type>> columns)
{
    sql::TableSource source;
    source.name = name(tableName);
    for (auto &[columnName, t] : columns)
        source.columns.push_back(tableColumn(columnName, std::move(t)));
    return from({source});
}

FromPtr fullTable(const char *tableName, std::vector<sql::TableColumn> columns)
{
    return from({sql::TableSource{name(tableName), std::move(columns), true}});
}

ExpressionPtr of(const FromPtr &item, const char *columnName)
{
    if (const auto *source = std::get_if<sql::TableSource>(&item->node)) {
        for (const sql::TableColumn &candidate : source->columns) {
            if (candidate.name.text == columnName)
                return column(columnName, candidate.type, item);
        }
    }
    return column(columnName, {}, item);
}

sql::Select select(std::vector<ExpressionPtr> columns, std::vector<ExpressionPtr> where)
{
    sql::Select s;
    s.columns = std::move(columns);
    s.where = std::move(where);
    return s;
}

sql::SelectPtr shared(sql::Select s)
{
    return std::make_shared<const sql::Select>(std::move(s));
}

Column::Column(const char *columnName, Type t)
{
    column.name = columnName;
    column.type = std::move(t);
}
Column &Column::nullable(bool value)
{
    column.nullable = value;
    return *this;
}
Column &Column::key()
{
    column.primaryKey = true;
    return *this;
}
Column &Column::unique_()
{
    unique = true;
    return *this;
}
Column &Column::index_()
{
    index = true;
    return *this;
}
Column &Column::autoincrement(schema::Autoincrement value)
{
    column.autoincrement = value;
    return *this;
}
Column &Column::textDefault(const char *value)
{
    column.serverDefault = schema::ServerDefault{std::string(value)};
    return *this;
}
Column &Column::sqlDefault(ExpressionPtr value)
{
    column.serverDefault = schema::ServerDefault{std::move(value)};
    return *this;
}
Column &Column::references(schema::ForeignKey foreign)
{
    foreignKeys.push_back(std::move(foreign));
    return *this;
}
Column &Column::check(schema::Check value)
{
    checks.push_back(std::move(value));
    return *this;
}
Column &Column::comment(const char *value)
{
    column.comment = value;
    return *this;
}
Column &Column::computed(const char *sqlText, std::optional<bool> persisted)
{
    column.computed = schema::Computed{text(sqlText), persisted};
    return *this;
}
Column &Column::identity(schema::Identity value)
{
    column.identity = value;
    return *this;
}
Column &Column::option(const char *optionName, schema::OptionValue value)
{
    column.options.emplace_back(optionName, std::move(value));
    return *this;
}

QualifiedName name(const std::string &dotted)
{
    const size_t dot = dotted.find('.');
    if (dot == std::string::npos)
        return {std::nullopt, dotted};
    return {Identifier(dotted.substr(0, dot)), dotted.substr(dot + 1)};
}

schema::Name plain(const std::string &text)
{
    return {Identifier(text), false};
}
schema::Name finalName(const std::string &text)
{
    return {Identifier(text), true};
}

schema::ForeignKey foreignKey(std::vector<Identifier> columns, const std::string &referred, std::vector<Identifier> referredColumns, schema::Name keyName)
{
    schema::ForeignKey key;
    key.name = std::move(keyName);
    key.columns = std::move(columns);
    key.referredTable = name(referred);
    key.referredColumns = std::move(referredColumns);
    return key;
}

schema::Unique unique(std::vector<Identifier> columns, schema::Name constraintName)
{
    schema::Unique result;
    result.columns = std::move(columns);
    result.name = std::move(constraintName);
    return result;
}

schema::PrimaryKey primaryKey(std::vector<Identifier> columns, schema::Name constraintName)
{
    schema::PrimaryKey result;
    result.columns = std::move(columns);
    result.name = std::move(constraintName);
    return result;
}

schema::Check check(const std::string &condition, schema::Name constraintName)
{
    schema::Check result;
    result.condition = text(condition);
    result.name = std::move(constraintName);
    return result;
}

schema::Index index(schema::Name indexName, const std::string &tableName, std::vector<ExpressionPtr> elements)
{
    schema::Index result;
    result.name = std::move(indexName);
    result.table = name(tableName);
    result.elements = std::move(elements);
    return result;
}

schema::OptionValue option(bool value)
{
    return {value};
}
schema::OptionValue option(const char *value)
{
    return {std::string(value)};
}
schema::OptionValue option(ExpressionPtr value)
{
    return {std::move(value)};
}
schema::OptionValue option(std::vector<std::string> value)
{
    return {std::move(value)};
}
schema::OptionValue option(std::vector<std::pair<std::string, std::string>> value)
{
    return {std::move(value)};
}

operation::CreateTable createTable(const std::string &tableName, std::vector<Column> columns, std::vector<schema::Constraint> constraints)
{
    operation::CreateTable result;
    result.table = name(tableName);
    for (Column &spec : columns)
        result.columns.push_back(std::move(spec));
    result.constraints = std::move(constraints);
    return result;
}

namespace {

template<typename Work>
Outcome collected(dialect::CompileState &state, Work work)
{
    Outcome outcome;
    state.warn = [&](const std::string &warning) { outcome.warnings.push_back(warning); };
    try {
        work([&](sql::Statement statement) { outcome.statements.push_back(std::move(statement)); });
    } catch (const Error &error) {
        outcome.error = error.message() + (error.hint().empty() ? "" : " " + error.hint());
    }
    return outcome;
}

QString folded(const std::string &statement)
{
    QString result = QString::fromStdString(statement);
    result.replace(QStringLiteral("(\n\t"), QStringLiteral("("));
    result.replace(QStringLiteral("(\n)"), QStringLiteral("()"));
    result.replace(QStringLiteral("\n)"), QStringLiteral(")"));
    return result.simplified();
}

}  // namespace

Outcome compiled(const operation::Operation::Node &node, const char *dialectName, dialect::CompileState state)
{
    return collected(state, [&](const dialect::StatementSink &sink) { dialect::dialectByName(dialectName).compile({node, {}}, state, sink); });
}

Outcome executed(const sql::Executable &executable, const char *dialectName, const std::vector<dialect::Parameters> &parameters, dialect::CompileState state)
{
    return collected(state,
                     [&](const dialect::StatementSink &sink) { dialect::dialectByName(dialectName).compileExecutable(executable, parameters, state, sink); });
}

QString flat(const Outcome &outcome)
{
    QStringList lines;
    for (const sql::Statement &statement : outcome.statements)
        lines << folded(statement.text);
    if (outcome.error)
        lines << QStringLiteral("!! ") + QString::fromStdString(*outcome.error);
    return lines.join(QLatin1Char('\n'));
}

bool matches(const QString &actual, const QString &expected)
{
    const qsizetype mark = expected.lastIndexOf(QStringLiteral("!! "));
    if (mark < 0)
        return actual == expected;
    const qsizetype actualMark = actual.lastIndexOf(QStringLiteral("!! "));
    return actualMark >= 0 && actual.left(actualMark) == expected.left(mark) && actual.mid(actualMark).contains(expected.mid(mark + 3));
}

dialect::CompileState offline(dialect::BindStyle style)
{
    dialect::CompileState state;
    state.offline = true;
    state.bindStyle = style;
    return state;
}

schema::NamingConvention convention()
{
    return {{{"ck", "ck_%(table_name)s_%(constraint_name)s"},
             {"uq", "uq_%(table_name)s_%(column_0_name)s"},
             {"fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"},
             {"pk", "pk_%(table_name)s"},
             {"ix", "ix_%(column_0_label)s"}}};
}

}  // namespace build
