// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/catalog_ask.h"

namespace limbeck::migrate {

dialect::Ask askOver(database::Connection &connection)
{
    const auto one = [&connection](const std::string &text) { return connection.query(text); };
    const auto several = [&connection](const std::vector<std::string> &texts, const dialect::Ask::Receive &receive) { connection.queryAll(texts, receive); };
    return dialect::Ask(one, several);
}

}  // namespace limbeck::migrate
