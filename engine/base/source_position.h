// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace limbeck {

/// A place in a text file. Lines and columns count from 1; 0 means "not known". Columns count Unicode characters.
struct SourcePosition {
    std::string file;  ///< absolute path, or a display name for text that is not on disk
    int line = 0;
    int column = 0;

    bool operator==(const SourcePosition &) const = default;
    bool isKnown() const { return line > 0; }
    /// "file:line:column", leaving out what is not known.
    std::string toString() const;
};

}  // namespace limbeck
