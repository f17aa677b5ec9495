// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/fold_text_detail.h"

#include "base/error.h"
#include "sql/tokens.h"
#include "sql/words.h"

#include <algorithm>

namespace limbeck::dialect {

namespace postgresql_sql {

std::vector<std::string> objectName(const PgQuery__Node &object)
{
    switch (object.node_case) {
    case PG_QUERY__NODE__NODE_LIST:
        return stringsOf(nodes(object.list->items, object.list->n_items));
    case PG_QUERY__NODE__NODE_TYPE_NAME:
        return stringsOf(nodes(object.type_name->names, object.type_name->n_names));
    case PG_QUERY__NODE__NODE_STRING:
        return {object.string->sval};
    default:
        return {};
    }
}

void TextFolder::fold(const PgQuery__Node &statement)
{
    switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
        return create(*statement.create_stmt);
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        return create(*statement.create_table_as_stmt);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        return alter(*statement.alter_table_stmt);
    case PG_QUERY__NODE__NODE_INDEX_STMT:
        return apply(operation::CreateIndex{indexFrom(*statement.index_stmt), bool(statement.index_stmt->if_not_exists)});
    case PG_QUERY__NODE__NODE_DROP_STMT:
        return drop(*statement.drop_stmt);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
        return rename(*statement.rename_stmt);
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
        return move(*statement.alter_object_schema_stmt);
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
        return create(*statement.create_enum_stmt);
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
        return alter(*statement.alter_enum_stmt);
    case PG_QUERY__NODE__NODE_VIEW_STMT:
        return addView(*statement.view_stmt->view, *statement.view_stmt->query, false);
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
        return create(*statement.create_schema_stmt);
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: {
        const QualifiedName name = qualified(*statement.create_seq_stmt->sequence);
        m_schema.sequences.try_emplace(name, schema::Sequence{{.name = name}});
        return;
    }
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
        return comment(*statement.comment_stmt);
    case PG_QUERY__NODE__NODE_DO_STMT:
        return doubtWhatIsNamed(*statement.do_stmt);
    default:
        return;  // data, functions, rights, settings
    }
}

void TextFolder::note(const std::string &text) const
{
    if (m_context.note)
        m_context.note(text);
}

schema::Table *TextFolder::changing(const QualifiedName &name)
{
    schema::Table *table = m_schema.editTable(name);
    if (table && !m_context.condition.empty())
        doubt(name, m_context.condition);
    return table;
}

postgresql_catalog::TypeReader TextFolder::types() const
{
    return {enumRows(m_schema), {}};
}

void TextFolder::create(const PgQuery__CreateStmt &statement)
{
    operation::CreateTable op;
    op.table = qualified(*statement.relation);
    op.ifNotExists = statement.if_not_exists;
    if (op.ifNotExists && m_schema.findTable(op.table))
        return;
    std::vector<std::string> serials;
    const postgresql_catalog::TypeReader reader = types();
    for (const PgQuery__Node *parent : nodes(statement.inh_relations, statement.n_inh_relations))
        takeColumns(*parent->range_var, op);
    for (const PgQuery__Node *node : nodes(statement.table_elts, statement.n_table_elts)) {
        if (node->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
            takeColumns(*node->table_like_clause->relation, op);
        if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
            op.columns.push_back(columnFrom(*node->column_def, reader, op.constraints));
            if (op.columns.back().column.isSerial)
                serials.push_back(op.columns.back().column.name.text);
        }
        if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
            if (auto constraint = constraintFrom(*node->constraint))
                op.constraints.push_back(std::move(*constraint));
        }
    }
    const QualifiedName name = op.table;
    settleReferences(op);
    apply(std::move(op));
    schema::Table *table = serials.empty() ? nullptr : m_schema.editTable(name);
    for (const std::string &serial : serials) {
        if (schema::Column *column = table ? table->findColumn(serial) : nullptr)
            column->isSerial = true;
    }
}

void TextFolder::settle(schema::ForeignKey &key, const operation::CreateTable *own) const
{
    if (!key.referredColumns.empty())
        return;
    const schema::Table *table = m_schema.findTable(key.referredTable);
    if (const schema::PrimaryKey *primary = table ? table->primaryKey() : nullptr)
        key.referredColumns = primary->columns;
    if (!own || own->table != key.referredTable)
        return;
    for (const schema::Constraint &constraint : own->constraints) {
        if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint))
            key.referredColumns = primary->columns;
    }
}

