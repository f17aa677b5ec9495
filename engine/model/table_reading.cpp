// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table_reading.h"

#include "base/error.h"
#include "model/constraint_names.h"
#include "model/known_values.h"
#include "sql/column_references.h"
#include "sqlalchemy/types/compiler_object.h"
#include "sqlalchemy/types/spatial_types.h"

#include <algorithm>
#include <fmt/format.h>

// A Table object says constraints in terms of column keys and leaves to later what needs other tables. Here everything is resolved, as it is once all modules are imported:
// keys become names, a foreign key's target gets the MetaData's schema, a column without a type takes the type of the column it refers to.

namespace limbeck::model {

using python::Interpreter;
using python::Value;
using sqlalchemy::ColumnObject;
using sqlalchemy::MetaDataObject;
using sqlalchemy::TableObject;

namespace {

constexpr int kMaxReferenceDepth = 50;
/// Mapped[Optional[T]] without nullable=: SQLAlchemy does not count that as the column's own word.
constexpr const char *kNullableByAnnotation = "limbeck_nullable_by_annotation";

/// Whether the column had the mark, which is gone then.
bool takeOption(schema::Column &column, std::string_view name)
{
    return std::erase_if(column.options, [name](const auto &option) { return option.first == name; }) > 0;
}

const ColumnObject *columnByKey(const TableObject &table, const std::string &key)
{
    for (const auto &column : table.columns()) {
        if (column->key == key)
            return column.get();
    }
    for (const auto &column : table.columns()) {
        if (column->spec.column.name.text == key)
            return column.get();
    }
    return nullptr;
}

class Reader {
public:
    Reader(Interpreter &interpreter, const MetaDataObject &metadata, const TableObject &table, std::vector<Unread> &unread)
        : m_interpreter(interpreter), m_metadata(metadata), m_table(table), m_unread(unread)
    {
    }

    schema::Table read()
    {
        m_result.name = m_table.name();
        m_result.comment = m_table.comment;
        m_result.prefixes = m_table.prefixes;
        m_result.options = m_table.options;
        if (const auto *info = m_table.info.as<python::Dict>(); info && info->size() > 0)
            m_result.options.emplace_back("info", schema::OptionValue{sql::makeExpression(sql::LiteralColumn{m_interpreter.repr(m_table.info)}, {})});
        m_result.columns.reserve(m_table.columns().size());
        for (const auto &column : m_table.columns())
            m_result.columns.push_back(columnValue(*column));
        addPrimaryKey();
        for (schema::Column &column : m_result.columns) {
            if (!column.primaryKey)
                takeOption(column, kNullableByAnnotation);
        }
        for (const auto &constraint : m_table.constraints()) {
            if (!std::holds_alternative<schema::PrimaryKey>(constraint->constraint))
                addConstraint(*constraint);
        }
        for (const auto &column : m_table.columns())
            addColumnConstraints(*column);
        for (const auto &index : m_table.indexes())
            addIndex(*index);
        leaveOutUnreadItems();
        return std::move(m_result);
    }

private:
    schema::Column columnValue(const ColumnObject &column)
    {
        schema::Column value = column.spec.column;
        if (sql::isNullType(value.type))
            value.type = referredType(column, 0);
        inheritSchema(value.type);
        settleSpatialNull(value);
        if (sql::isNullType(value.type) && refersToOther(column))
            noteColumn(column, "its type is that of the column it refers to, which is not known", "Its type is not compared.");
        if (value.type.id == sql::TypeId::Opaque)
            noteColumn(column, fmt::format("type {} is not known: its source is not part of the project", value.type.name), "Its type is not compared.");
        compileDefault(column, value);
        leaveOutUnread(column, value);
        return value;
    }

    /// An element with @compiles functions got its text when the models were imported, before the dialect was known.
    void compileDefault(const ColumnObject &column, schema::Column &value) const
    {
        const auto *clause = column.serverDefault.as<sqlalchemy::DefaultClauseObject>();
        const Value &given = clause ? clause->argument : column.serverDefault;
        if (!value.serverDefault || !given.as<python::Instance>())
            return;
        const auto text = sqlalchemy::elementText(m_table.vocabulary(), m_interpreter, given);
        const auto *expression = std::get_if<sql::ExpressionPtr>(&value.serverDefault->data);
        const auto *literal = expression && *expression ? std::get_if<sql::LiteralColumn>(&(*expression)->node) : nullptr;
        if (literal && literal->text != text.value_or(std::string(sqlalchemy::kUnknownName)))
            value.serverDefault = schema::ServerDefault{sql::makeExpression(sql::LiteralColumn{text.value_or(std::string(sqlalchemy::kUnknownName))}, (*expression)->type)};
    }

