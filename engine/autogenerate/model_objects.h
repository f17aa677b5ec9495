// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/compare/comparison.h"
#include "python/interpreter.h"
#include "sqlalchemy/items/metadata_object.h"

#include <map>
#include <memory>
#include <vector>

namespace limbeck::autogenerate {

/// The Python objects behind compared schema values, for env.py's functions: the models' own Table objects, and objects made of what was reflected.
class ModelObjects {
public:
    ModelObjects(python::Interpreter &interpreter, const python::Value &targetMetadata);

    /// Table, Column, Index or constraint; None when there is no such object.
    python::Value objectFor(const ComparedObject &object);
    python::Value column(const schema::Table &table, const schema::Column &column, bool isReflected);
    /// An instance of the type: of the models where one of their columns has it, else made anew.
    python::Value type(const sql::Type &type);

private:
    std::shared_ptr<sqlalchemy::TableObject> tableFor(const schema::Table &table, bool isReflected);

    python::Interpreter &m_interpreter;
    std::vector<std::shared_ptr<sqlalchemy::MetaDataObject>> m_metadata;
    std::map<const schema::Table *, std::shared_ptr<sqlalchemy::TableObject>> m_reflected;
};

}  // namespace limbeck::autogenerate
