// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"

namespace limbeck::sqlalchemy {

/// op.get_context() and context.get_context(): the MigrationContext (operations.md §7.10).
class MigrationContextObject : public HostObject {
public:
    using HostObject::HostObject;
    std::string typeName() const override { return "MigrationContext"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
};

/// The module alembic.context.
std::shared_ptr<python::Module> makeContextModule(Vocabulary &vocabulary);

/// alembic.runtime.migration.MigrationContext: configure(connection) of the run's connection gives the run's context, of another one what tells where its database stands.
Value migrationContextClass(Vocabulary &vocabulary);

}  // namespace limbeck::sqlalchemy
