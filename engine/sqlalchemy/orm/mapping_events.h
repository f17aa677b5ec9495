// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/orm/model_class.h"

namespace limbeck::sqlalchemy {

/// A class got its table: functions that sqlalchemy.event registered for it or for all mappers are called (instrument_class; mapper_configured, which projects use for the same: indexes and constraints
/// by a rule of their own). What they raise, and what cannot be run, makes the class not fully read.
void fireMappingEvents(Interpreter &interpreter, ModelClass &cls);

}  // namespace limbeck::sqlalchemy
