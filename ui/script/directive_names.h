// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace limbeck::ui {

/// What a migration script can call, with its arguments, for completion and call tips: op, batch_op, sa, postgresql, sqlmodel. Names and signatures of Alembic 1.19 and SQLAlchemy 2.0.
QStringList directiveNames();

}  // namespace limbeck::ui
