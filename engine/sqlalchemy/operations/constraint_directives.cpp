// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/expressions/expression_object.h"
#include "sqlalchemy/items/constraint_objects.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/operations/directive.h"
#include "sqlalchemy/runtime/exceptions.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

schema::Name nameArgument(const DirectiveCall &call) { return constraintName(call.interpreter(), call.arguments.value("constraint_name"), "constraint name"); }

std::vector<sql::Identifier> columnList(const DirectiveCall &call, const char *parameter)
{
    const Value value = call.arguments.value(parameter);
    if (isTextLike(value))
        call.interpreter().raise("TypeError", fmt::format("{}() expects a list of column names for '{}', got a string", call.arguments.function(), parameter));
    return columnNames(call.interpreter(), call.interpreter().toVector(value));
}

template<typename Constraint>
void fillCommon(const DirectiveCall &call, Constraint &constraint)
{
    constraint.deferrable = call.arguments.optionalFlag("deferrable");
    constraint.initially = call.arguments.text("initially");
    constraint.options = optionsFrom(call.vocabulary, call.arguments, call.arguments.extras());
}

Directive::Node createPrimaryKey(const DirectiveCall &call)
{
    schema::PrimaryKey key;
    key.name = nameArgument(call);
    key.columns = columnList(call, "columns");
    return operation::AddConstraint{call.table(), key};
}

Directive::Node createUnique(const DirectiveCall &call)
{
    schema::Unique unique;
    unique.name = nameArgument(call);
    unique.columns = columnList(call, "columns");
    fillCommon(call, unique);
    return operation::AddConstraint{call.table(), unique};
}

Directive::Node createForeignKey(const DirectiveCall &call)
{
    schema::ForeignKey key;
    key.name = nameArgument(call);
    key.columns = columnList(call, "local_cols");
    key.referredColumns = columnList(call, "remote_cols");
    if (key.columns.size() != key.referredColumns.size())
        raise(call.vocabulary, call.interpreter(), "ArgumentError",
              fmt::format("ForeignKeyConstraint number of constrained columns must match the number of referenced columns ({} and {})", key.columns.size(), key.referredColumns.size()));
    key.referredTable = qualifiedName(call.interpreter(), call.arguments.value("referent_table"), call.arguments.value("referent_schema"), "referred table");
    key.onDelete = call.arguments.text("ondelete");
    key.onUpdate = call.arguments.text("onupdate");
    key.match = call.arguments.text("match");
    key.useAlter = call.arguments.flag("use_alter");
    checkReferentialAction(call.vocabulary, call.interpreter(), key.onDelete, "ON DELETE");
    checkReferentialAction(call.vocabulary, call.interpreter(), key.onUpdate, "ON UPDATE");
    fillCommon(call, key);
    return operation::AddConstraint{call.table("source_table", "source_schema"), key};
}

Directive::Node createCheck(const DirectiveCall &call)
{
    schema::Check check;
    check.name = nameArgument(call);
    check.condition = textOrExpression(call.vocabulary, call.interpreter(), call.arguments.value("condition"));
    fillCommon(call, check);
    return operation::AddConstraint{call.table(), check};
}

Directive::Node createExclude(const DirectiveCall &call)
{
    schema::Exclude exclude;
    exclude.name = nameArgument(call);
    for (const Value &element : call.arguments.rest())
        exclude.elements.push_back(excludeElement(call.vocabulary, call.interpreter(), element, call.arguments.value("ops")));
    exclude.method = call.arguments.text("using").value_or("gist");
    if (const Value where = call.arguments.value("where"); !where.isNone())
        exclude.where = textOrExpression(call.vocabulary, call.interpreter(), where);
    exclude.deferrable = call.arguments.optionalFlag("deferrable");
    exclude.initially = call.arguments.text("initially");
    optionsFrom(call.vocabulary, call.arguments, call.arguments.extras());
    return operation::AddConstraint{call.table(), exclude};
}

operation::ConstraintKind kindOf(const DirectiveCall &call)
{
    const auto word = call.arguments.text("type_");
    if (!word)
        return operation::ConstraintKind::Unknown;
    if (*word == "foreignkey")
        return operation::ConstraintKind::ForeignKey;
    if (*word == "primary")
        return operation::ConstraintKind::Primary;
    if (*word == "unique")
        return operation::ConstraintKind::Unique;
    if (*word == "check")
        return operation::ConstraintKind::Check;
    call.interpreter().raise("TypeError", fmt::format("'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None, not '{}'", *word));
}

Directive::Node dropConstraint(const DirectiveCall &call)
{
    return operation::DropConstraint{call.table(), nameArgument(call), kindOf(call), call.arguments.flag("if_exists")};
}

}  // namespace

const std::vector<Directive> &constraintDirectives()
{
    static const std::vector<Directive> directives{
        {"create_primary_key", "constraint_name, table_name, columns, *, schema=", "constraint_name, columns", createPrimaryKey},
        {"create_unique_constraint", "constraint_name, table_name, columns, *, schema=, deferrable=, initially=, info=, **kw",
         "constraint_name, columns, *, deferrable=, initially=, info=, **kw", createUnique},
        {"create_foreign_key",
         "constraint_name, source_table, referent_table, local_cols, remote_cols, *, onupdate=, ondelete=, deferrable=, initially=, match=, source_schema=, referent_schema=, use_alter=, "
         "link_to_name=, info=, **kw",
         "constraint_name, referent_table, local_cols, remote_cols, *, referent_schema=, onupdate=, ondelete=, deferrable=, initially=, match=, use_alter=, link_to_name=, info=, **kw",
         createForeignKey},
        {"create_check_constraint", "constraint_name, table_name, condition, *, schema=, deferrable=, initially=, info=, **kw",
         "constraint_name, condition, *, deferrable=, initially=, info=, **kw", createCheck},
        {"create_exclude_constraint", "constraint_name, table_name, *elements, where=, schema=, using=, deferrable=, initially=, ops=, **kw",
         "constraint_name, *elements, where=, using=, deferrable=, initially=, ops=, **kw", createExclude},
        {"drop_constraint", "constraint_name, table_name, type_=, *, schema=, if_exists=", "constraint_name, type_=", dropConstraint},
    };
    return directives;
}

}  // namespace limbeck::sqlalchemy
