// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operation/operation.h"
#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

class ColumnObject;
class TableObject;

/// PrimaryKeyConstraint, UniqueConstraint, ForeignKeyConstraint, CheckConstraint, ExcludeConstraint.
class ConstraintObject : public HostObject {
public:
    ConstraintObject(Vocabulary &vocabulary, std::string className, schema::Constraint value) : HostObject(vocabulary), constraint(std::move(value)), m_class(std::move(className)) {}
    schema::Constraint constraint;
    Value table;   ///< the TableObject it stands in, or None
    Value info;    ///< info=, made when it is asked for
    /// Where columns were given as Column objects, parallel to the constraint's columns and referred columns; null: as text. They may get their names later.
    std::vector<std::shared_ptr<ColumnObject>> columnObjects, referredObjects;
    std::string typeName() const override { return m_class; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    /// Scripts rename a constraint and change its rules before they use it again.
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    /// Its columns; `in` asks for a name.
    std::unique_ptr<python::Iterator> iterate(Interpreter &interpreter) override;
    std::optional<Value> contains(Interpreter &interpreter, const Value &value) override;
    std::optional<std::int64_t> length(Interpreter &) override;
    python::Truth truth(Interpreter &) override { return python::Truth::True; }

private:
    std::string m_class;
};

/// ForeignKey("tbl.col", …) inside a Column.
class ForeignKeyObject : public HostObject {
public:
    using HostObject::HostObject;
    schema::ForeignKey foreignKey;
    std::shared_ptr<ColumnObject> referredColumn;  ///< ForeignKey(column): lends its type
    std::string target;                            ///< "tbl.col" as written
    Value info;
    std::string typeName() const override { return "ForeignKey"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

class IndexObject : public HostObject {
public:
    IndexObject(Vocabulary &vocabulary, schema::Index value) : HostObject(vocabulary), index(std::move(value)) {}
    schema::Index index;
    bool isInTable = false;
    std::weak_ptr<TableObject> table;
    Value info;
    std::string typeName() const override { return "Index"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
};

class IdentityObject : public HostObject {
public:
    IdentityObject(Vocabulary &vocabulary, schema::Identity value) : HostObject(vocabulary), identity(value) {}
    schema::Identity identity;
    std::string typeName() const override { return "Identity"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

class ComputedObject : public HostObject {
public:
    ComputedObject(Vocabulary &vocabulary, schema::Computed value) : HostObject(vocabulary), computed(std::move(value)) {}
    schema::Computed computed;
    std::string typeName() const override { return "Computed"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

/// DefaultClause(x) and FetchedValue().
class DefaultClauseObject : public HostObject {
public:
    DefaultClauseObject(Vocabulary &vocabulary, Value arg, bool isFetched) : HostObject(vocabulary), argument(std::move(arg)), fetched(isFetched) {}
    Value argument;
    bool fetched;
    std::string typeName() const override { return fetched ? "FetchedValue" : "DefaultClause"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
};

class SequenceObject : public HostObject {
public:
    SequenceObject(Vocabulary &vocabulary, sql::SequenceFacts value) : HostObject(vocabulary), facts(std::move(value)) {}
    sql::SequenceFacts facts;
    std::string typeName() const override { return "Sequence"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

bool isSchemaItem(const Value &value);
/// All but TableObject: the constructors by name (constraint_construction.cpp, default_objects.cpp).
Value makePrimaryKey(Vocabulary &, Interpreter &, CallArguments);
Value makeUnique(Vocabulary &, Interpreter &, CallArguments);
Value makeForeignKeyConstraint(Vocabulary &, Interpreter &, CallArguments);
Value makeCheck(Vocabulary &, Interpreter &, CallArguments);
Value makeExclude(Vocabulary &, Interpreter &, CallArguments);
Value makeForeignKey(Vocabulary &, Interpreter &, CallArguments);
Value makeIndex(Vocabulary &, Interpreter &, CallArguments);
Value makeIdentity(Vocabulary &, Interpreter &, CallArguments);
Value makeComputed(Vocabulary &, Interpreter &, CallArguments);
Value makeSequence(Vocabulary &, Interpreter &, CallArguments);

/// Parts shared with the directives.
std::vector<sql::Identifier> columnNames(Interpreter &interpreter, const std::vector<Value> &values);
schema::Exclude::Element excludeElement(Vocabulary &vocabulary, Interpreter &interpreter, const Value &pair, const Value &ops);
std::vector<sql::ExpressionPtr> indexElements(Vocabulary &vocabulary, Interpreter &interpreter, const std::vector<Value> &values);
/// Unless it is the name of a table with schema or None: "tbl", "schema.tbl".
void checkReferentialAction(Vocabulary &vocabulary, Interpreter &interpreter, const std::optional<std::string> &action, std::string_view which);

}  // namespace limbeck::sqlalchemy
