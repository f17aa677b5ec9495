// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"

namespace limbeck::sqlalchemy {

/// registry(metadata=…, type_annotation_map=…): of every declarative base.
class RegistryObject : public HostObject {
public:
    RegistryObject(Vocabulary &vocabulary, std::shared_ptr<MetaDataObject> metadata) : HostObject(vocabulary), m_metadata(std::move(metadata)) {}
    const std::shared_ptr<MetaDataObject> &metadata() const { return m_metadata; }
    /// By Python type; None or dictionaries, the later ones win.
    std::vector<Value> typeMaps;
    std::shared_ptr<python::Dict> classes = python::makeDict();   ///< mapped classes by name, as `_class_registry`
    std::map<std::string, std::shared_ptr<MetaDataObject>> bindMetadata;  ///< Flask-SQLAlchemy: by __bind_key__

    std::string typeName() const override { return "registry"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;

private:
    std::shared_ptr<MetaDataObject> m_metadata;
};

/// `metadata` None: a new one.
std::shared_ptr<RegistryObject> makeRegistry(Vocabulary &vocabulary, const Value &metadata, const Value &typeMap = {});
Value makeRegistryClass(Vocabulary &vocabulary);
/// declarative_base(…), as_declarative(…)
Value declarativeBase(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments);
Value asDeclarative(Vocabulary &vocabulary, const Arguments &arguments);

}  // namespace limbeck::sqlalchemy
