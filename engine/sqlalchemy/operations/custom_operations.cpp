// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/operations/custom_operations.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/operations/op_module.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/context_object.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

namespace {

Value opModule(Vocabulary &vocabulary, Interpreter &interpreter) { return *vocabulary.importModule(interpreter, "alembic.op"); }

Value registerOperation(Vocabulary &vocabulary, const Arguments &arguments)
{
    const std::string name = arguments.requiredText("name");
    const std::string method = arguments.text("sourcename").value_or(name);
    return nativeFunction("register_operation", "op_cls", [&vocabulary, name, method](Interpreter &, const Arguments &a) {
        vocabulary.parts().customDirectives[name] = {a.value("op_cls"), method};
        return a.value("op_cls");
    });
}

Value implementationFor(Vocabulary &vocabulary, const Arguments &arguments)
{
    return nativeFunction("implementation_for", "fn", [&vocabulary, cls = arguments.value("op_cls")](Interpreter &, const Arguments &a) {
        vocabulary.parts().customImplementations.emplace_back(cls, a.value("fn"));
        return a.value("fn");
    });
}

/// Directives whose package need not have been imported by the script itself: env.py imports it in Alembic's world.
std::optional<std::string> packageOf(std::string_view name)
{
    if (name == "sync_enum_values")
        return "alembic_postgresql_enum";
    if (name == "create_entity" || name == "drop_entity" || name == "replace_entity" || name == "revert_entity")
        return "alembic_utils.reversible_op";
    return std::nullopt;
}

}  // namespace

Value operationsClass(Vocabulary &vocabulary)
{
    Value &made = vocabulary.parts().classes["Operations"];
    if (!made.isNone())
        return made;
    auto cls = makeHostClass("Operations", [&vocabulary](Interpreter &interpreter, CallArguments) { return opModule(vocabulary, interpreter); }, [](const Value &value) {
        const auto *module = value.as<python::Module>();
        return module && module->dottedName() == "alembic.op";
    });
    cls->define("register_operation", nativeFunction("register_operation", "name, sourcename=", [&vocabulary](Interpreter &, const Arguments &a) { return registerOperation(vocabulary, a); }));
    cls->define("implementation_for", nativeFunction("implementation_for", "op_cls, replace=, **kw", [&vocabulary](Interpreter &, const Arguments &a) { return implementationFor(vocabulary, a); }));
    made = Value(cls);
    return made;
}

std::optional<Value> customDirective(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view name)
{
    auto &directives = vocabulary.parts().customDirectives;
    if (const auto package = packageOf(name); package && !directives.contains(name))
        vocabulary.importModule(interpreter, *package);
    const auto found = directives.find(name);
    if (found == directives.end())
        return std::nullopt;
    return python::makeFunction(std::string(name), [&vocabulary, directive = found->second](Interpreter &in, CallArguments call) {
        call.positional.insert(call.positional.begin(), opModule(vocabulary, in));
        return in.call(in.getAttribute(directive.cls, directive.method), std::move(call));
    });
}

Value invokeCustom(Vocabulary &vocabulary, Interpreter &interpreter, const Value &operation, const SourcePosition &position)
{
    // The latest registration for the nearest class of the method resolution order counts.
    if (const auto *instance = operation.as<python::Instance>()) {
        auto &implementations = vocabulary.parts().customImplementations;
        for (const auto &cls : instance->cls->linearization) {
            const auto found = std::find_if(implementations.rbegin(), implementations.rend(), [&](const auto &entry) { return entry.first.template as<python::Class>() == cls.get(); });
            if (found != implementations.rend())
                return interpreter.call(found->second, std::vector<Value>{opModule(vocabulary, interpreter), operation});
        }
    }
    throw Unsupported("op.invoke() of " + interpreter.repr(operation), position, "Register what it does with @Operations.implementation_for(…).");
}

}  // namespace limbeck::sqlalchemy