    /// What another package or a failed computation gave is not written into a script.
    void leaveOutUnread(const ColumnObject &column, schema::Column &value)
    {
        if (value.serverDefault && !isKnown(*value.serverDefault)) {
            value.serverDefault.reset();
            noteColumn(column, "its server default could not be computed", "It is not compared.");
        }
        if (value.comment && !isKnown(*value.comment)) {
            value.comment.reset();
            noteColumn(column, "its comment could not be computed", "It is not compared.");
        }
        const bool hasUnreadItem = std::any_of(column.items.begin(), column.items.end(), [](const Value &item) { return item.isUnknown() || item.as<python::Opaque>(); });
        if (hasUnreadItem) {
            noteColumn(column, "an argument of it could not be computed: it may be a foreign key or another constraint", "Nothing of the table is dropped.");
            m_unread.push_back(m_unread.back());
            m_unread.back().column = "";
        }
    }

    void leaveOutUnreadItems()
    {
        const auto constraints = std::erase_if(m_result.constraints, [](const auto &constraint) { return !isKnown(constraint); });
        const auto indexes = std::erase_if(m_result.indexes, [](const auto &index) { return !isKnown(index); });
        if (constraints + indexes > 0)
            m_unread.push_back({m_table.name(), std::string(), "table " + m_table.name().toString(), "a constraint or index of it could not be computed",
                                m_table.columns().empty() ? SourcePosition() : m_table.columns().front()->spec.column.position, "What else it has is compared; nothing of the table is dropped."});
    }

    bool refersToOther(const ColumnObject &column) const
    {
        const bool own = std::any_of(column.items.begin(), column.items.end(), [](const Value &item) { return item.as<sqlalchemy::ForeignKeyObject>(); });
        return own || std::any_of(m_table.constraints().begin(), m_table.constraints().end(), [&](const auto &constraint) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint->constraint);
            return key && std::any_of(key->columns.begin(), key->columns.end(), [&](const auto &name) { return name.text == column.key; });
        });
    }

    /// GeoAlchemy2: column and type tell each other whether NULL may be.
    static void settleSpatialNull(schema::Column &column)
    {
        const auto facts = sqlalchemy::spatialFacts(column.type);
        if (facts && !facts->isNullable)
            column.nullable = false;
        else if (facts && !column.nullable.value_or(!column.primaryKey))
            sqlalchemy::makeNotNull(column.type);
    }

    /// GeoAlchemy2 gives every geometry an index of its own, unless spatial_index=False.
    void addSpatialIndex(const ColumnObject &column)
    {
        const auto facts = sqlalchemy::spatialFacts(column.spec.column.type);
        if (!facts || !facts->hasIndex)
            return;
        schema::Index index;
        index.name.text = sql::Identifier("idx_" + m_table.name().name.text + "_" + column.spec.column.name.text);
        index.table = m_table.name();
        index.elements = {facts->isRaster ? sql::makeExpression(sql::FunctionCall{{"ST_ConvexHull"}, {column.expression()}}) : column.expression()};
        index.options.emplace_back("postgresql_using", schema::OptionValue{std::string("gist")});
        if (facts->isIndexOfAll)
            index.options.emplace_back("postgresql_ops", schema::OptionValue{std::vector<std::pair<std::string, std::string>>{{column.spec.column.name.text, "gist_geometry_ops_nd"}}});
        m_result.indexes.push_back(std::move(index));
    }

    void inheritSchema(sql::Type &type) const
    {
        if (type.enumeration && type.enumeration->inheritSchema && !type.schema && m_table.name().schema)
            type.schema = m_table.name().schema->text;
    }

