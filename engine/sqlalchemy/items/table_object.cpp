// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/table_object.h"

#include "sqlalchemy/items/attach_events.h"
#include "sqlalchemy/items/foreign_keys.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/table_constraints.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/exceptions.h"
#include "sqlalchemy/runtime/value_conversion.h"
#include "sqlalchemy/statements/ddl_objects.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::sqlalchemy {

TableObject::TableObject(Vocabulary &vocabulary, sql::QualifiedName name, bool isFullTable)
    : FromObject(vocabulary), m_name(std::move(name)), m_isFullTable(isFullTable), m_source(std::make_shared<sql::FromItem>())
{
    refreshSource();
}

void TableObject::refreshSource()
{
    sql::TableSource source{m_name, {}, m_isFullTable};
    source.columns.reserve(m_columns.size());
    for (const auto &column : m_columns)
        source.columns.push_back(column->tableColumn());
    m_source->node = std::move(source);
}

std::shared_ptr<ColumnObject> TableObject::findColumn(std::string_view name) const
{
    for (const auto &column : m_columns) {
        if (column->key == name || column->spec.column.name.text == name)
            return column;
    }
    return nullptr;
}

void TableObject::reserveColumns(std::size_t count)
{
    m_columns.reserve(count);
    std::get<sql::TableSource>(m_source->node).columns.reserve(count);
}

void TableObject::addColumn(Interpreter &interpreter, const std::shared_ptr<ColumnObject> &column)
{
    interpreter.touch(*this);
    auto self = std::static_pointer_cast<TableObject>(shared_from_this());
    vocabulary().parts().tables[m_source.get()] = self;
    // Scalar defaults fire as bound values; converting them needs the interpreter. Models that are only read insert nothing.
    if (!interpreter.isLenient())
        column->convertDefault(interpreter);
    column->attach(self, m_source);
    for (auto &existing : m_columns) {
        if (existing->key == column->key) {
            existing = column;
            refreshSource();
            tellAttached(interpreter, *this, column);
            return;
        }
    }
    m_columns.push_back(column);
    std::get<sql::TableSource>(m_source->node).columns.push_back(column->tableColumn());
    tellAttached(interpreter, *this, column);
    for (const WaitingItem &waiting : std::exchange(column->waiting, {})) {
        if (waiting.isReady())
            addItem(interpreter, waiting.item);
    }
}

void TableObject::addConstraint(Interpreter &interpreter, const std::shared_ptr<ConstraintObject> &constraint)
{
    if (std::find(m_constraints.begin(), m_constraints.end(), constraint) != m_constraints.end())
        return;
    keepConstraint(interpreter, constraint);
    tellAttached(interpreter, *this, constraint);
}

void TableObject::keepConstraint(Interpreter &interpreter, const std::shared_ptr<ConstraintObject> &constraint)
{
    // The key of a table without one, taken over from another.
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint->constraint); key && key->isImplicit && key->columns.empty())
        return;
    interpreter.touch(*this);
    m_constraints.push_back(constraint);
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint->constraint)) {
        for (std::size_t i = 0; i < key->columns.size(); ++i) {
            const bool isNamed = i >= constraint->columnObjects.size() || !constraint->columnObjects[i];
            if (const auto column = findColumn(isNamed ? key->columns[i].text : constraint->columnObjects[i]->key))
                column->spec.column.primaryKey = true;
        }
        refreshSource();
    }
}

void TableObject::removeConstraint(Interpreter &interpreter, const std::shared_ptr<ConstraintObject> &constraint)
{
    interpreter.touch(*this);
    std::erase(m_constraints, constraint);
}

void TableObject::addIndex(Interpreter &interpreter, const std::shared_ptr<IndexObject> &index)
{
    if (index->isInTable && std::find(m_indexes.begin(), m_indexes.end(), index) != m_indexes.end())
        return;
    interpreter.touch(*this);
    index->index.table = m_name;
    index->isInTable = true;
    index->table = std::static_pointer_cast<TableObject>(shared_from_this());
    m_indexes.push_back(index);
    tellAttached(interpreter, *this, index);
}

