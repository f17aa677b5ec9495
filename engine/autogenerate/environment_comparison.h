// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "autogenerate/model_objects.h"
#include "autogenerate/pending/extended_comparison.h"
#include "autogenerate/render/renderer.h"
#include "migrate/run_request.h"
#include "model/metadata_reading.h"

#include <memory>

namespace limbeck::autogenerate {

/// The comparison of a run of env.py: its database against its target_metadata, with the functions and options that context.configure() got
/// (spec/autogenerate.md §1, §15). Lives inside run_migrations(); what env.py's functions raise passes through.
class EnvironmentComparison {
public:
    /// `environmentPath`: env.py, for messages. `choices`: whether what Alembic does not compare is compared too, and the decisions about it.
    EnvironmentComparison(const migrate::RunInspection &inspection, migrate::RunEvents &events, std::string environmentPath, ComparisonChoices choices = {});
    ~EnvironmentComparison();

    /// Database to models. Throws Error(Revision) when there is no metadata, Unsupported when none of its tables could be read.
    std::vector<Directive> compare();
    /// The same as items, beyond Alembic whatever `choices` say.
    struct Pending : ExtendedFindings {
        std::vector<std::string> unread;   ///< what of the models could not be read
        schema::Schema database;           ///< as it was compared, before the renames
    };
    Pending pending();
    /// With another schema in the place of the database's: a folded one.
    Pending pendingFrom(schema::Schema from);
    /// Between any two schemas, with env.py's options; `from` and `to` are what these functions give, or folded ones. Serial defaults and the like are adjusted in both.
    std::vector<Directive> compare(schema::Schema from, std::vector<schema::Table> to);
    schema::Schema database();
    /// Throws as compare(). `mayBeUnread`: it is no error that none of the tables could be read.
    std::vector<schema::Table> models(bool mayBeUnread = false);
    /// What of the models could not be read, for people; after models().
    std::vector<std::string> unread() const;
    /// What the text of the directives depends on; valid as long as the interpreter and this object live.
    RenderOptions renderOptions();
    /// Imports that render_item= asked for.
    std::set<std::string> requestedImports() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace limbeck::autogenerate
