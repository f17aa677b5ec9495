// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/connection.h"
#include "dialect/dialect.h"

namespace limbeck::migrate {

/// A dialect's questions, asked over this connection, which outlives them; in its thread, in whatever transaction it has open.
dialect::Ask askOver(database::Connection &connection);

}  // namespace limbeck::migrate
