// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/directive.h"
#include "python/interpreter.h"
#include "sqlalchemy/items/column_object.h"
#include "sqlalchemy/items/constraint_objects.h"

#include <map>

namespace limbeck::autogenerate {

/// str() of it; None: nothing.
inline std::optional<std::string> optionalText(python::Interpreter &interpreter, const python::Value &value) { return value.isNone() ? std::nullopt : std::optional(interpreter.str(value)); }

/// One directive as env.py's process_revision_directives sees it: CreateTableOp, AlterColumnOp … with the attributes of alembic.operations.ops. What a hook sets is kept in the
/// directive or in the objects handed out, and read back with current().
class DirectiveObject : public python::Object {
public:
    explicit DirectiveObject(Directive value) : m_directive(std::move(value)) {}

    std::string typeName() const override;
    std::optional<python::Value> attribute(python::Interpreter &interpreter, std::string_view name) override;
    /// Attributes that Alembic's classes have and that are not understood here throw Unsupported; any other is the hook's own note and stays without effect.
    void setAttribute(python::Interpreter &interpreter, std::string_view name, python::Value value) override;
    std::string repr(python::Interpreter &) override { return "<alembic.operations.ops." + typeName() + " object>"; }

    /// The directive with all that hooks changed.
    Directive current(python::Interpreter &interpreter) const;

private:
    using Value = python::Value;

    // directive_object.cpp: what a hook reads.
    std::optional<Value> ofTable(python::Interpreter &interpreter, std::string_view name);
    std::optional<Value> ofAlteration(python::Interpreter &interpreter, const AlterColumn &alter, std::string_view name) const;
    std::optional<Value> ofIndex(python::Interpreter &interpreter, const schema::Index &index, std::string_view name) const;
    std::optional<Value> ofConstraint(python::Interpreter &interpreter, const schema::Constraint &constraint, std::string_view name) const;
    std::optional<Value> conversion(python::Interpreter &interpreter, std::string_view name) const;
    Value columnObject(python::Interpreter &interpreter, const schema::Column &column);
    Value items(python::Interpreter &interpreter, const schema::Table &table);
    Value keywords();
    const schema::Constraint *constraint() const;
    const schema::Index *index() const;
    QualifiedName tableName() const;
    const schema::Name *ownName() const;

    // directive_object_changes.cpp: what a hook sets.
    bool setOfAlteration(python::Interpreter &interpreter, AlterColumn &alter, std::string_view name, const Value &value);
    bool setOfTable(python::Interpreter &interpreter, std::string_view name, const Value &value);
    bool setOfParts(python::Interpreter &interpreter, std::string_view name, const Value &value);
    void takeKeywords(python::Interpreter &interpreter, Directive &directive) const;

    Directive m_directive;
    std::shared_ptr<sqlalchemy::ColumnObject> m_column;   ///< op.column, made when a hook asks for it
    std::shared_ptr<python::List> m_items;                ///< op.columns of a table
    std::shared_ptr<python::Dict> m_keywords;             ///< op.kw
    std::map<std::string, Value, std::less<>> m_notes;    ///< attributes of the hook's own
};

/// The vocabulary of an interpreter's sqlalchemy.
sqlalchemy::Vocabulary &vocabularyOf(python::Interpreter &interpreter);

}  // namespace limbeck::autogenerate
