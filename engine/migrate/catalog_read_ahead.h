// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deep_stack.h"
#include "migrate/run_request.h"

#include <atomic>

namespace limbeck::migrate {

/// The default schema of a PostgreSQL database, read on a thread and a read-only connection of its own while env.py and the models are evaluated: what a comparison needs next.
/// It begins only where the database is chosen by the user or told by env.py's own text (environment::foreseenRun), and counts only when the run then connects with that very URL.
/// What fails here is not told: the run itself meets it.
class CatalogReadAhead {
public:
    /// Begins. Nothing of `request` is kept.
    explicit CatalogReadAhead(const RunRequest &request);
    /// Stops what is still under way and waits for it.
    ~CatalogReadAhead();
    CatalogReadAhead(const CatalogReadAhead &) = delete;
    CatalogReadAhead &operator=(const CatalogReadAhead &) = delete;

    /// Waits for the end of the reading; what was read stays. True: a connection was open, which is closed now. Where a role or server allows only a few, the run needs it itself.
    bool finish();
    /// Waits for the schema and gives it away. nullopt: nothing was read, or of another database.
    std::optional<schema::Schema> take(const database::Url &url);

private:
    void read();

    const project::Project m_project;
    const sqlalchemy::Surroundings m_surroundings;
    std::stop_source m_stop;
    const std::stop_callback<std::function<void()>> m_stopWithRun;
    std::optional<database::Url> m_url;          ///< the chosen one, then the one that was read
    std::optional<schema::Schema> m_schema;
    std::atomic<bool> m_wasConnected = false;
    std::unique_ptr<DeepStackThread> m_thread;   ///< null: it has ended
};

}  // namespace limbeck::migrate