void TableObject::addItem(Interpreter &interpreter, const Value &item)
{
    if (auto column = item.shared<ColumnObject>()) {
        if (column->owner() && column->owner().get() != this)
            column = column->copy();
        for (const auto &existing : m_columns) {
            if (existing->key == column->key && existing != column)
                raise(vocabulary(), interpreter, "DuplicateColumnError", fmt::format("A column with name '{}' is already present in table '{}'.", column->key, m_name.name.text));
        }
        addColumn(interpreter, column);
    } else if (auto constraint = item.shared<ConstraintObject>()) {
        addConstraint(interpreter, constraint);
    } else if (auto index = item.shared<IndexObject>()) {
        addIndex(interpreter, index);
    } else if (auto expression = item.shared<ExpressionObject>()) {
        const auto *reference = std::get_if<sql::ColumnRef>(&expression->expression()->node);
        if (!reference)
            raise(vocabulary(), interpreter, "ArgumentError", "a column is expected");
        operation::ColumnSpec spec;
        spec.column.name = reference->name;
        spec.column.type = expression->sqlType();
        addColumn(interpreter, std::make_shared<ColumnObject>(vocabulary(), std::move(spec), expression->typeValue()));
    } else if (!item.isNone() && !item.as<SequenceObject>()) {
        raise(vocabulary(), interpreter, "ArgumentError", fmt::format("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}", interpreter.repr(item)));
    }
}

sql::Type TableObject::referredType(const ColumnObject &column) const
{
    const auto owner = metadata.lock();
    if (!sql::isNullType(column.spec.column.type) || !owner)
        return column.spec.column.type;
    for (const schema::ForeignKey &key : column.spec.foreignKeys) {
        const auto table = owner->find(key.referredTable);
        const auto referred = table && !key.referredColumns.empty() ? table->findColumn(key.referredColumns.front().text) : nullptr;
        if (referred && referred.get() != &column)
            return table->referredType(*referred);
    }
    return column.spec.column.type;
}

operation::CreateTable TableObject::createTable() const
{
    operation::CreateTable create;
    create.table = m_name;
    for (const auto &column : m_columns) {
        create.columns.push_back(column->spec);
        create.columns.back().column.type = referredType(*column);
    }
    for (const auto &constraint : m_constraints) {
        create.constraints.push_back(constraint->constraint);
        if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint->constraint)) {
            // The key is said by the constraint; the flag only mirrors it.
            for (auto &column : create.columns) {
                for (const auto &name : key->columns)
                    column.column.primaryKey = column.column.primaryKey && column.column.name != name;
            }
        }
    }
    for (const auto &index : m_indexes)
        create.indexes.push_back(index->index);
    create.comment = comment;
    create.prefixes = prefixes;
    create.ifNotExists = ifNotExists;
    create.options = options;
    return create;
}

schema::Table TableObject::toSchema() const
{
    const operation::CreateTable create = createTable();
    schema::Table table;
    table.name = m_name;
    table.comment = comment;
    table.options = options;
    table.indexes = create.indexes;
    table.constraints = create.constraints;
    schema::PrimaryKey implicit;
    implicit.isImplicit = true;
    for (const auto &column : create.columns) {
        table.columns.push_back(column.column);
        if (column.column.primaryKey)
            implicit.columns.push_back(column.column.name);
        for (const auto &key : column.foreignKeys)
            table.constraints.emplace_back(key);
        for (const auto &check : column.checks)
            table.constraints.emplace_back(check);
        if (column.unique && !column.index)
            table.constraints.emplace_back(schema::Unique{{}, {column.column.name}, {}, {}, {}});
    }
    if (!implicit.columns.empty())
        table.constraints.insert(table.constraints.begin(), schema::Constraint(implicit));
    return table;
}

std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> TableObject::columnExpressions() const
{
    std::vector<std::pair<std::string, std::shared_ptr<ExpressionObject>>> result;
    for (const auto &column : m_columns)
        result.emplace_back(column->key, column);
    return result;
}

