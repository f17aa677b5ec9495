// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/postgresql/fold_text.h"

#include "base/error.h"
#include "dialect/postgresql/sql_items.h"
#include "sql/tokens.h"

#include <algorithm>

/// Statements that a directive could have been become operations, and folding them is one thing; the others (renamed constraints, enum labels, views) change the
/// schema here.
namespace limbeck::dialect {

namespace {

using namespace postgresql_sql;

/// The schema's enums as the catalog's rows, for the reader of type names.
sql::Rows enumRows(const schema::Schema &schema)
{
    sql::Rows rows;
    for (const auto &[name, type] : schema.enums) {
        for (const std::string &label : type.labels)
            rows.rows.push_back({sql::Value(name.schema ? name.schema->text : std::string("public")), sql::Value(name.name.text), sql::Value(!name.schema), sql::Value(label)});
    }
    return rows;
}

/// The names of an object in DROP, COMMENT and RENAME: a list of strings, a single string, or a type.
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

class TextFolder {
public:
    TextFolder(schema::Schema &schema, operation::FoldContext &context) : m_schema(schema), m_context(context) {}

    void fold(const PgQuery__Node &statement)
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

private:
    void apply(operation::Operation::Node node) { operation::fold(m_schema, operation::Operation{std::move(node), {}}, m_context); }

    void note(const std::string &text) const
    {
        if (m_context.note)
            m_context.note(text);
    }

    void doubt(const QualifiedName &table, const std::string &reason) { m_context.uncertain.emplace(table, m_context.condition.empty() ? reason : m_context.condition); }

    /// A table that is changed here, not by an operation.
    schema::Table *changing(const QualifiedName &name)
    {
        schema::Table *table = m_schema.findTable(name);
        if (table && !m_context.condition.empty())
            doubt(name, m_context.condition);
        return table;
    }

    postgresql_catalog::TypeReader types() const { return {enumRows(m_schema), {}}; }

    void create(const PgQuery__CreateStmt &statement)
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
        schema::Table *table = m_schema.findTable(name);
        for (const std::string &serial : serials) {
            if (schema::Column *column = table ? table->findColumn(serial) : nullptr)
                column->isSerial = true;
        }
    }

    /// REFERENCES without columns means the primary key.
    void settle(schema::ForeignKey &key, const operation::CreateTable *own = nullptr) const
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

    void settleReferences(operation::CreateTable &op) const
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

    /// LIKE, INHERITS, PARTITION OF: the columns of another table.
    void takeColumns(const PgQuery__RangeVar &range, operation::CreateTable &op)
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

    void create(const PgQuery__CreateTableAsStmt &statement)
    {
        if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW)
            return addView(*statement.into->rel, *statement.query, true);
        operation::CreateTable op;
        op.table = qualified(*statement.into->rel);
        op.ifNotExists = statement.if_not_exists;
        doubt(op.table, "made of a query: its columns are not known");
        apply(std::move(op));
    }

    void addView(const PgQuery__RangeVar &range, const PgQuery__Node &query, bool isMaterialized)
    {
        const QualifiedName name = qualified(range);
        m_schema.views[name] = {name, statementText(query), isMaterialized};
    }

    void create(const PgQuery__CreateEnumStmt &statement)
    {
        const QualifiedName name = qualified(stringsOf(nodes(statement.type_name, statement.n_type_name)));
        m_schema.enums[name] = {name, stringsOf(nodes(statement.vals, statement.n_vals))};
    }

    void create(const PgQuery__CreateSchemaStmt &statement)
    {
        std::vector<std::string> &names = m_schema.schemaNames;
        if (std::find(names.begin(), names.end(), statement.schemaname) == names.end())
            names.emplace_back(statement.schemaname);
        for (const PgQuery__Node *element : nodes(statement.schema_elts, statement.n_schema_elts))
            fold(*element);
    }

