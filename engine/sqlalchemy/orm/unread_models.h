// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"

#include <optional>
#include <string>
#include <vector>

namespace limbeck::sqlalchemy {

class ModelClass;

/// Something of the models that was met and not read. engine/model tells it to people and keeps it out of comparisons.
struct UnreadModel {
    std::weak_ptr<MetaDataObject> metadata;      ///< empty: any
    std::optional<sql::QualifiedName> table;     ///< absent: a table whose name is not known
    std::optional<std::string> column;           ///< only this column of the table; empty text: only what it may have beside the columns that were read
    std::string object;                          ///< "class app.models.User"
    std::string what;
    SourcePosition position;
    std::string hint;
};

/// The metaclass of a class, when it is the project's own, may change what the class has and could not be run. Null: there is none.
const python::Class *changingMetaclass(const ModelClass &cls);

/// A statement of a project's module was passed over (python::Host::skipped): when it may have changed tables, they are not fully read.
void noteSkippedStatement(Vocabulary &vocabulary, Interpreter &interpreter, const Error &error, const std::vector<Value> &mentioned, const SourcePosition &position);

}  // namespace limbeck::sqlalchemy
