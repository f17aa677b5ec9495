// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive_objects.h"

#include "autogenerate/directive_object.h"
#include "autogenerate/operation_directives.h"
#include "base/error.h"

namespace limbeck::autogenerate {

using python::Value;

std::vector<Value> directiveObjects(python::Interpreter &interpreter, const Value &operationsModule, const std::vector<Directive> &directives)
{
    std::vector<Value> objects;
    for (const Directive &directive : directives) {
        const auto *changes = std::get_if<TableChanges>(&directive.node);
        if (!changes) {
            objects.emplace_back(std::make_shared<DirectiveObject>(directive));
            continue;
        }
        auto list = std::make_shared<python::List>(directiveObjects(interpreter, operationsModule, changes->directives));
        objects.push_back(interpreter.call(interpreter.getAttribute(operationsModule, "ModifyTableOps"),
                                           {Value::text(changes->table.name.text), Value(list), changes->table.schema ? Value::text(changes->table.schema->text) : Value()}));
    }
    return objects;
}

std::vector<Directive> directivesOf(python::Interpreter &interpreter, const std::vector<Value> &objects)
{
    std::vector<Directive> directives;
    for (const Value &object : objects) {
        if (const auto *own = object.as<DirectiveObject>()) {
            directives.push_back(own->current(interpreter));
        } else if (const auto *made = object.as<sqlalchemy::OperationObject>()) {
            directives.push_back(directiveOf(*made));
        } else if (interpreter.findAttribute(object, "table_name") && interpreter.findAttribute(object, "ops")) {
            TableChanges changes;
            changes.table.name = Identifier(interpreter.str(interpreter.getAttribute(object, "table_name")));
            if (const Value schema = interpreter.getAttribute(object, "schema"); !schema.isNone())
                changes.table.schema = Identifier(interpreter.str(schema));
            changes.directives = directivesOf(interpreter, interpreter.toVector(interpreter.getAttribute(object, "ops")));
            directives.push_back({std::move(changes)});
        } else if (const auto inner = interpreter.findAttribute(object, "ops")) {
            for (Directive &directive : directivesOf(interpreter, interpreter.toVector(*inner)))
                directives.push_back(std::move(directive));
        } else {
            throw Unsupported("a " + interpreter.typeName(object) + " that process_revision_directives put among the directives", {}, "Write it into the script by hand.");
        }
    }
    return directives;
}

}  // namespace limbeck::autogenerate
