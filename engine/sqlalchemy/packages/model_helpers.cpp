// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/packages/model_helpers.h"

#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/parts.h"

namespace limbeck::sqlalchemy {

namespace {

/// A name of SQLAlchemy's core or orm, as db.Column and db.relationship look it up.
Value findName(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name)
{
    for (const char *module : {"sqlalchemy", "sqlalchemy.orm"}) {
        const auto imported = vocabulary.importModule(interpreter, module);
        const auto value = imported ? interpreter.findAttribute(*imported, name) : std::nullopt;
        if (value && !value->as<python::Opaque>())
            return *value;
    }
    if (name.starts_with("__"))
        interpreter.raise("AttributeError", name);
    if (name == "event") {
        if (const auto module = vocabulary.importModule(interpreter, "sqlalchemy.event"))
            return *module;
    }
    return Value(std::make_shared<python::Opaque>("flask_sqlalchemy." + name, interpreter.position()));
}

/// Model of a SQLAlchemy(): a declarative base that names tables after the classes.
Value flaskModel(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const Value given = arguments.value("model"), metadata = arguments.value("metadata");
    if (const auto model = given.shared<ModelClass>(); model && !model->isRoot) {
        auto base = std::make_shared<ModelClass>(vocabulary, model->registry(), ModelClass::Family::Flask);
        base->name = model->name;
        base->module = model->module;
        base->bases = {given};
        base->linearization = model->linearization;
        base->linearization.insert(base->linearization.begin(), base);
        base->put("__abstract__", Value(true));
        if (!metadata.isNone())
            base->put("metadata", metadata);
        return Value(base);
    }
    std::vector<Value> bases;
    if (given.as<python::Class>() && !given.as<ModelClass>())
        bases.push_back(given);
    return Value(makeModelBase(vocabulary, interpreter, "Model", makeRegistry(vocabulary, metadata), ModelClass::Family::Flask, std::move(bases)));
}

}  // namespace

Names modelHelpers(Vocabulary &vocabulary, Interpreter &)
{
    Names names;
    names["flask_model"] = nativeFunction("flask_model", "model, metadata=", [&vocabulary](Interpreter &in, const Arguments &a) { return flaskModel(vocabulary, in, a); });
    names["find_name"] = nativeFunction("find_name", "name", [&vocabulary](Interpreter &in, const Arguments &a) { return findName(vocabulary, in, a.requiredText("name")); });
    names["outside"] = nativeFunction("outside", "name", [](Interpreter &in, const Arguments &a) {
        return Value(std::make_shared<python::Opaque>(a.requiredText("name"), in.position()));
    });
    return names;
}

}  // namespace limbeck::sqlalchemy
