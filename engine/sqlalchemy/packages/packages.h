// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

/// Small packages that migration scripts and models import beside SQLAlchemy (column types, loggers, identifiers, replaceable entities), written in Python for our interpreter and embedded
/// when Limbeck is built. A project's own copy of such a package comes before ours.
namespace limbeck::sqlalchemy {

/// Source text by dotted module name.
const std::map<std::string, std::string_view, std::less<>> &packageModules();
/// A module, or a package above one: "oslo_db" because there is "oslo_db.exception".
bool isKnownPackage(std::string_view dottedName);

}  // namespace limbeck::sqlalchemy
