// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/orm/model_class.h"

/// relationship() of mapped classes, as instances of a session see it. What it means is written in packages/limbeck_relations.py; here is what that module asks of classes.
namespace limbeck::sqlalchemy {

/// Whether instances of the class have a relationship of that name: declared by relationship(), or by another class's backref.
bool hasRelationship(Interpreter &interpreter, const ModelClass &cls, std::string_view name);
/// Class.name where another class's backref gives the attribute: what queries are written with. nullopt: there is none, or the model is only read.
std::optional<Value> backrefAttribute(Interpreter &interpreter, ModelClass &cls, std::string_view name);
/// instance.name where nothing was assigned yet: what the session reads, or what an instance without one has. Raises what the query raises.
Value relatedValue(Interpreter &interpreter, ModelClass &cls, const Value &instance, std::string_view name);
/// To be called when instance.name was assigned: the other side of the relationship follows.
void noteRelatedAssigned(Interpreter &interpreter, ModelClass &cls, const Value &instance, std::string_view name, const Value &value);
/// Joins the names of the module "_limbeck_orm".
void addRelationshipHelpers(Names &names);

/// relationship(…) of a class body, by any of its names.
bool isRelationship(const DeclaredAttribute &attribute);

}  // namespace limbeck::sqlalchemy
