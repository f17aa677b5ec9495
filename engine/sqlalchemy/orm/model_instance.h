// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/modules/vocabulary_module.h"
#include "sqlalchemy/orm/model_class.h"

namespace limbeck::sqlalchemy {

/// An instance of a mapped class, for the session of packages/limbeck_orm.py. A column's attribute that was not set is None, one of a relationship is what the session reads
/// (relationships.h). Other attributes of the ORM, like column_property(), are Unsupported.
class ModelInstance : public python::Instance {
public:
    using Instance::Instance;
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;

private:
    /// Its session looks at it at the next flush, and need not look at all the others that it loaded.
    void tellSession(Interpreter &interpreter);
};

/// User(name="a"): calls __init__, by default the declarative constructor, which takes keywords only. Raises TypeError for what is no attribute.
Value makeModelInstance(Interpreter &interpreter, const std::shared_ptr<ModelClass> &cls, CallArguments arguments);
/// The declarative constructor, as an attribute `__init__` of base classes.
Value declarativeConstructor();
/// The module "_limbeck_orm": what limbeck_orm.py needs to know of classes and values.
Names sessionHelpers(Vocabulary &vocabulary);

}  // namespace limbeck::sqlalchemy
