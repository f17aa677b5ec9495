// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each queued directive does to the inventory (batch.md §3 R3). Names given in the block go through the convention of
// target_metadata, like those of the same directives outside a batch.
#include "dialect/batch/table_rebuild.h"

#include "base/error.h"
#include "dialect/directive_error.h"
#include "dialect/overloaded.h"

namespace limbeck::dialect::batch {

namespace {

using sql::Affinity;

/// The name under which Alembic looks for the CHECK of a Boolean, Enum or domain type, convention apart.
std::optional<std::string> plainTypeName(const sql::Type &type)
{
    if (type.id == sql::TypeId::Boolean || type.id == sql::TypeId::UpperBoolean)
        return type.constraintName;
    const bool isEnum = type.id == sql::TypeId::Enum || type.id == sql::TypeId::PgEnum;
    return isEnum && !type.name.empty() ? std::optional(type.name) : std::nullopt;
}

/// Copies that SQLite's CAST ruins (batch.md §5).
bool castDestroys(Affinity from, Affinity to)
{
    const auto isTemporal = [](Affinity a) { return a == Affinity::Date || a == Affinity::DateTime || a == Affinity::Time || a == Affinity::Interval; };
    return (from == Affinity::String && (isTemporal(to) || to == Affinity::Boolean)) || (isTemporal(from) && isTemporal(to));
}

const char *kindWord(operation::ConstraintKind kind)
{
    switch (kind) {
    case operation::ConstraintKind::Unknown:
        return "";
    case operation::ConstraintKind::ForeignKey:
        return "fk";
    case operation::ConstraintKind::Primary:
        return "pk";
    case operation::ConstraintKind::Unique:
        return "uq";
    case operation::ConstraintKind::Check:
        return "ck";
    }
    return "";
}

[[noreturn]] void throwNameless(const QualifiedName &table)
{
    throw DirectiveError("ValueError", "Constraint must have a name: in a batch, one that is added to or dropped from table " + table.toString() + " has none.",
                         "Give it a name, or a naming convention to the metadata (naming_convention= of the batch for constraints that the table has already).");
}

}  // namespace

void TableRebuild::apply(const operation::AddColumn &op)
{
    const std::string name = op.column.column.name.text;
    m_order.added(name, op.insertBefore, op.insertAfter);
    RebuildColumn column;
    column.key = name;
    column.spec.column = op.column.column;
    column.spec.checks = op.column.checks;
    column.spec.index = op.column.index;
    column.spec.unique = op.column.index && op.column.unique;
    column.isTypeTouched = true;
    const auto existing = std::find_if(m_columns.begin(), m_columns.end(), [&](const RebuildColumn &c) { return c.key == name; });
    if (existing == m_columns.end()) {
        m_columns.push_back(std::move(column));
    } else if (existing->isRenamed()) {
        throw Error(ErrorCode::Operation,
                    "The batch of table " + m_batch.table.toString() + " renames column " + name + " to " + existing->name() + " and adds a new column " + name
                        + ": Alembic would lose the renamed one.",
                    {}, "Rename in one batch and add in another.");
    } else {
        warn("Column " + name + " of " + m_batch.table.toString() + " exists already: the batch puts a new, empty one in its place, and its values are lost.");
        *existing = std::move(column);
    }
    addTypeCheck(const_cast<RebuildColumn &>(*find(name)));
    addColumnConstraints(op);
    addColumnIndex(op.column);
}

void TableRebuild::addColumnConstraints(const operation::AddColumn &op)
{
    const operation::ColumnSpec &spec = op.column;
    if (spec.unique && !spec.index) {
        schema::Unique unique;
        unique.columns = {spec.column.name};
        addConstraint(std::move(unique));
    }
    for (const schema::Unique &unique : spec.uniques)
        addConstraint(unique);
    for (schema::ForeignKey key : spec.foreignKeys) {
        if (key.columns.empty())
            key.columns = {spec.column.name};
        if (op.inlineReferences && spec.foreignKeys.size() == 1)
            m_unnamed.push_back({key, true});
        else
            addConstraint(std::move(key));
    }
}

void TableRebuild::addColumnIndex(const operation::ColumnSpec &spec)
{
    if (!spec.index)
        return;
    schema::Index index;
    index.table = m_batch.table;
    index.unique = spec.unique;
    index.elements = {sql::makeExpression(sql::ColumnRef{spec.column.name, nullptr})};
    operation::CreateIndex create;
    create.index = std::move(index);
    apply(create);
}

void TableRebuild::apply(const operation::DropColumn &op)
{
    const RebuildColumn *found = find(op.column.text);
    if (!found && op.ifExists)
        return;
    const std::string key = findOrThrow(op.column).key;
    for (RebuildConstraint &entry : m_named) {
        if (auto *primary = std::get_if<schema::PrimaryKey>(&entry.constraint))
            std::erase_if(primary->columns, [&](const Identifier &column) { return column.text == key; });
    }
    for (RebuildConstraint &entry : m_unnamed) {
        if (auto *primary = std::get_if<schema::PrimaryKey>(&entry.constraint))
            std::erase_if(primary->columns, [&](const Identifier &column) { return column.text == key; });
    }
    std::erase_if(m_columns, [&](const RebuildColumn &column) { return column.key == key; });
    std::erase_if(m_typeChecks, [&](const TypeCheck &check) { return check.columnKey == key; });
    m_order.dropped(key);
    m_dropped.push_back(key);
    if (op.existingType) {
        if (const std::optional<std::string> name = plainTypeName(*op.existingType))
            forgetNamed(*name);
    }
}

void TableRebuild::apply(const operation::AlterColumn &op)
{
    RebuildColumn &column = findOrThrow(op.column);
    schema::Column &definition = column.spec.column;
    if (op.type && op.existingType)
        forgetTypeCheck(*op.existingType, column.key);
    if (op.newName && *op.newName != definition.name) {
        if (op.existingType) {
            if (const std::optional<std::string> name = plainTypeName(sql::resolveVariant(*op.existingType, m_dialect.name())))
                forgetNamed(*name);
        }
        definition.name = *op.newName;
    }
    if (op.nullable)
        definition.nullable = *op.nullable;
    if (op.serverDefault.kind == operation::Change<operation::DefaultClause>::Kind::Remove)
        definition.serverDefault.reset();
    else if (op.serverDefault.kind == operation::Change<operation::DefaultClause>::Kind::Set)
        changeDefault(column, *op.serverDefault.value);
    if (op.autoincrement)
        definition.autoincrement = *op.autoincrement;
    if (!op.comment.isKeep())
        definition.comment = op.comment.value;
    if (op.type)
        changeType(column, op);
}

void TableRebuild::changeDefault(RebuildColumn &column, const operation::DefaultClause &clause)
{
    std::visit(Overloaded{
                   [&](const schema::ServerDefault &value) { column.spec.column.serverDefault = value; },
                   [&](const schema::Identity &) {
                       throw Error(ErrorCode::Operation, "A batch that rebuilds table " + m_batch.table.toString() + " cannot turn column " + column.name() + " into an identity column.");
                   },
                   [&](const schema::Computed &) {
                       throw Error(ErrorCode::Operation, "Column " + column.name() + " of " + m_batch.table.toString() + " cannot be altered into a computed column.", {},
                                   "Drop the column and add it again.");
                   },
               },
               clause);
}

void TableRebuild::changeType(RebuildColumn &column, const operation::AlterColumn &op)
{
    schema::Column &definition = column.spec.column;
    const sql::Type type = sql::resolveVariant(*op.type, m_dialect.name());
    const Affinity from = sql::affinityOf(sql::resolveVariant(definition.type, m_dialect.name())), to = sql::affinityOf(type);
    const bool isSqlite = m_dialect.name() == "sqlite";
    if (from != to && !(isSqlite && to == Affinity::Json) && column.copyFrom) {
        column.copyFrom = "CAST(" + *column.copyFrom + " AS " + m_dialect.typeText(type) + ")";
        column.isCast = true;
        if (isSqlite && castDestroys(from, to))
            warn("The values of " + m_batch.table.toString() + "." + column.key + " are copied with CAST to " + m_dialect.typeText(type)
                 + ", which SQLite does numerically: texts such as '2020-01-02' become 2020, 'true' becomes 0.");
    }
    definition.type = *op.type;
    column.isTypeTouched = true;
    addTypeCheck(column);
}

void TableRebuild::addTypeCheck(RebuildColumn &column)
{
    sql::Type &type = column.spec.column.type;
    std::erase_if(m_typeChecks, [&](const TypeCheck &check) { return check.columnKey == column.key; });
    if (!needsTypeCheck(type))
        return;
    type = sql::resolveVariant(type, m_dialect.name());
    const std::optional<Identifier> name = typeCheckName(type, column.spec.column.name);
    if (name)
        forgetNamed(name->text);
    m_typeChecks.push_back({column.key, name, type});
    type.createConstraint = false;
}

std::optional<Identifier> TableRebuild::typeCheckName(const sql::Type &type, const Identifier &column) const
{
    schema::Name name;
    if (const std::optional<std::string> plain = plainTypeName(type))
        name.text = Identifier(*plain);
    name.isFinal = type.constraintNameIsFinal;
    return conventionName(name, "ck", m_state.naming, m_batch.table, {column}, std::nullopt, {}, m_dialect.maxIdentifierLength());
}

void TableRebuild::forgetTypeCheck(const sql::Type &type, const std::string &columnKey)
{
    const sql::Type resolved = sql::resolveVariant(type, m_dialect.name());
    if (!needsTypeCheck(resolved))
        return;
    std::erase_if(m_typeChecks, [&](const TypeCheck &check) { return check.columnKey == columnKey; });
    if (const std::optional<Identifier> name = typeCheckName(resolved, Identifier(columnKey)))
        forgetNamed(name->text);
}

void TableRebuild::forgetNamed(const std::string &name)
{
    std::erase_if(m_named, [&](const RebuildConstraint &entry) { return schema::nameOf(entry.constraint).text->text == name; });
}

void TableRebuild::apply(const operation::AddConstraint &op) { addConstraint(op.constraint); }

void TableRebuild::addConstraint(schema::Constraint constraint)
{
    const std::optional<Identifier> name = constraintName(constraint, m_state.naming, m_batch.table, m_dialect);
    if (!name)
        throwNameless(m_batch.table);
    schema::nameOf(constraint) = {name, true};
    if (std::holds_alternative<schema::PrimaryKey>(constraint))
        std::erase_if(m_unnamed, [](const RebuildConstraint &entry) { return std::holds_alternative<schema::PrimaryKey>(entry.constraint); });
    const auto same = std::find_if(m_named.begin(), m_named.end(), [&](const RebuildConstraint &entry) { return schema::nameOf(entry.constraint).text == name; });
    if (same == m_named.end())
        m_named.push_back({std::move(constraint), true});
    else
        *same = {std::move(constraint), true};
}

void TableRebuild::apply(const operation::DropConstraint &op)
{
    const std::string kind = kindWord(op.kind);
    const std::optional<Identifier> name = kind.empty() ? op.name.text : conventionName(op.name, kind, m_state.naming, m_batch.table, {}, std::nullopt, {}, m_dialect.maxIdentifierLength());
    if (!name)
        throwNameless(m_batch.table);
    const auto found = std::find_if(m_named.begin(), m_named.end(), [&](const RebuildConstraint &entry) { return schema::nameOf(entry.constraint).text == name; });
    const auto ofType = std::find_if(m_typeChecks.begin(), m_typeChecks.end(), [&](const TypeCheck &check) { return check.name == name; });
    if (found == m_named.end() && ofType != m_typeChecks.end()) {
        m_typeChecks.erase(ofType);
        return;
    }
    if (found == m_named.end()) {
        if (op.ifExists)
            return;
        throw DirectiveError("ValueError", "No such constraint: '" + name->text + "' (table " + m_batch.table.toString() + ").",
                    "SQLite keeps constraints without a name: naming_convention= of batch_alter_table gives them one.");
    }
    if (const auto *primary = std::get_if<schema::PrimaryKey>(&found->constraint)) {
        for (const Identifier &column : primary->columns) {
            if (RebuildColumn *flagged = const_cast<RebuildColumn *>(find(column.text)))
                flagged->spec.column.primaryKey = false;
        }
    }
    m_named.erase(found);
}

void TableRebuild::apply(const operation::CreateIndex &op)
{
    schema::Index index = op.index;
    std::vector<Identifier> columns;
    for (const sql::ExpressionPtr &element : index.elements) {
        if (const auto *column = std::get_if<sql::ColumnRef>(&element->node))
            columns.push_back(column->name);
    }
    index.name = {conventionName(index.name, "ix", m_state.naming, m_batch.table, columns, std::nullopt, {}, m_dialect.maxIdentifierLength()), true};
    if (!index.name.text)
        throw Error(ErrorCode::Operation, "An index that a batch adds to table " + m_batch.table.toString() + " has no name, and the naming convention has no \"ix\".");
    const bool exists = std::any_of(m_indexes.begin(), m_indexes.end(), [&](const RebuildIndex &entry) { return entry.index.name.text == index.name.text; });
    if (!(exists && op.ifNotExists))
        m_indexes.push_back({std::move(index), true});
}

void TableRebuild::apply(const operation::DropIndex &op)
{
    const std::optional<Identifier> name = conventionName(op.name, "ix", m_state.naming, m_batch.table, {}, std::nullopt, {}, m_dialect.maxIdentifierLength());
    const std::string text = name ? name->text : std::string();
    const auto found = std::find_if(m_indexes.begin(), m_indexes.end(), [&](const RebuildIndex &entry) { return entry.index.name.text == name; });
    if (found != m_indexes.end()) {
        m_indexes.erase(found);
        return;
    }
    const std::vector<schema::Dependent> &unseen = m_source.reflected.dependents;
    if (std::any_of(unseen.begin(), unseen.end(), [&](const schema::Dependent &dependent) { return dependent.kind == schema::Dependent::Kind::Index && dependent.name == text; }))
        m_droppedUnseen.push_back(text);
    else if (!op.ifExists)
        throw DirectiveError("ValueError", "No such index: '" + text + "' (table " + m_batch.table.toString() + ").");
}

void TableRebuild::apply(const operation::SetTableComment &op)
{
    if (op.comment)
        m_newComment = op.comment;
}

}  // namespace limbeck::dialect::batch
