// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/sql_items.h"

#include "sql/stored_text.h"

#include <algorithm>
#include <array>

namespace limbeck::dialect::postgresql_sql {

namespace {

struct InternalName {
    std::string_view internal, formatted;
};
/// What format_type() prints for the grammar's own names.
constexpr std::array kFormattedNames{
    InternalName{"int2", "smallint"},
    InternalName{"int4", "integer"},
    InternalName{"int8", "bigint"},
    InternalName{"smallserial", "smallint"},
    InternalName{"serial2", "smallint"},
    InternalName{"serial", "integer"},
    InternalName{"serial4", "integer"},
    InternalName{"bigserial", "bigint"},
    InternalName{"serial8", "bigint"},
    InternalName{"float4", "real"},
    InternalName{"float8", "double precision"},
    InternalName{"bool", "boolean"},
    InternalName{"varchar", "character varying"},
    InternalName{"bpchar", "character"},
    InternalName{"varbit", "bit varying"},
    InternalName{"timestamptz", "timestamp with time zone"},
    InternalName{"timestamp", "timestamp without time zone"},
    InternalName{"timetz", "time with time zone"},
    InternalName{"time", "time without time zone"},
};

std::string quotedPart(const std::string &name)
{
    const bool isPlain = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (isPlain)
        return name;
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

schema::Name nameOf(const char *text)
{
    schema::Name name;
    if (text && *text)
        name.text = Identifier(text);
    name.isFinal = true;
    return name;
}

std::optional<std::string> action(const char *letter)
{
    switch (letter && *letter ? *letter : 'a') {
    case 'r':
        return "RESTRICT";
    case 'c':
        return "CASCADE";
    case 'n':
        return "SET NULL";
    case 'd':
        return "SET DEFAULT";
    default:
        return std::nullopt;
    }
}

template<typename Constraint>
void setDeferrability(Constraint &constraint, const PgQuery__Constraint &from)
{
    if (from.deferrable)
        constraint.deferrable = true;
    if (from.initdeferred)
        constraint.initially = "DEFERRED";
}

schema::Options included(const PgQuery__Constraint &constraint)
{
    if (constraint.n_including == 0)
        return {};
    return {{"postgresql_include", schema::OptionValue{stringsOf(nodes(constraint.including, constraint.n_including))}}};
}

schema::ForeignKey foreignKeyFrom(const PgQuery__Constraint &from)
{
    schema::ForeignKey key;
    key.name = nameOf(from.conname);
    key.columns = identifiersOf(nodes(from.fk_attrs, from.n_fk_attrs));
    key.referredTable = qualified(*from.pktable);
    key.referredColumns = identifiersOf(nodes(from.pk_attrs, from.n_pk_attrs));
    if (from.fk_matchtype && *from.fk_matchtype == 'f')
        key.match = "FULL";
    key.onUpdate = action(from.fk_upd_action);
    key.onDelete = action(from.fk_del_action);
    setDeferrability(key, from);
    return key;
}

schema::Check checkFrom(const PgQuery__Constraint &from)
{
    schema::Check check;
    check.name = nameOf(from.conname);
    check.condition = sql::storedText(from.raw_expr ? expressionText(*from.raw_expr) : std::string());
    if (from.is_no_inherit)
        check.options.emplace_back("postgresql_no_inherit", schema::OptionValue{true});
    if (from.skip_validation)
        check.options.emplace_back("postgresql_not_valid", schema::OptionValue{true});
    return check;
}

sql::ExpressionPtr elementFrom(const PgQuery__IndexElem &element)
{
    const bool isColumn = element.name && *element.name;
    sql::ExpressionPtr expression = isColumn ? sql::makeExpression(sql::ColumnRef{Identifier(element.name), nullptr})
                                             : sql::storedText(element.expr ? expressionText(*element.expr) : std::string());
    const auto postfix = [&expression](const char *op) { expression = sql::makeExpression(sql::Postfix{expression, op}); };
    const bool isDescending = element.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC;
    if (isDescending)
        postfix("DESC");
    if (isDescending && element.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST)
        postfix("NULLS LAST");
    if (!isDescending && element.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST)
        postfix("NULLS FIRST");
    return expression;
}

schema::Exclude excludeFrom(const PgQuery__Constraint &from)
{
    schema::Exclude exclude;
    exclude.name = nameOf(from.conname);
    if (from.access_method && *from.access_method)
        exclude.method = from.access_method;
    for (const PgQuery__Node *pair : nodes(from.exclusions, from.n_exclusions)) {
        if (pair->node_case != PG_QUERY__NODE__NODE_LIST || pair->list->n_items != 2)
            continue;
        const PgQuery__Node &element = *pair->list->items[0], &op = *pair->list->items[1];
        if (element.node_case != PG_QUERY__NODE__NODE_INDEX_ELEM || op.node_case != PG_QUERY__NODE__NODE_LIST)
            continue;
        const std::vector<std::string> words = stringsOf(nodes(op.list->items, op.list->n_items));
        exclude.elements.push_back({elementFrom(*element.index_elem), words.empty() ? std::string() : words.back(), {}});
    }
    if (from.where_clause)
        exclude.where = sql::storedText(expressionText(*from.where_clause));
    setDeferrability(exclude, from);
    return exclude;
}

std::optional<long long> numberOf(const PgQuery__Node *node)
{
    if (!node)
        return std::nullopt;
    if (node->node_case == PG_QUERY__NODE__NODE_INTEGER)
        return node->integer->ival;
    if (node->node_case == PG_QUERY__NODE__NODE_FLOAT)
        return std::strtoll(node->float_->fval, nullptr, 10);
    return std::nullopt;
}

schema::Identity identityFrom(const PgQuery__Constraint &from)
{
    schema::Identity identity;
    identity.always = from.generated_when && *from.generated_when == 'a';
    identity.start = identity.increment = 1;
    for (const PgQuery__Node *node : nodes(from.options, from.n_options)) {
        if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
            continue;
        const PgQuery__DefElem &option = *node->def_elem;
        const std::string word = option.defname;
        const std::optional<long long> number = numberOf(option.arg);
        if (word == "start")
            identity.start = number;
        else if (word == "increment")
            identity.increment = number;
        else if (word == "minvalue")
            identity.minValue = number;
        else if (word == "maxvalue")
            identity.maxValue = number;
        else if (word == "cache")
            identity.cache = number;
        else if (word == "cycle")
            identity.cycle = true;
    }
    return identity;
}

/// DEFERRABLE and INITIALLY DEFERRED stand behind the constraint that they are about.
void applyAttribute(PgQuery__ConstrType attribute, operation::ColumnSpec &spec)
{
    if (spec.foreignKeys.empty())
        return;
    if (attribute == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE)
        spec.foreignKeys.back().deferrable = true;
    if (attribute == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED)
        spec.foreignKeys.back().initially = "DEFERRED";
}

void applyColumnConstraint(const PgQuery__Constraint &from, operation::ColumnSpec &spec, std::vector<schema::Constraint> &constraints)
{
    schema::Column &column = spec.column;
    switch (from.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NULL:
        column.nullable = true;
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        column.nullable = false;
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        if (from.raw_expr)
            column.serverDefault = schema::ServerDefault{sql::storedText(expressionText(*from.raw_expr))};
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
        column.identity = identityFrom(from);
        column.nullable = false;
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
        column.computed = schema::Computed{sql::storedText(from.raw_expr ? expressionText(*from.raw_expr) : std::string()), true};
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        spec.checks.push_back(checkFrom(from));
        break;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: {
        schema::PrimaryKey key;
        key.name = nameOf(from.conname);
        key.columns = {column.name};
        column.primaryKey = true;
        column.nullable = false;
        setDeferrability(key, from);
        constraints.push_back(std::move(key));
        break;
    }
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: {
        schema::Unique unique;
        unique.name = nameOf(from.conname);
        unique.columns = {column.name};
        setDeferrability(unique, from);
        constraints.push_back(std::move(unique));
        break;
    }
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN: {
        schema::ForeignKey key = foreignKeyFrom(from);
        key.columns = {column.name};
        spec.foreignKeys.push_back(std::move(key));
        break;
    }
    default:
        applyAttribute(from.contype, spec);
    }
}

}  // namespace

std::string stringOf(const PgQuery__Node &node)
{
    return node.node_case == PG_QUERY__NODE__NODE_STRING ? node.string->sval : std::string();
}

std::vector<std::string> stringsOf(std::span<PgQuery__Node *const> list)
{
    std::vector<std::string> strings;
    for (const PgQuery__Node *node : list)
        strings.push_back(stringOf(*node));
    return strings;
}

std::vector<Identifier> identifiersOf(std::span<PgQuery__Node *const> list)
{
    std::vector<Identifier> names;
    for (std::string &name : stringsOf(list))
        names.emplace_back(std::move(name));
    return names;
}

QualifiedName qualified(const std::vector<std::string> &parts)
{
    QualifiedName name;
    if (parts.empty())
        return name;
    name.name = parts.back();
    if (parts.size() > 1 && parts[parts.size() - 2] != "public")
        name.schema = parts[parts.size() - 2];
    return name;
}

QualifiedName qualified(const PgQuery__RangeVar &range)
{
    return range.schemaname && *range.schemaname ? qualified({range.schemaname, range.relname}) : qualified({range.relname});
}

std::string formattedType(const PgQuery__TypeName &type)
{
    std::vector<std::string> parts = stringsOf(nodes(type.names, type.n_names));
    const bool isOwn = parts.size() == 1 || (parts.size() == 2 && parts.front() == "pg_catalog");
    std::string word, suffix;
    if (isOwn) {
        const auto known =
            std::find_if(kFormattedNames.begin(), kFormattedNames.end(), [&](const InternalName &name) { return name.internal == parts.back(); });
        word = known == kFormattedNames.end() ? quotedPart(parts.back()) : std::string(known->formatted);
        if (parts.back() == "char" && parts.size() == 1)
            word = "\"char\"";
    } else {
        const QualifiedName name = qualified(parts);
        word = (name.schema ? quotedPart(name.schema->text) + "." : std::string()) + quotedPart(name.name.text);
    }
    std::string arguments;
    for (const PgQuery__Node *modifier : nodes(type.typmods, type.n_typmods))
        arguments += (arguments.empty() ? "" : ",") + expressionText(*modifier);
    if (word == "interval")
        arguments.clear();  // a mask of fields
    if (word == "numeric" && !arguments.empty() && arguments.find(',') == std::string::npos)
        arguments += ",0";
    // format_type() has the precision of times in the middle of the words.
    if (!arguments.empty()) {
        const std::size_t zone = word.find(" with");
        word.insert(zone == std::string::npos ? word.size() : zone, "(" + arguments + ")");
    }
    return word + (type.n_array_bounds > 0 ? "[]" : "");
}

std::string formattedType(const std::string &text)
{
    const SqlTree tree("SELECT NULL::" + text);
    const PgQuery__Node &statement = *tree.statements().front()->stmt;
    if (statement.node_case != PG_QUERY__NODE__NODE_SELECT_STMT || statement.select_stmt->n_target_list != 1)
        return text;
    const PgQuery__Node &target = *statement.select_stmt->target_list[0]->res_target->val;
    return target.node_case == PG_QUERY__NODE__NODE_TYPE_CAST ? formattedType(*target.type_cast->type_name) : text;
}

sql::Rows enumRows(const schema::Schema &schema)
{
    sql::Rows rows;
    for (const auto &[name, type] : schema.enums) {
        for (const std::string &label : type.labels)
            rows.rows.push_back(
                {sql::Value(name.schema ? name.schema->text : std::string("public")), sql::Value(name.name.text), sql::Value(!name.schema), sql::Value(label)});
    }
    return rows;
}

bool isSerial(const PgQuery__TypeName &type)
{
    const std::vector<std::string> parts = stringsOf(nodes(type.names, type.n_names));
    static constexpr std::array<std::string_view, 6> kSerials{"serial", "serial4", "bigserial", "serial8", "smallserial", "serial2"};
    return parts.size() == 1 && std::find(kSerials.begin(), kSerials.end(), parts.front()) != kSerials.end();
}

operation::ColumnSpec columnFrom(const PgQuery__ColumnDef &definition, const postgresql_catalog::TypeReader &types,
                                 std::vector<schema::Constraint> &constraints)
{
    operation::ColumnSpec spec;
    spec.column.name = Identifier(definition.colname);
    spec.column.nullable = true;
    spec.column.autoincrement = schema::Autoincrement::Off;
    if (definition.type_name) {
        std::optional<std::string> collation;
        if (definition.coll_clause)
            collation = qualified(stringsOf(nodes(definition.coll_clause->collname, definition.coll_clause->n_collname))).name.text;
        spec.column.type = types.read(formattedType(*definition.type_name), collation);
        spec.column.isSerial = isSerial(*definition.type_name);
        if (spec.column.isSerial)
            spec.column.nullable = false;
    }
    for (const PgQuery__Node *node : nodes(definition.constraints, definition.n_constraints)) {
        if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
            applyColumnConstraint(*node->constraint, spec, constraints);
    }
    return spec;
}

std::optional<schema::Constraint> constraintFrom(const PgQuery__Constraint &from)
{
    switch (from.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        return checkFrom(from);
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
        return foreignKeyFrom(from);
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
        return excludeFrom(from);
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: {
        schema::PrimaryKey key;
        key.name = nameOf(from.conname);
        key.columns = identifiersOf(nodes(from.keys, from.n_keys));
        key.options = included(from);
        setDeferrability(key, from);
        return key.columns.empty() ? std::nullopt : std::optional<schema::Constraint>(std::move(key));
    }
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE: {
        schema::Unique unique;
        unique.name = nameOf(from.conname);
        unique.columns = identifiersOf(nodes(from.keys, from.n_keys));
        unique.options = included(from);
        if (from.nulls_not_distinct)
            unique.options.emplace_back("postgresql_nulls_not_distinct", schema::OptionValue{true});
        setDeferrability(unique, from);
        return unique.columns.empty() ? std::nullopt : std::optional<schema::Constraint>(std::move(unique));
    }
    default:
        return std::nullopt;
    }
}

schema::Index indexFrom(const PgQuery__IndexStmt &statement)
{
    schema::Index index;
    index.name = nameOf(statement.idxname);
    index.table = qualified(*statement.relation);
    index.unique = statement.unique;
    const auto option = [&index](const char *key, auto value) { index.options.emplace_back(key, schema::OptionValue{std::move(value)}); };
    std::string columns;
    std::vector<std::pair<std::string, std::string>> classes;
    for (const PgQuery__Node *node : nodes(statement.index_params, statement.n_index_params)) {
        if (node->node_case != PG_QUERY__NODE__NODE_INDEX_ELEM)
            continue;
        const PgQuery__IndexElem &element = *node->index_elem;
        index.elements.push_back(elementFrom(element));
        const std::string name = element.name && *element.name ? element.name : "expr";
        columns += "_" + name;
        if (element.n_opclass > 0)
            classes.emplace_back(name, qualified(stringsOf(nodes(element.opclass, element.n_opclass))).name.text);
    }
    if (!index.name.text)
        index.name.text = Identifier(index.table.name.text + columns + "_idx");
    if (!classes.empty())
        option("postgresql_ops", std::move(classes));
    if (statement.access_method && *statement.access_method && std::string_view(statement.access_method) != "btree")
        option("postgresql_using", std::string(statement.access_method));
    if (statement.where_clause)
        option("postgresql_where", sql::storedText(expressionText(*statement.where_clause)));
    std::vector<std::string> include;
    for (const PgQuery__Node *node : nodes(statement.index_including_params, statement.n_index_including_params)) {
        if (node->node_case == PG_QUERY__NODE__NODE_INDEX_ELEM)
            include.emplace_back(node->index_elem->name);
    }
    if (!include.empty())
        option("postgresql_include", std::move(include));
    if (statement.nulls_not_distinct)
        option("postgresql_nulls_not_distinct", true);
    return index;
}

}  // namespace limbeck::dialect::postgresql_sql
