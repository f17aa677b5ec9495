// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/reconciliation.h"

#include "autogenerate/pending/check_reconciliation.h"
#include "autogenerate/pending/column_reconciliation.h"
#include "autogenerate/pending/index_reconciliation.h"
#include "autogenerate/pending/key_reconciliation.h"

// A table on both sides goes through passes, one for each kind of object. They collect every spelling that differs as a question, so that the server is asked once a table, and decide with the answers.

namespace limbeck::autogenerate {

std::vector<Directive> reconcile(schema::Schema &database, std::vector<schema::Table> &models, const ComparisonSettings &settings, ComparisonHooks &hooks, StoredForms &forms,
                                 std::vector<std::string> &notes)
{
    std::vector<Directive> directives;
    for (schema::Table &model : models) {
        QualifiedName name = model.name;
        if (name.schema && name.schema->text == settings.defaultSchema)
            name.schema.reset();
        schema::Table *table = database.editTable(name);
        std::vector<Directive> changes;
        if (!table && settings.dialect->name() != "postgresql") {
            // Alembic leaves out what it could not reflect.
            for (const schema::Index &index : model.indexes) {
                if (hasExpression(index))
                    changes.push_back({CreateIndex{index}});
            }
            std::erase_if(model.indexes, hasExpression);
            if (!changes.empty())
                directives.push_back({TableChanges{name, std::move(changes)}});
        }
        if (!table)
            continue;
        Questions questions(settings.dialect->name() == "postgresql");
        ReconciledPair pair{*table, model, name, settings, hooks, questions, notes, changes};
        const std::unique_ptr<ReconciliationPass> passes[] = {reconcileColumns(pair), reconcileChecks(pair), reconcileIndexes(pair)};
        questions.answer(forms, pair.shape(), pair.dialect());
        reconcileKeys(pair);
        if (!changes.empty())
            directives.push_back({TableChanges{name, std::move(changes)}});
    }
    if (!forms.problem().empty())
        notes.push_back(forms.problem());
    return directives;
}

}  // namespace limbeck::autogenerate
