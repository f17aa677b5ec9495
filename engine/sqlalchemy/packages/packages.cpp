// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/packages/packages.h"

namespace limbeck::sqlalchemy {

bool isKnownPackage(std::string_view dottedName)
{
    const auto &modules = packageModules();
    if (modules.contains(dottedName))
        return true;
    const std::string prefix = std::string(dottedName) + ".";
    const auto below = modules.lower_bound(prefix);
    return below != modules.end() && below->first.starts_with(prefix);
}

}  // namespace limbeck::sqlalchemy
