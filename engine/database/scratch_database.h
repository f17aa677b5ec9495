// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "database/connection.h"

#include <functional>
#include <string>

namespace limbeck::database {

/// A database beside another one, for trying things out; it goes away with this object. SQLite: a copy of the file in a temporary folder, made through SQLite's backup interface, so that it is whole even while others write. A file
/// that does not exist gives an empty one. PostgreSQL: a database of its own on the same server, named limbeck_rehearsal_…, made of the other one as its template where that is small and nobody else is connected to it
/// (PostgreSQL refuses it otherwise), else empty.
class ScratchDatabase {
public:
    /// `progress`: pages of the file. Throws what createDatabase() throws, Error(Database) for a SQLite database in memory, Cancelled.
    static ScratchDatabase make(const Url &url, const OpenOptions &options = {}, const StopToken &stop = {}, const ProgressSink &progress = {});
    ~ScratchDatabase();
    ScratchDatabase(ScratchDatabase &&other) noexcept;
    ScratchDatabase &operator=(ScratchDatabase &&) = delete;

    const Url &url() const { return m_url; }
    /// It holds what the other one holds, data included; otherwise it is empty.
    bool isCopy() const { return m_isCopy; }
    /// Why it is empty, in words; empty: it is a copy.
    const std::string &reason() const { return m_reason; }

private:
    ScratchDatabase() = default;
    static ScratchDatabase copyFile(const Url &url, const OpenOptions &options, const StopToken &stop, const ProgressSink &progress);
    static ScratchDatabase onServer(const Url &url, const OpenOptions &options);

    Url m_url;
    OpenOptions m_options;
    std::string m_folder;     ///< SQLite: the temporary folder
    std::string m_name;       ///< PostgreSQL: the database; empty: there is none to drop
    bool m_isCopy = false;
    std::string m_reason;
};

}  // namespace limbeck::database
