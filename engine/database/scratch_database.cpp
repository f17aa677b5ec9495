// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/scratch_database.h"

#include "database/create_database.h"
#include "database/diagnose.h"
#include "database/sqlite_target.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <sqlite3.h>
#include <sys/stat.h>

namespace limbeck::database {
namespace {

constexpr long long kLargestTemplate = 256LL * 1024 * 1024;   // bytes; copying more holds others up too long
constexpr int kPagesAtOnce = 512;

struct CloseSqlite {
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, CloseSqlite>;

Handle openFile(const std::string &path, int flags)
{
    sqlite3 *raw = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    Handle handle(raw);
    if (result != SQLITE_OK)
        throw Error(ErrorCode::File, fmt::format("The database file {} cannot be opened for the copy: {}.", path, raw ? sqlite3_errmsg(raw) : "out of memory"));
    sqlite3_busy_timeout(raw, 5000);
    return handle;
}

void backUp(sqlite3 *from, sqlite3 *into, const StopToken &stop, const ProgressSink &progress)
{
    sqlite3_backup *backup = sqlite3_backup_init(into, "main", from, "main");
    if (!backup)
        throw Error(ErrorCode::Database, fmt::format("The copy cannot be begun: {}.", sqlite3_errmsg(into)));
    int result = SQLITE_OK;
    while (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED) {
        if (stop.stop_requested())
            break;
        result = sqlite3_backup_step(backup, kPagesAtOnce);
        if (progress)
            progress({sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup), {}});
        if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
            sqlite3_sleep(50);
    }
    sqlite3_backup_finish(backup);
    checkStop(stop);
    if (result != SQLITE_DONE)
        throw Error(ErrorCode::Database, fmt::format("The database could not be copied: {}.", sqlite3_errmsg(into)));
}

std::string temporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "limbeck-rehearsal-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw Error(ErrorCode::File, fmt::format("No folder can be made for the copy of the database: {}.", pattern));
    return pattern;
}

std::string scratchName()
{
    std::random_device random;
    return fmt::format("limbeck_rehearsal_{:08x}{:08x}", random(), random());
}

}  // namespace

ScratchDatabase::ScratchDatabase(ScratchDatabase &&other) noexcept
    : m_url(std::move(other.m_url)), m_options(std::move(other.m_options)), m_folder(std::exchange(other.m_folder, {})), m_name(std::exchange(other.m_name, {})), m_isCopy(other.m_isCopy), m_reason(std::move(other.m_reason))
{
}

ScratchDatabase::~ScratchDatabase()
{
    if (!m_folder.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    if (m_name.empty())
        return;
    try {
        dropDatabase(m_url, m_options);
    } catch (const std::exception &) {
        // The server is gone: its name says what it was.
    }
}

ScratchDatabase ScratchDatabase::make(const Url &url, const OpenOptions &options, const StopToken &stop, const ProgressSink &progress)
{
    return url.backend == Backend::Sqlite ? copyFile(url, options, stop, progress) : onServer(url, options);
}

ScratchDatabase ScratchDatabase::copyFile(const Url &url, const OpenOptions &options, const StopToken &stop, const ProgressSink &progress)
{
    const SqliteTarget target = sqliteTarget(url, options);
    if (target.memory)
        throw Error(ErrorCode::Database, "A database in memory lives in its own connection only: there is nothing to copy.");
    ScratchDatabase scratch;
    scratch.m_options = options;
    scratch.m_folder = temporaryFolder();
    scratch.m_isCopy = true;
    const std::string path = scratch.m_folder + "/copy.db";
    scratch.m_url = Url::parse("sqlite:///" + path);
    const Handle into = openFile(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    struct stat facts {};
    if (::stat(target.path.c_str(), &facts) == 0)
        backUp(openFile(target.path, SQLITE_OPEN_READONLY).get(), into.get(), stop, progress);
    return scratch;
}

ScratchDatabase ScratchDatabase::onServer(const Url &url, const OpenOptions &options)
{
    ScratchDatabase scratch;
    scratch.m_options = options;
    scratch.m_options.readOnly = false;
    scratch.m_url = url;
    std::erase_if(scratch.m_url.query, [](const auto &entry) { return entry.first == "dbname"; });
    const std::string name = scratchName();
    scratch.m_url.database = name;
    std::string origin;
    long long size = 0;
    {
        OpenOptions reading = options;
        reading.readOnly = true;
        const auto connection = Connection::open(url, reading);
        origin = connection->facts().currentDatabase;
        const sql::Value bytes = connection->query("SELECT pg_database_size(current_database())").rows.at(0).at(0);
        size = std::holds_alternative<std::int64_t>(bytes.data) ? std::get<std::int64_t>(bytes.data) : 0;
    }
    if (size > kLargestTemplate) {
        scratch.m_reason = fmt::format("{} has {} MB: too much to copy for a rehearsal", origin, size / 1024 / 1024);
    } else {
        try {
            createDatabase(scratch.m_url, options, origin);
            scratch.m_name = name;
            scratch.m_isCopy = true;
            return scratch;
        } catch (const DatabaseError &error) {
            // 55006, object_in_use: others are connected to it. Everything else would stop an empty one, too, or is told by it.
            scratch.m_reason = error.message();
        }
    }
    createDatabase(scratch.m_url, options);
    scratch.m_name = name;
    return scratch;
}

}  // namespace limbeck::database