    void noteColumn(const ColumnObject &column, std::string what, std::string hint)
    {
        m_unread.push_back({m_table.name(), column.spec.column.name.text, fmt::format("column {}.{}", m_table.name().toString(), column.spec.column.name.text), std::move(what),
                            column.spec.column.position, std::move(hint)});
    }

    /// The type of the first referred column that has one; Null when there is none.
    sql::Type referredType(const ColumnObject &column, int depth) const
    {
        for (const Value &item : column.items) {
            const auto *key = item.as<sqlalchemy::ForeignKeyObject>();
            const ColumnObject *target = key ? targetColumn(*key) : nullptr;
            if (!target || depth > kMaxReferenceDepth)
                continue;
            const sql::Type type = sql::isNullType(target->spec.column.type) ? referredType(*target, depth + 1) : target->spec.column.type;
            if (!sql::isNullType(type))
                return type;
        }
        for (const auto &constraint : m_table.constraints()) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint->constraint);
            for (std::size_t i = 0; key && column.owner().get() == &m_table && i < key->columns.size() && i < key->referredColumns.size(); ++i) {
                if (columnByKey(m_table, key->columns[i].text) != &column)
                    continue;
                const auto table = findReferred(key->referredTable);
                const ColumnObject *target = table ? columnByKey(*table, key->referredColumns[i].text) : nullptr;
                if (target && depth <= kMaxReferenceDepth)
                    return sql::isNullType(target->spec.column.type) ? referredType(*target, depth + 1) : target->spec.column.type;
            }
        }
        return {};
    }

    const ColumnObject *targetColumn(const sqlalchemy::ForeignKeyObject &key) const
    {
        if (key.referredColumn)
            return key.referredColumn.get();
        const auto table = findReferred(key.foreignKey.referredTable);
        return table && !key.foreignKey.referredColumns.empty() ? columnByKey(*table, key.foreignKey.referredColumns.front().text) : nullptr;
    }

    sql::QualifiedName withSchema(sql::QualifiedName name) const
    {
        if (!name.schema)
            name.schema = m_metadata.schema;
        return name;
    }

    std::shared_ptr<TableObject> findReferred(const sql::QualifiedName &name) const { return m_metadata.find(withSchema(name)); }

    const ColumnObject &column(const std::string &key) const
    {
        if (const ColumnObject *found = columnByKey(m_table, key))
            return *found;
        throw Error(ErrorCode::Script, fmt::format("Table {} has no column '{}', which a constraint or index of it names.", m_table.name().toString(), key));
    }

    /// The columns that a constraint is over: by key, or the Column objects themselves; a mixin's stand for their copies.
    std::vector<const ColumnObject *> columns(const std::vector<sql::Identifier> &keys, const std::vector<std::shared_ptr<ColumnObject>> &objects = {}) const
    {
        std::vector<const ColumnObject *> result;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const ColumnObject *object = i < objects.size() ? objects[i].get() : nullptr;
            result.push_back(!object ? &column(keys[i].text) : object->owner().get() == &m_table ? object : &column(object->key));
        }
        return result;
    }

    static std::vector<sql::Identifier> names(const std::vector<const ColumnObject *> &columns)
    {
        std::vector<sql::Identifier> result;
        for (const ColumnObject *column : columns)
            result.push_back(column->spec.column.name);
        return result;
    }

    schema::Name nameFor(Value object, std::string kind, const schema::Name &given, std::vector<const ColumnObject *> columns)
    {
        NamingTarget target;
        target.constraint = std::move(object);
        target.kind = std::move(kind);
        target.name = given;
        target.columns = std::move(columns);
        return conventionalName(m_interpreter, m_metadata, m_table, target);
    }

    void addPrimaryKey()
    {
        schema::PrimaryKey key;
        key.isImplicit = true;
        Value object;
        std::vector<const ColumnObject *> members;
        for (const auto &constraint : m_table.constraints()) {
            if (const auto *given = std::get_if<schema::PrimaryKey>(&constraint->constraint)) {
                key = *given;
                object = Value(constraint);
                members = columns(key.columns, constraint->columnObjects);
            }
        }
        const bool isNamed = !members.empty();
        // PrimaryKeyConstraint() without columns, and columns that carry the flag beside it, fill the key in table order.
        if (members.empty()) {
            for (const auto &column : m_table.columns()) {
                if (column->spec.column.primaryKey)
                    members.push_back(column.get());
            }
        }
        if (members.empty())
            return;
        for (const ColumnObject *member : members) {
            if (schema::Column *value = m_result.findColumn(member->spec.column.name.text)) {
                value->primaryKey = true;
                // A key that names its columns makes them NOT NULL, unless nullable= was written.
                if (isNamed && takeOption(*value, kNullableByAnnotation))
                    value->nullable = false;
            }
        }
        key.columns = names(members);
        key.name = nameFor(object, "pk", key.name, members);
        m_result.constraints.emplace_back(std::move(key));
    }

    using Objects = std::vector<std::shared_ptr<ColumnObject>>;

    void addForeignKey(schema::ForeignKey key, Value object, const Objects &own, const Objects &referredObjects)
    {
        NamingTarget target;
        target.constraint = std::move(object);
        target.kind = "fk";
        target.name = key.name;
        target.columns = columns(key.columns, own);
        key.columns = names(target.columns);
        bool isKnown = false;
        for (const auto &referred : referredObjects) {
            // A mixin's own Column, or one of this very class: it refers to this table.
            if (referred && !isKnown)
                key.referredTable = referred->owner() ? referred->owner()->name() : m_table.name();
            isKnown = isKnown || referred;
        }
        if (!isKnown)
            key.referredTable = withSchema(key.referredTable);
        target.referredTable = key.referredTable.name.text;
        const auto referred = m_metadata.find(key.referredTable);
        for (std::size_t i = 0; i < key.referredColumns.size(); ++i) {
            sql::Identifier &name = key.referredColumns[i];
            if (i < referredObjects.size() && referredObjects[i])
                name = referredObjects[i]->spec.column.name;
            else if (const ColumnObject *found = referred ? columnByKey(*referred, name.text) : nullptr)
                name = found->spec.column.name;
            target.referredColumns.push_back(name.text);
        }
        key.name = conventionalName(m_interpreter, m_metadata, m_table, target);
        m_result.constraints.emplace_back(std::move(key));
    }

    void addConstraint(const sqlalchemy::ConstraintObject &object)
    {
        const Value self(std::const_pointer_cast<python::Object>(object.shared_from_this()));
        schema::Constraint value = object.constraint;
        if (auto *unique = std::get_if<schema::Unique>(&value)) {
            const auto members = columns(unique->columns, object.columnObjects);
            unique->columns = names(members);
            unique->name = nameFor(self, "uq", unique->name, members);
        } else if (auto *key = std::get_if<schema::ForeignKey>(&value)) {
            addForeignKey(std::move(*key), self, object.columnObjects, object.referredObjects);
            return;
        } else if (auto *check = std::get_if<schema::Check>(&value)) {
            check->name = nameFor(self, "ck", check->name, columnsOf(check->condition));
        }
        m_result.constraints.push_back(std::move(value));
    }

    /// Columns of this table in an expression: what `column_0_name` of a CHECK or an expression index means.
    std::vector<const ColumnObject *> columnsOf(const sql::ExpressionPtr &expression) const
    {
        std::vector<const ColumnObject *> result;
        collect(expression, result);
        return result;
    }

    void collect(const sql::ExpressionPtr &expression, std::vector<const ColumnObject *> &into) const
    {
        sql::forEachColumn(expression, [&](const sql::ColumnRef &reference) {
            const ColumnObject *found = columnByKey(m_table, reference.name.text);
            if (found && std::find(into.begin(), into.end(), found) == into.end())
                into.push_back(found);
        });
    }

    void addColumnConstraints(const ColumnObject &column)
    {
        const operation::ColumnSpec &spec = column.spec;
        const std::vector<const ColumnObject *> self{&column};
        if (spec.unique && !spec.index) {
            schema::Unique unique;
            unique.columns = {spec.column.name};
            unique.name = nameFor(makeNamingObject("UniqueConstraint", unique), "uq", {}, self);
            m_result.constraints.emplace_back(std::move(unique));
        }
        if (spec.index) {
            schema::Index index;
            index.unique = spec.unique;
            index.table = m_table.name();
            index.elements = {column.expression()};
            index.name = nameFor(Value(std::make_shared<sqlalchemy::IndexObject>(m_table.vocabulary(), index)), "ix", {}, self);
            m_result.indexes.push_back(std::move(index));
        }
        for (const auto &check : spec.checks) {
            schema::Check value = check;
            const auto members = columnsOf(check.condition);
            value.name = nameFor(makeNamingObject("CheckConstraint", value), "ck", check.name, members);
            // Autogenerate writes it beside the table, not inside.
            value.options.emplace_back("limbeck_column_level", schema::OptionValue{true});
            m_result.constraints.emplace_back(std::move(value));
        }
        for (const auto &unique : spec.uniques) {
            schema::Unique value = unique;
            value.columns = {spec.column.name};
            value.name = nameFor(makeNamingObject("UniqueConstraint", value), "uq", unique.name, self);
            m_result.constraints.emplace_back(std::move(value));
        }
        std::size_t next = 0;
        for (const Value &item : column.items) {
            const auto *object = item.as<sqlalchemy::ForeignKeyObject>();
            if (!object || next >= spec.foreignKeys.size())
                continue;
            schema::ForeignKey key = spec.foreignKeys[next++];
            key.columns = {sql::Identifier(column.key)};
            const Value named = makeNamingObject("ForeignKeyConstraint", key);
            addForeignKey(std::move(key), named, {}, object->referredColumn ? Objects{object->referredColumn} : Objects{});
        }
        addTypeCheck(column);
        addSpatialIndex(column);
    }

    /// CHECK of Boolean and Enum with create_constraint=True.
    void addTypeCheck(const ColumnObject &column)
    {
        const sql::Type &type = column.spec.column.type;
        if (!type.createConstraint)
            return;
        schema::Check check;
        check.isTypeBound = true;
        if (type.enumeration && !type.name.empty())
            check.name.text = sql::Identifier(type.name);
        else if (type.constraintName)
            check.name.text = sql::Identifier(*type.constraintName);
        check.name.isFinal = type.constraintNameIsFinal;
        sql::InList in;
        in.operand = column.expression();
        if (type.enumeration) {
            for (const std::string &label : type.enumeration->labels)
                in.items.push_back(sql::makeExpression(sql::BindParameter{"", sql::Value(label), sql::makeType(sql::TypeId::String), false, true}));
        } else {
            for (std::int64_t flag : {0, 1})
                in.items.push_back(sql::makeExpression(sql::BindParameter{"", sql::Value(flag), sql::makeType(sql::TypeId::Integer), false, true}));
        }
        check.condition = sql::makeExpression(std::move(in));
        if (check.name.text)
            check.name = nameFor(makeNamingObject("CheckConstraint", check), "ck", check.name, {&column});
        m_result.constraints.emplace_back(std::move(check));
    }

    Value makeNamingObject(const char *className, const schema::Constraint &value) const
    {
        auto object = std::make_shared<sqlalchemy::ConstraintObject>(m_table.vocabulary(), className, value);
        object->table = Value(std::const_pointer_cast<python::Object>(m_table.shared_from_this()));
        return Value(object);
    }

    void addIndex(const sqlalchemy::IndexObject &object)
    {
        schema::Index index = object.index;
        std::vector<const ColumnObject *> members;
        for (auto &element : index.elements) {
            if (const auto *reference = std::get_if<sql::ColumnRef>(&element->node)) {
                const ColumnObject &found = column(reference->name.text);
                element = found.expression();
                if (std::find(members.begin(), members.end(), &found) == members.end())
                    members.push_back(&found);
            } else {
                collect(element, members);
            }
        }
        index.table = m_table.name();
        index.name = nameFor(Value(std::const_pointer_cast<python::Object>(object.shared_from_this())), "ix", index.name, members);
        m_result.indexes.push_back(std::move(index));
    }

    Interpreter &m_interpreter;
    const MetaDataObject &m_metadata;
    const TableObject &m_table;
    std::vector<Unread> &m_unread;
    schema::Table m_result;
};

}  // namespace

schema::Table readTable(Interpreter &interpreter, const MetaDataObject &metadata, const TableObject &table, std::vector<Unread> &unread)
{
    return Reader(interpreter, metadata, table, unread).read();
}

}  // namespace limbeck::model
