// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limbeck::revision {

/// The text of a Python file from its bytes: byte order mark removed, coding cookie of the first two lines obeyed
/// (UTF-8, ASCII and Latin-1). `failure` says why the text cannot be had (other encoding, invalid UTF-8, NUL byte).
struct SourceText {
    std::string_view original;             ///< points into the bytes
    std::optional<std::string> converted;  ///< when the encoding was not UTF-8
    std::string failure;
    bool unknownEncoding = false;  ///< the failure is an encoding that a full reader may know

    std::string_view text() const { return converted ? std::string_view(*converted) : original; }
};
SourceText decodeSource(std::string_view bytes);

/// Whether `text` is valid UTF-8 without surrogates.
bool isValidUtf8(std::string_view text);

/// `text` without Python's white space (Unicode) at both ends.
std::string_view stripWhiteSpace(std::string_view text);

/// Python's str.splitlines(): all its line boundaries, no empty last line.
std::vector<std::string> splitLines(std::string_view text);

}  // namespace limbeck::revision
