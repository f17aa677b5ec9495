// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/operations/directive.h"

namespace limbeck::sqlalchemy {

namespace {

Directive::Node dropTable(const DirectiveCall &call)
{
    return operation::DropTable{call.table(), call.arguments.flag("if_exists")};
}

Directive::Node renameTable(const DirectiveCall &call)
{
    return operation::RenameTable{call.table("old_table_name"), identifierOf(call.interpreter(), call.arguments.value("new_table_name"), "new table name")};
}

Directive::Node createTableComment(const DirectiveCall &call)
{
    return operation::SetTableComment{call.table(), call.arguments.text("comment")};
}

Directive::Node dropTableComment(const DirectiveCall &call)
{
    return operation::SetTableComment{call.table(), std::nullopt};
}

}  // namespace

const std::vector<Directive> &tableDirectives()
{
    static const std::vector<Directive> directives{
        {"drop_table", "table_name, *, schema=, if_exists=, **kw", nullptr, dropTable},
        {"rename_table", "old_table_name, new_table_name, *, schema=", nullptr, renameTable},
        {"create_table_comment", "table_name, comment, *, existing_comment=, schema=", "comment, *, existing_comment=", createTableComment},
        {"drop_table_comment", "table_name, *, existing_comment=, schema=", "*, existing_comment=", dropTableComment},
    };
    return directives;
}

}  // namespace limbeck::sqlalchemy