    void alter(const PgQuery__AlterEnumStmt &statement)
    {
        const auto found = m_schema.enums.find(qualified(stringsOf(nodes(statement.type_name, statement.n_type_name))));
        if (found == m_schema.enums.end())
            return;
        const QualifiedName name = found->first;
        std::vector<std::string> &labels = found->second.labels;
        const std::string added = statement.new_val, old = statement.old_val, neighbour = statement.new_val_neighbor;
        if (!old.empty()) {
            std::replace(labels.begin(), labels.end(), old, added);
        } else if (std::find(labels.begin(), labels.end(), added) == labels.end()) {
            auto at = std::find(labels.begin(), labels.end(), neighbour);
            if (at != labels.end() && statement.new_val_is_after)
                ++at;
            labels.insert(at, added);
        }
        followEnum(name, name);
    }

    /// Columns of an enum that has new labels or a new name.
    void followEnum(const QualifiedName &from, const QualifiedName &to)
    {
        const auto isIt = [&from](const sql::Type &type) { return type.enumeration && type.name == from.name.text && type.schema == (from.schema ? std::optional(from.schema->text) : std::nullopt); };
        const schema::EnumType &now = m_schema.enums.at(to);
        const auto changed = [&](sql::Type type) {
            type.name = to.name.text;
            type.schema = to.schema ? std::optional(to.schema->text) : std::nullopt;
            type.enumeration->labels = now.labels;
            return type;
        };
        for (auto &[name, table] : m_schema.tables) {
            for (schema::Column &column : table.columns) {
                if (isIt(column.type))
                    column.type = changed(column.type);
                else if (column.type.item && isIt(*column.type.item))
                    column.type.item = std::make_shared<const sql::Type>(changed(*column.type.item));
            }
        }
    }

    void alter(const PgQuery__AlterTableStmt &statement)
    {
        if (statement.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE)
            return;
        const QualifiedName table = qualified(*statement.relation);
        if (!m_schema.findTable(table)) {
            if (!statement.missing_ok)
                note("ALTER TABLE: the history so far has no table " + table.toString() + ".");
            return;
        }
        for (const PgQuery__Node *node : nodes(statement.cmds, statement.n_cmds)) {
            if (node->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_CMD)
                alter(table, *node->alter_table_cmd);
        }
    }

    void alter(const QualifiedName &table, const PgQuery__AlterTableCmd &command)
    {
        operation::AlterColumn change;
        change.table = table;
        change.column = Identifier(command.name);
        switch (command.subtype) {
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
            return addColumn(table, command);
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
            return apply(operation::DropColumn{table, Identifier(command.name), bool(command.missing_ok), {}});
        case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
            change.serverDefault = command.def ? operation::Change<operation::DefaultClause>::set(schema::ServerDefault{sql::makeExpression(sql::LiteralColumn{expressionText(*command.def)})})
                                               : operation::Change<operation::DefaultClause>::remove();
            return apply(std::move(change));
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
        case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
            change.nullable = command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull;
            return apply(std::move(change));
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
            if (command.def && command.def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF && command.def->column_def->type_name) {
                change.type = types().read(formattedType(*command.def->column_def->type_name), std::nullopt);
                apply(std::move(change));
            }
            return;
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
            return addConstraint(table, command);
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
            return apply(operation::DropConstraint{table, {Identifier(command.name), true}, operation::ConstraintKind::Unknown, bool(command.missing_ok)});
        case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
        case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
            return changeGeneration(table, command);
        default:
            return;  // storage, statistics, owners, triggers, row security
        }
    }

    void addColumn(const QualifiedName &table, const PgQuery__AlterTableCmd &command)
    {
        if (!command.def || command.def->node_case != PG_QUERY__NODE__NODE_COLUMN_DEF)
            return;
        operation::AddColumn op;
        op.table = table;
        op.ifNotExists = command.missing_ok;
        const schema::Table *present = m_schema.findTable(table);
        if (op.ifNotExists && present && present->findColumn(command.def->column_def->colname))
            return;
        std::vector<schema::Constraint> constraints;
        op.column = columnFrom(*command.def->column_def, types(), constraints);
        for (schema::ForeignKey &key : op.column.foreignKeys)
            settle(key);
        const std::string name = op.column.column.name.text;
        const bool serial = op.column.column.isSerial;
        apply(std::move(op));
        for (schema::Constraint &constraint : constraints)
            apply(operation::AddConstraint{table, std::move(constraint)});
        schema::Column *column = changing(table)->findColumn(name);
        if (column && serial)
            column->isSerial = true;
    }

