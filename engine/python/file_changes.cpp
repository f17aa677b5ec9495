// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/file_changes.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <system_error>

namespace limbeck::python {

namespace {

std::string_view classOf(int number)
{
    switch (number) {
    case ENOENT: return "FileNotFoundError";
    case EEXIST: return "FileExistsError";
    case EACCES:
    case EPERM: return "PermissionError";
    case EISDIR: return "IsADirectoryError";
    case ENOTDIR: return "NotADirectoryError";
    default: return "OSError";
    }
}

}  // namespace

void changeFile(Interpreter &in, FileChange change, const std::string &what, const SourcePosition &position)
{
    auto *changes = dynamic_cast<FileChanges *>(&in.host());
    change.isCertain = !in.isInUnknownBranch();
    change.position = position;
    try {
        const bool mayHappen = !in.isLenient() || change.act == FileChange::Act::MakeFolder;
        if (changes && mayHappen && changes->changeFile(change))
            return;
    } catch (const std::system_error &error) {
        const int number = error.code().value();
        in.raise(in.builtinClass(classOf(number)), fmt::format("[Errno {}] {}: '{}'", number, std::strerror(number), change.path),
                 {{"filename", Value::text(change.path)}, {"errno", Value(number)}, {"strerror", Value::text(std::strerror(number))}});
    } catch (const Unsupported &) {
        if (!in.isLenient())
            throw;
    }
    if (!in.isLenient())
        throw Unsupported(fmt::format("{} is not supported: it would change something outside the database.", what), position, "Run this revision with the project's own Python.");
    in.host().notRun(what, position);
}

}  // namespace limbeck::python
