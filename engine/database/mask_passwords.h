// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace limbeck::database {

/// A text for logs and messages with every password as "***": in URLs (`scheme://user:…@`), in connection strings and queries
/// (`password=…`, `sslpassword=…`, PGPASSWORD=…, quoted or not) and in SQL (`PASSWORD '…'`). In doubt it hides too much.
std::string maskPasswords(std::string_view text);

}  // namespace limbeck::database
