// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/plan.h"

#include <QString>

namespace limbeck::ui {

/// First line of the docstring, what the history shows as message.
QString messageOf(const revision::Script &script);
/// The "Create Date:" of the docstring as written, without seconds' fractions; empty when there is none.
QString dateOf(const revision::Script &script);

/// "upgrade a → b: message", for people; Step::description is Alembic's wording of it.
QString stepWords(const revision::Step &step);

}  // namespace limbeck::ui