void TextFolder::settleReferences(operation::CreateTable &op) const
{
    for (operation::ColumnSpec &spec : op.columns) {
        for (schema::ForeignKey &key : spec.foreignKeys)
            settle(key, &op);
    }
    for (schema::Constraint &constraint : op.constraints) {
        if (auto *key = std::get_if<schema::ForeignKey>(&constraint))
            settle(*key, &op);
    }
}

void TextFolder::takeColumns(const PgQuery__RangeVar &range, operation::CreateTable &op)
{
    const schema::Table *source = m_schema.findTable(qualified(range));
    if (!source) {
        doubt(op.table, "made like " + qualified(range).toString() + ", which the history so far does not have");
        return;
    }
    for (schema::Column column : source->columns) {
        column.primaryKey = false;
        operation::ColumnSpec spec;
        spec.column = std::move(column);
        op.columns.push_back(std::move(spec));
    }
}

void TextFolder::create(const PgQuery__CreateTableAsStmt &statement)
{
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW)
        return addView(*statement.into->rel, *statement.query, true);
    operation::CreateTable op;
    op.table = qualified(*statement.into->rel);
    op.ifNotExists = statement.if_not_exists;
    doubt(op.table, "made of a query: its columns are not known");
    apply(std::move(op));
}

void TextFolder::addView(const PgQuery__RangeVar &range, const PgQuery__Node &query, bool isMaterialized)
{
    const QualifiedName name = qualified(range);
    m_schema.views[name] = {name, statementText(query), isMaterialized};
}

void TextFolder::create(const PgQuery__CreateEnumStmt &statement)
{
    const QualifiedName name = qualified(stringsOf(nodes(statement.type_name, statement.n_type_name)));
    m_schema.enums[name] = {name, stringsOf(nodes(statement.vals, statement.n_vals))};
}

void TextFolder::create(const PgQuery__CreateSchemaStmt &statement)
{
    std::vector<std::string> &names = m_schema.schemaNames;
    if (std::find(names.begin(), names.end(), statement.schemaname) == names.end())
        names.emplace_back(statement.schemaname);
    for (const PgQuery__Node *element : nodes(statement.schema_elts, statement.n_schema_elts))
        fold(*element);
}

void TextFolder::comment(const PgQuery__CommentStmt &statement)
{
    if (!statement.object)
        return;
    std::vector<std::string> name = objectName(*statement.object);
    const std::optional<std::string> text = statement.comment && *statement.comment ? std::optional<std::string>(statement.comment) : std::nullopt;
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE && m_schema.findTable(qualified(name)))
        return apply(operation::SetTableComment{qualified(name), text});
    if (statement.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN || name.size() < 2)
        return;
    const std::string columnName = name.back();
    name.pop_back();
    schema::Table *table = changing(qualified(name));
    if (schema::Column *column = table ? table->findColumn(columnName) : nullptr)
        column->comment = text;
}

void TextFolder::doubtWhatIsNamed(const PgQuery__DoStmt &statement)
{
    std::string body;
    for (const PgQuery__Node *argument : nodes(statement.args, statement.n_args)) {
        if (argument->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && argument->def_elem->arg)
            body += stringOf(*argument->def_elem->arg) + "\n";
    }
    const std::string words = sql::upperAscii(body);
    if (words.find("ALTER ") == std::string::npos && words.find("DROP ") == std::string::npos && words.find("CREATE ") == std::string::npos)
        return;
    for (const auto &[name, table] : m_schema.tables) {
        if (sql::hasWord(body, name.name.text))
            doubt(name, "a DO block decides when it runs");
    }
}

}  // namespace postgresql_sql

namespace {

/// Data can be megabytes: only what may be DDL is parsed.
bool mayChangeSchema(const std::string &text)
{
    const std::string words = sql::upperAscii(text);
    for (const char *word : {"CREATE", "ALTER", "DROP", "COMMENT"}) {
        if (words.find(word) != std::string::npos)
            return true;
    }
    return false;
}

}  // namespace

void foldPostgresqlText(schema::Schema &schema, const std::string &text, operation::FoldContext &context)
{
    if (!mayChangeSchema(text))
        return;
    // The project's naming convention is for directives.
    const schema::NamingConvention naming = std::exchange(context.naming, {});
    try {
        const postgresql_sql::SqlTree tree(text);
        postgresql_sql::TextFolder folder(schema, context);
        for (const PgQuery__RawStmt *statement : tree.statements()) {
            if (statement->stmt)
                folder.fold(*statement->stmt);
        }
    } catch (const Error &error) {
        if (context.note)
            context.note("Raw SQL: " + error.message());
    }
    context.naming = naming;
}

}  // namespace limbeck::dialect
