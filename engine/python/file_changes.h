// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <string>

namespace limbeck::python {

/// One thing that a script does to the disk, as open(…, "w"), os, shutil and pathlib ask for it.
struct FileChange {
    enum class Act { Write, Append, MakeFolder, Remove, RemoveFolder, RemoveTree, Rename, Copy };
    Act act;
    std::string path;
    std::string other{};   ///< Rename, Copy: the new name
    std::string data{};    ///< Write, Append
    bool isCertain = true;   ///< false: in a branch or loop that depends on what is not known
    SourcePosition position{};   ///< of the call
};

/// A Host through which scripts may change files implements this too. With any other host a change is refused; where reading is lenient it is noted and passed over.
class FileChanges {
public:
    virtual ~FileChanges() = default;
    /// Does the change, or tells it where nothing may happen (previews, --sql). False: the caller refuses it. Folders are made with those above them.
    /// Throws Unsupported for places that scripts may not change, std::system_error for what the file system says.
    virtual bool changeFile(const FileChange &change) = 0;
};

/// The same for scripts: raises OSError or the class below it that fits. `what` names the call for people ("os.remove()"). While reading is lenient only folders are made.
void changeFile(Interpreter &in, FileChange change, const std::string &what, const SourcePosition &position);

}  // namespace limbeck::python