    void addConstraint(const QualifiedName &table, const PgQuery__AlterTableCmd &command)
    {
        if (!command.def || command.def->node_case != PG_QUERY__NODE__NODE_CONSTRAINT)
            return;
        const PgQuery__Constraint &from = *command.def->constraint;
        if (from.indexname && *from.indexname)
            return addFromIndex(table, from);
        std::optional<schema::Constraint> constraint = constraintFrom(from);
        if (!constraint)
            return;
        if (auto *key = std::get_if<schema::ForeignKey>(&*constraint))
            settle(*key);
        apply(operation::AddConstraint{table, std::move(*constraint)});
    }

    /// ADD CONSTRAINT … USING INDEX: the index becomes the constraint, and takes its name.
    void addFromIndex(const QualifiedName &name, const PgQuery__Constraint &from)
    {
        schema::Table *table = changing(name);
        const auto index = std::find_if(table->indexes.begin(), table->indexes.end(), [&](const schema::Index &one) { return one.name.text && one.name.text->text == from.indexname; });
        if (index == table->indexes.end())
            return;
        std::vector<Identifier> columns;
        for (const sql::ExpressionPtr &element : index->elements) {
            if (const auto *column = std::get_if<sql::ColumnRef>(&element->node))
                columns.push_back(column->name);
        }
        const schema::Name constraintName{Identifier(*from.conname ? from.conname : from.indexname), true};
        table->indexes.erase(index);
        if (from.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
            apply(operation::AddConstraint{name, schema::PrimaryKey{.name = constraintName, .columns = std::move(columns)}});
        else
            apply(operation::AddConstraint{name, schema::Unique{.name = constraintName, .columns = std::move(columns)}});
    }

    void changeGeneration(const QualifiedName &name, const PgQuery__AlterTableCmd &command)
    {
        schema::Column *column = changing(name)->findColumn(command.name);
        if (!column)
            return;
        if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression)
            column->computed.reset();
        else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity)
            column->identity.reset();
        else
            column->identity = schema::Identity{};
    }

    void drop(const PgQuery__DropStmt &statement)
    {
        const bool cascades = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
        for (const PgQuery__Node *object : nodes(statement.objects, statement.n_objects)) {
            const QualifiedName name = qualified(objectName(*object));
            switch (statement.remove_type) {
            case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
                apply(operation::DropTable{name, bool(statement.missing_ok)});
                if (cascades)
                    dropReferences(name);
                break;
            case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
                apply(operation::DropIndex{{name.name, true}, std::nullopt, name.schema, bool(statement.missing_ok), false});
                break;
            case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
                m_schema.enums.erase(name);
                break;
            case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
                m_schema.sequences.erase(name);
                break;
            case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
            case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
                m_schema.views.erase(name);
                break;
            case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
                dropSchema(name.name);
                break;
            default:
                break;
            }
        }
    }

    void dropReferences(const QualifiedName &dropped)
    {
        for (auto &[name, table] : m_schema.tables) {
            std::erase_if(table.constraints, [&](const schema::Constraint &constraint) {
                const auto *key = std::get_if<schema::ForeignKey>(&constraint);
                return key && key->referredTable == dropped;
            });
        }
    }

    void dropSchema(const Identifier &schemaName)
    {
        const auto isIn = [&](const auto &entry) { return entry.first.schema == schemaName; };
        std::erase_if(m_schema.tables, isIn);
        std::erase_if(m_schema.enums, isIn);
        std::erase_if(m_schema.sequences, isIn);
        std::erase_if(m_schema.views, isIn);
        std::erase(m_schema.schemaNames, schemaName.text);
    }

    void rename(const PgQuery__RenameStmt &statement)
    {
        const Identifier newName(statement.newname);
        switch (statement.rename_type) {
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
            return apply(operation::RenameTable{qualified(*statement.relation), newName});
        case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
            if (statement.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) {
                operation::AlterColumn change;
                change.table = qualified(*statement.relation);
                change.column = Identifier(statement.subname);
                change.newName = newName;
                apply(std::move(change));
            }
            return;
        case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
            if (schema::Table *table = changing(qualified(*statement.relation)))
                renameConstraint(*table, statement.subname, newName);
            return;
        case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
            return renameIndex(qualified(*statement.relation), newName);
        case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
            return renameEnum(qualified(objectName(*statement.object)), newName);
        case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
            return renameKey(m_schema.sequences, qualified(*statement.relation), newName);
        case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
        case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
            return renameKey(m_schema.views, qualified(*statement.relation), newName);
        default:
            return;
        }
    }

    static void renameConstraint(schema::Table &table, std::string_view from, const Identifier &to)
    {
        for (schema::Constraint &constraint : table.constraints) {
            schema::Name &name = schema::nameOf(constraint);
            if (name.text && name.text->text == from)
                name.text = to;
        }
    }

    /// An index of its own, or the one behind a constraint, which then has the new name too.
    void renameIndex(const QualifiedName &from, const Identifier &to)
    {
        for (auto &[name, table] : m_schema.tables) {
            if (name.schema != from.schema)
                continue;
            for (schema::Index &index : table.indexes) {
                if (index.name.text == from.name) {
                    index.name.text = to;
                    return;
                }
            }
            const auto constraint = std::find_if(table.constraints.begin(), table.constraints.end(), [&](const schema::Constraint &c) {
                return schema::nameOf(c).text == from.name && !std::holds_alternative<schema::ForeignKey>(c) && !std::holds_alternative<schema::Check>(c);
            });
            if (constraint != table.constraints.end()) {
                schema::nameOf(*constraint).text = to;
                return;
            }
        }
    }

    void renameEnum(const QualifiedName &from, const Identifier &to)
    {
        const QualifiedName renamed{from.schema, to};
        auto node = m_schema.enums.extract(from);
        if (node.empty())
            return;
        node.key() = renamed;
        node.mapped().name = renamed;
        m_schema.enums.insert(std::move(node));
        followEnum(from, renamed);
    }

    template<typename Map>
    static void renameKey(Map &map, const QualifiedName &from, const Identifier &to)
    {
        auto node = map.extract(from);
        if (node.empty())
            return;
        node.key().name = to;
        map.insert(std::move(node));
    }

    void move(const PgQuery__AlterObjectSchemaStmt &statement)
    {
        if (statement.object_type != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE)
            return;
        const QualifiedName from = qualified(*statement.relation), to = qualified({statement.newschema, from.name.text});
        auto node = m_schema.tables.extract(from);
        if (node.empty())
            return;
        node.key() = to;
        node.mapped().name = to;
        for (schema::Index &index : node.mapped().indexes)
            index.table = to;
        m_schema.tables.insert(std::move(node));
        for (auto &[name, table] : m_schema.tables) {
            for (schema::Constraint &constraint : table.constraints) {
                auto *key = std::get_if<schema::ForeignKey>(&constraint);
                if (key && key->referredTable == from)
                    key->referredTable = to;
            }
        }
    }

    void comment(const PgQuery__CommentStmt &statement)
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

    /// What a DO block does is decided when it runs: the tables that its text names are in doubt.
    void doubtWhatIsNamed(const PgQuery__DoStmt &statement)
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
            if (namesWord(body, name.name.text))
                doubt(name, "a DO block decides when it runs");
        }
    }

    static bool namesWord(std::string_view text, std::string_view word)
    {
        const auto isPart = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            const bool begins = at == 0 || !isPart(text[at - 1]), ends = at + word.size() >= text.size() || !isPart(text[at + word.size()]);
            if (begins && ends)
                return true;
        }
        return false;
    }

    schema::Schema &m_schema;
    operation::FoldContext &m_context;
};

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
        const SqlTree tree(text);
        TextFolder folder(schema, context);
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
