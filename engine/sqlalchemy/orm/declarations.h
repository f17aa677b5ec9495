// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/orm/annotation.h"
#include "sqlalchemy/orm/model_class.h"

namespace limbeck::sqlalchemy {

/// An attribute that a declarative class has or takes over from a base.
struct Declaration {
    Value value;
    std::optional<Value> annotation;   ///< the argument of Mapped[…]
    AnnotationScope scope;
};

/// What a declarative class and its bases say, in SQLAlchemy's own steps, because the order of columns and what overrides what follow from them (spec/models.md §4): first, along the MRO,
/// columns of mixins and abstract bases are copied to the class; then, again along the MRO, the attributes of each class are collected (the copies of a class before its declared_attr
/// functions are called).
struct Declarations {
    std::vector<std::pair<std::string, Declaration>> attributes;
    Value tableName, tableArguments;   ///< None: there is none
    bool hasTableFunction = false;     ///< __table__ is made by a function
};

/// Changes the class: it gets the copies. What is not known of it is noted as unread. Raises what functions of the class raise.
Declarations collectDeclarations(Interpreter &interpreter, ModelClass &cls);

bool isMappedClass(const python::Class &cls);
/// The last annotation of that name in the class's own body, or null.
const python::ClassDefinition::Annotation *findAnnotation(const python::Class &cls, const std::string &name);
/// The column of an attribute that has an annotation only.
std::shared_ptr<MappedColumn> blankColumn(const ModelClass &cls, const SourcePosition &position);

}  // namespace limbeck::sqlalchemy
