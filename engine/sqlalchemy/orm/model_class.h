// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"

namespace limbeck::sqlalchemy {

/// A declarative class: SQLModel's or SQLAlchemy's. It keeps what its body said; turning it into tables is engine/model's work.
class ModelClass : public python::Class {
public:
    ModelClass(Vocabulary &vocabulary, std::shared_ptr<MetaDataObject> metadata, bool isSqlModel) : m_vocabulary(vocabulary), m_metadata(std::move(metadata)), m_isSqlModel(isSqlModel) {}
    /// The whole class statement.
    python::ClassDefinition definition;
    Vocabulary &vocabulary() const { return m_vocabulary; }
    const std::shared_ptr<MetaDataObject> &metadata() const { return m_metadata; }
    bool isSqlModel() const { return m_isSqlModel; }
    /// Classes below it, in order of definition.
    std::vector<std::weak_ptr<ModelClass>> children;

    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value call(Interpreter &interpreter, CallArguments arguments) override;
    std::optional<Value> subclass(Interpreter &interpreter, python::ClassDefinition &definition) override;

private:
    Vocabulary &m_vocabulary;
    std::shared_ptr<MetaDataObject> m_metadata;
    bool m_isSqlModel;
};

/// DeclarativeBase, SQLModel: deriving from it makes a ModelClass.
std::shared_ptr<ModelClass> makeModelBase(Vocabulary &vocabulary, std::string name, std::shared_ptr<MetaDataObject> metadata, bool isSqlModel);
/// mapped_column(…), Field(…), relationship(…), and others that a model's body calls: kept as they were called.
class DeclaredAttribute : public python::Object {
public:
    DeclaredAttribute(std::string function, CallArguments arguments) : m_function(std::move(function)), m_arguments(std::move(arguments)) {}
    const std::string &function() const { return m_function; }
    const CallArguments &arguments() const { return m_arguments; }
    std::string typeName() const override { return m_function; }

private:
    std::string m_function;
    CallArguments m_arguments;
};

}  // namespace limbeck::sqlalchemy