namespace {

/// What index=True of a column stands for, under the name that it gets.
std::shared_ptr<IndexObject> indexOfColumn(const TableObject &self, const ColumnObject &column)
{
    constexpr int kLongestName = 63;   // PostgreSQL's; SQLite has no limit
    schema::Index index;
    index.table = self.name();
    index.unique = column.spec.unique;
    index.elements.push_back(column.expression());
    const auto metadata = self.metadata.lock();
    const auto naming = metadata ? namingConventionOf(Value(metadata)) : std::nullopt;
    index.name.text = dialect::conventionName({}, "ix", naming.value_or(schema::NamingConvention::standard()), self.name(), {column.spec.column.name}, std::nullopt, {}, kLongestName);
    index.name.isFinal = true;
    auto object = std::make_shared<IndexObject>(self.vocabulary(), std::move(index));
    object->isInTable = true;
    object->table = std::static_pointer_cast<TableObject>(std::const_pointer_cast<python::Object>(self.shared_from_this()));
    return object;
}

/// The only integer column of the primary key, as far as it counts by itself.
Value autoincrementColumn(const TableObject &self)
{
    std::shared_ptr<ColumnObject> only;
    for (const auto &column : self.columns()) {
        if (!column->spec.column.primaryKey)
            continue;
        if (only)
            return Value();
        only = column;
    }
    if (!only || only->spec.column.autoincrement == schema::Autoincrement::Off)
        return Value();
    const sql::TypeId id = only->sqlType().id;
    const bool counts = id == sql::TypeId::Integer || id == sql::TypeId::BigInteger || id == sql::TypeId::SmallInteger || id == sql::TypeId::UpperInteger || id == sql::TypeId::UpperBigint
        || id == sql::TypeId::UpperSmallint;
    return counts ? Value(only) : Value();
}

Value copyTo(TableObject &self, Interpreter &interpreter, const Arguments &arguments)
{
    return copyTableInto(self, interpreter, arguments.value("metadata"), arguments.text("name"));
}

const MethodTable<TableObject> &tableMethods()
{
    static const MethodTable<TableObject> table{
        {"append_column", "column, replace_existing=", [](TableObject &s, Interpreter &in, const Arguments &a) { s.addItem(in, a.value("column")); return Value(); }},
        {"append_constraint", "constraint", [](TableObject &s, Interpreter &in, const Arguments &a) { s.addItem(in, a.value("constraint")); return Value(); }},
        {"exists", "bind=", [](TableObject &s, Interpreter &in, const Arguments &) { return tableExists(s.vocabulary(), in, s.name()); }},
        {"add_is_dependent_on", "table", [](TableObject &s, Interpreter &in, const Arguments &a) {
             in.touch(s);
             if (const auto other = a.value("table").shared<TableObject>())
                 s.dependsOn.push_back(other->name());
             return Value();
         }},
        {"to_metadata", "metadata, schema=, referred_schema_fn=, name=, **kw", copyTo},
        {"tometadata", "metadata, schema=, referred_schema_fn=, name=, **kw", copyTo},
    };
    return table;
}

}  // namespace

std::optional<Value> TableObject::attribute(Interpreter &interpreter, std::string_view attributeName)
{
    if (attributeName == "name" || attributeName == "description")
        return Value::text(m_name.name.text);
    if (attributeName == "fullname" || attributeName == "key")
        return Value::text(m_name.toString());
    if (attributeName == "schema")
        return m_name.schema ? Value::text(m_name.schema->text) : Value();
    if (attributeName == "comment")
        return comment ? Value::text(*comment) : Value();
    if (attributeName == "constraints")
        return constraintsOf(interpreter, *this);
    if (attributeName == "primary_key")
        return Value(primaryKeyOf(*this));
    if (attributeName == "foreign_key_constraints")
        return foreignKeyConstraintsOf(interpreter, *this);
    if (attributeName == "autoincrement_column" || attributeName == "_autoincrement_column")
        return autoincrementColumn(*this);
    if (attributeName == "info") {
        if (info.isNone())
            info = Value(python::makeDict());
        return info;
    }
    if (attributeName == "metadata")
        return metadata.lock() ? Value(metadata.lock()) : Value();
    if (attributeName == "indexes") {
        auto set = std::make_shared<python::Set>();
        for (const auto &index : m_indexes)
            set->add(interpreter, Value(index));
        for (const auto &column : m_columns) {
            if (column->spec.index)
                set->add(interpreter, Value(indexOfColumn(*this, *column)));
        }
        return Value(set);
    }
    if (attributeName == "foreign_keys")
        return foreignKeysOf(interpreter, *this);
    if (attributeName == "create" || attributeName == "drop")
        return ddlMethod(vocabulary(), interpreter, Value(shared_from_this()), attributeName);
    if (auto method = tableMethods().bind(*this, attributeName))
        return method;
    return FromObject::attribute(interpreter, attributeName);
}

void TableObject::setAttribute(Interpreter &interpreter, std::string_view name, Value value)
{
    interpreter.touch(*this);
    if (name == "schema") {
        m_name.schema = optionalIdentifier(interpreter, value, name);
        refreshSource();
    } else if (name == "comment") {
        comment = value.isNone() ? std::nullopt : std::optional(textOf(interpreter, value, name));
    } else {
        throw Unsupported(fmt::format("setting attribute '{}' of a Table", name), interpreter.position());
    }
}

std::string TableObject::repr(Interpreter &) { return fmt::format("Table('{}')", m_name.toString()); }

namespace {
struct SavedTable {
    std::vector<std::shared_ptr<ColumnObject>> columns;
    std::vector<std::shared_ptr<ConstraintObject>> constraints;
    std::vector<std::shared_ptr<IndexObject>> indexes;
};
}  // namespace

std::shared_ptr<void> TableObject::saveState() const
{
    return std::make_shared<SavedTable>(SavedTable{m_columns, m_constraints, m_indexes});
}

void TableObject::loadState(const std::shared_ptr<void> &state)
{
    const auto &saved = *std::static_pointer_cast<SavedTable>(state);
    m_columns = saved.columns;
    m_constraints = saved.constraints;
    m_indexes = saved.indexes;
    refreshSource();
}

}  // namespace limbeck::sqlalchemy
