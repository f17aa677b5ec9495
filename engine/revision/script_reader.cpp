// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_head.h"
#include "revision/source_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace limbeck::revision {
namespace {

std::string fileName(const std::string &path)
{
    return path.substr(path.find_last_of('/') + 1);
}

/// Old files name themselves: lower-case hex digits and ".py".
std::string legacyId(const std::string &path)
{
    const std::string name = fileName(path);
    const std::size_t digits = std::min(name.find_first_not_of("0123456789abcdef"), name.size());
    if (digits > 0 && name.substr(digits) == ".py")
        return name.substr(0, digits);
    throw Error(ErrorCode::Revision, fmt::format("Could not determine revision id from filename {}.", name), {path, 1, 0},
                "Declare it in the script: revision = \"…\" with the id, and down_revision with the one before it.");
}

ScriptHead askFallback(const std::string &path, std::string_view bytes, const HeadFallback &fallback, const HeadDoubt &doubt)
{
    if (fallback)
        return fallback(path, bytes, doubt);
    throw Error(ErrorCode::Unsupported, fmt::format("Cannot read the head of {}: {}.", fileName(path), doubt.reason), {path, doubt.line, 0},
                "Write revision, down_revision, branch_labels and depends_on as plain strings.");
}

ScriptHead headOf(const std::string &path, std::string_view bytes, const HeadFallback &fallback)
{
    const SourceText source = decodeSource(bytes);
    if (source.unknownEncoding)
        return askFallback(path, bytes, fallback, {source.failure, 1});
    if (!source.failure.empty())
        throw Error(ErrorCode::Syntax, fmt::format("{}: {}", fileName(path), source.failure), {path, 1, 0});
    auto result = readHead(source.text());
    if (const auto *doubt = std::get_if<HeadDoubt>(&result))
        return askFallback(path, bytes, fallback, *doubt);
    return std::get<ScriptHead>(std::move(result));
}

}  // namespace

Script readScript(const std::string &path, std::string_view bytes, const HeadFallback &fallback)
{
    return scriptOf(path, headOf(path, bytes, fallback));
}

Script scriptOf(const std::string &path, ScriptHead head)
{
    Script script;
    script.id = head.revision ? std::move(*head.revision) : legacyId(path);
    if (!head.hasDownRevision)
        throw Error(ErrorCode::RevisionCrash, fmt::format("{} declares no down_revision.", fileName(path)), {path, 1, 0},
                    "Write down_revision = None for a first revision, else the id of the one before it.");
    script.downRevisions = std::move(head.downRevisions);
    script.dependsOn = std::move(head.dependsOn);
    script.branchLabels = std::move(head.branchLabels);
    script.path = path;
    script.lines = head.lines;
    script.upgrade = head.upgrade;
    script.downgrade = head.downgrade;
    if (head.docstring) {
        script.longDoc = stripWhiteSpace(*head.docstring);
        script.doc = script.longDoc.substr(0, script.longDoc.find("\n\n"));
    }
    return script;
}

}  // namespace limbeck::revision
