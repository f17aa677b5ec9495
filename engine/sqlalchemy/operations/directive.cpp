// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/operations/directive.h"

#include "sqlalchemy/items/name_object.h"

#include <map>

namespace limbeck::sqlalchemy {

sql::QualifiedName DirectiveCall::table(const char *nameParameter, const char *schemaParameter) const
{
    if (batchTable)
        return *batchTable;
    return qualifiedName(interpreter(), arguments.value(nameParameter), arguments.value(schemaParameter), "table name");
}

const Directive *findDirective(std::string_view name)
{
    static const auto index = [] {
        std::map<std::string_view, const Directive *> all;
        for (const auto *group : {&tableDirectives(), &columnDirectives(), &indexDirectives(), &constraintDirectives()}) {
            for (const Directive &directive : *group)
                all.emplace(directive.name, &directive);
        }
        return all;
    }();
    const auto found = index.find(name);
    return found == index.end() ? nullptr : found->second;
}

}  // namespace limbeck::sqlalchemy
