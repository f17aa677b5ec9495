// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/model_class.h"

#include "sqlalchemy/types/project_types.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// `metadata = MetaData(…)` in the body of a class or of one above it.
std::shared_ptr<MetaDataObject> ownMetadata(const python::ClassDefinition &definition)
{
    const Value *value = definition.attribute("metadata");
    return value ? value->shared<MetaDataObject>() : nullptr;
}

}  // namespace

std::shared_ptr<ModelClass> makeModelBase(Vocabulary &vocabulary, std::string name, std::shared_ptr<MetaDataObject> metadata, bool isSqlModel)
{
    if (!metadata)
        metadata = std::make_shared<MetaDataObject>(vocabulary);
    auto cls = std::make_shared<ModelClass>(vocabulary, std::move(metadata), isSqlModel);
    cls->name = std::move(name);
    cls->module = isSqlModel ? "sqlmodel" : "sqlalchemy.orm";
    cls->definition.name = cls->name;
    return cls;
}

std::optional<Value> ModelClass::attribute(Interpreter &interpreter, std::string_view attributeName)
{
    if (attributeName == "metadata" && !findInherited("metadata"))
        return Value(m_metadata);
    if (attributeName == "registry" && !findInherited("registry"))
        throw Unsupported(fmt::format("{}.registry", name), interpreter.position());
    if (attributeName == "__table__") {
        if (const Value *table = findInherited("__table__"))
            return *table;
        return std::nullopt;
    }
    return Class::attribute(interpreter, attributeName);
}

Value ModelClass::call(Interpreter &interpreter, CallArguments)
{
    throw Unsupported(fmt::format("making an instance of the model {}", name), interpreter.position(), "Use Core statements: sa.insert(table).values(…), or op.bulk_insert().");
}

std::optional<Value> ModelClass::subclass(Interpreter &, python::ClassDefinition &given)
{
    auto metadata = ownMetadata(given);
    auto cls = std::make_shared<ModelClass>(m_vocabulary, metadata ? metadata : m_metadata, m_isSqlModel);
    defineClass(*cls, cls, given);
    cls->definition = given;
    children.push_back(cls);
    return Value(cls);
}

}  // namespace limbeck::sqlalchemy
