// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/schema_effect.h"

#include "operation/fold.h"

namespace limbeck::autogenerate {

void applyTo(schema::Schema &schema, const std::vector<Directive> &directives, const dialect::Dialect &dialect)
{
    const int longest = dialect.maxIdentifierLength();
    operation::FoldContext context;
    context.dialectName = dialect.name();
    context.finalName = [longest](const schema::Name &name, const std::string &kind, const schema::NamingConvention &naming, const sql::QualifiedName &table,
                                  const std::vector<sql::Identifier> &columns, const std::optional<sql::QualifiedName> &referredTable,
                                  const std::vector<sql::Identifier> &referredColumns) {
        return dialect::conventionName(name, kind, naming, table, columns, referredTable, referredColumns, longest);
    };
    context.quote = [&dialect](const sql::Identifier &identifier) { return dialect.quote(identifier); };
    for (const operation::Operation &operation : toOperations(directives))
        operation::fold(schema, operation, context);
}

}  // namespace limbeck::autogenerate
