// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/source_position.h"

#include <fmt/format.h>

namespace limbeck {

std::string SourcePosition::toString() const
{
    if (line <= 0)
        return file;
    if (column <= 0)
        return fmt::format("{}:{}", file, line);
    return fmt::format("{}:{}:{}", file, line, column);
}

}  // namespace limbeck
