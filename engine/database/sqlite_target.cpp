// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/sqlite_target.h"

#include "database/percent.h"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <map>

// Qt's driver creates a missing file unless the name is a URI with a mode. So every file becomes `file:<path>?mode=ro|rw|rwc`.
// With `uri=true` the URL's own file part and parameters go to SQLite as they are, sorted by key as SQLAlchemy does; only `mode` may be
// narrowed: never may an option of ours be widened by the URL, nor `mode=ro` of the URL by us.

namespace limbeck::database {
namespace {

bool isArgumentOfPythonsDriver(const std::string &key)
{
    return key == "uri" || key == "timeout" || key == "isolation_level" || key == "detect_types" || key == "check_same_thread" || key == "cached_statements";
}

std::chrono::milliseconds busyTimeoutOf(const Url &url)
{
    const std::optional<std::string> text = url.queryValue("timeout");
    if (!text)
        return std::chrono::seconds(5);
    std::size_t used = 0;
    double seconds = -1;
    try {
        seconds = std::stod(*text, &used);
    } catch (const std::logic_error &) {
        used = 0;
    }
    if (used != text->size() || !std::isfinite(seconds) || seconds < 0 || seconds > 86400)
        throw Error(ErrorCode::Config, fmt::format("The SQLite URL says timeout={}, which is not a number of seconds.", *text), {},
                    "Write a number from 0 to 86400, for instance timeout=30.");
    return std::chrono::milliseconds(std::lround(seconds * 1000));
}

std::string modeFor(const OpenOptions &options)
{
    if (options.readOnly)
        return "ro";
    return options.createIfMissing ? "rwc" : "rw";
}

std::string narrower(const std::string &wanted, const std::string &allowed)
{
    const auto rank = [](const std::string &mode) { return mode == "ro" ? 0 : mode == "rw" ? 1 : 2; };
    return rank(wanted) < rank(allowed) ? wanted : allowed;
}

std::map<std::string, std::string> uriParameters(const Url &url)
{
    std::map<std::string, std::string> parameters;
    for (const auto &[key, value] : url.query) {
        if (!isArgumentOfPythonsDriver(key))
            parameters[key] = value;
    }
    return parameters;
}

SqliteTarget uriTarget(const Url &url, const OpenOptions &options)
{
    std::map<std::string, std::string> parameters = uriParameters(url);
    SqliteTarget target;
    target.memory = url.isMemory();
    if (!target.memory)
        parameters["mode"] = narrower(parameters.contains("mode") ? parameters["mode"] : "rwc", modeFor(options));
    target.forWriting = target.memory || parameters["mode"] != "ro";
    target.name = *url.database;
    std::string separator = "?";
    for (const auto &[key, value] : parameters)
        target.name += std::exchange(separator, "&") + key + "=" + value;
    target.path = target.memory ? ":memory:" : percentDecode(url.database->substr(5));
    return target;
}

}  // namespace

SqliteTarget sqliteTarget(const Url &given, const OpenOptions &options)
{
    namespace fs = std::filesystem;
    const Url url = given.resolvedAgainst(options.workingDirectory.empty() ? fs::current_path().string() : options.workingDirectory);
    const bool usesUri = truthOfQueryValue("uri", url.queryValue("uri").value_or("false"));
    SqliteTarget target;
    if (usesUri && url.database.value_or("").starts_with("file:")) {
        target = uriTarget(url, options);
    } else if (usesUri && !url.isMemory() && !uriParameters(url).empty()) {
        throw Error(ErrorCode::Config, "The SQLite URL says uri=true, but its file part does not begin with \"file:\".", {},
                    "Write sqlite:///file:path/to/file.db?mode=ro&uri=true.");
    } else if (url.isMemory()) {
        target = {.name = ":memory:", .path = ":memory:", .memory = true};
    } else {
        target = {.name = fmt::format("file:{}?mode={}", percentEncode(*url.database, "/"), modeFor(options)), .path = *url.database};
        target.forWriting = !options.readOnly;
    }
    if (!target.memory && options.readOnly && options.emptyIfMissing && !fs::exists(target.path))
        target = {.name = ":memory:", .path = ":memory:", .memory = true};
    target.busyTimeout = busyTimeoutOf(url);
    return target;
}

}  // namespace limbeck::database
