// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script.h"

#include <fmt/format.h>

#include <set>

namespace limbeck::revision {

void checkRevisionId(const std::string &id)
{
    std::set<char> illegal;
    for (const char c : id) {
        if (c == '@' || c == '-' || c == '+' || c == ':')
            illegal.insert(c);
    }
    if (illegal.empty())
        return;
    std::string list;
    for (const char c : illegal)
        list += (list.empty() ? "" : ", ") + std::string(1, c);
    throw Error(ErrorCode::Revision, fmt::format("Character(s) '{}' not allowed in revision identifier '{}'", list, id));
}

}  // namespace limbeck::revision
