// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/orm/model_class.h"

namespace limbeck::sqlalchemy {

/// A class got its table: functions that sqlalchemy.event registered with instrument_class or after_mapper_constructed for it or for all mappers are called. What they raise, and what cannot be run, makes the class not fully read.
void fireMappingEvents(Interpreter &interpreter, ModelClass &cls);

/// What sqlalchemy.inspect(class) gives: its mapper, None or NoInspectionAvailable for a class that is not mapped.
Value inspectedClass(Vocabulary &vocabulary, Interpreter &interpreter, python::Class &cls, bool raises);
/// What sqlalchemy.inspect(instance) gives: how it stands with its session.
Value inspectedInstance(Vocabulary &vocabulary, Interpreter &interpreter, const Value &instance);
/// `__mapper__` of a mapped class.
Value mapperOf(Interpreter &interpreter, ModelClass &cls);

/// configure_mappers(): the functions of mapper_configured are called in the same way for all classes that got a table since the last time. As in SQLAlchemy nothing else in models or env.py
/// calls them: Alembic does not ask mappers.
void configureMappers(Vocabulary &vocabulary, Interpreter &interpreter);

}  // namespace limbeck::sqlalchemy
