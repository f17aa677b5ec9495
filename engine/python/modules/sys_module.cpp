// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/state.h"

namespace limbeck::python {

namespace {

Value stream(const std::string &name, bool isError)
{
    auto module = std::make_shared<Module>(name);
    module->define("write", native("write", [isError](Interpreter &in, Arguments &arguments) {
        const std::string text = arguments.text("s").utf8();
        isError ? in.host().log(20, "stderr", text) : in.host().print(text);
        return Value(Text(text).length());
    }));
    module->define("flush", native("flush", [](Interpreter &, Arguments &) { return Value(); }));
    module->define("isatty", native("isatty", [](Interpreter &, Arguments &) { return Value(false); }));
    return Value(module);
}

Value named(const std::string &type, std::vector<std::pair<std::string, Value>> fields)
{
    std::vector<Value> items;
    for (const auto &[name, value] : fields)
        items.push_back(value);
    auto tuple = makeTuple(std::move(items));
    for (const auto &[name, value] : fields)
        tuple->fieldNames.push_back(name);
    tuple->tupleName = type;
    return Value(tuple);
}

constexpr const char *kModules = "sys.modules";

Dict *moduleDict(Interpreter &in)
{
    const auto found = in.state().shared.find(kModules);
    return found == in.state().shared.end() ? nullptr : found->second.as<Dict>();
}

}  // namespace

void noteLoaded(Interpreter &in, const std::string &dottedName, const std::shared_ptr<Module> &module)
{
    if (Dict *modules = moduleDict(in))
        modules->insert(dottedName, Value(module));
}

void noteUnloaded(Interpreter &in, const std::string &dottedName)
{
    if (Dict *modules = moduleDict(in); modules && modules->find(dottedName))
        modules->erase(in, Value::text(dottedName));
}

Value loadedModule(Interpreter &in, const std::string &dottedName, const std::shared_ptr<Module> &module)
{
    const Dict *modules = moduleDict(in);
    return modules ? modules->find(dottedName).value_or(Value(module)) : Value(module);
}

void fill_sys(Interpreter &interpreter, Module &module)
{
    interpreter.state().shared[kModules] = Value(makeDict());
    for (const auto &[name, loaded] : interpreter.state().modules)
        noteLoaded(interpreter, name, loaded);
    std::vector<Value> folders;
    for (const std::string &folder : interpreter.host().modulePath())
        folders.push_back(Value::text(folder));
    module.define("path", Value(makeList(std::move(folders))));
    module.define("argv", Value(makeList({Value::text("alembic")})));
    module.define("modules", interpreter.state().shared[kModules]);
    module.define("version", Value::text("3.11.2 (Limbeck)"));
    module.define("version_info", named("sys.version_info", {{"major", Value(3)}, {"minor", Value(11)}, {"micro", Value(2)}, {"releaselevel", Value::text("final")}, {"serial", Value(0)}}));
    module.define("hexversion", Value(0x030b02f0));
    module.define("platform", Value::text("linux"));
    module.define("maxsize", Value(std::int64_t(0x7fffffffffffffff)));
    module.define("byteorder", Value::text("little"));
    module.define("executable", Value::text(""));
    module.define("prefix", Value::text("/usr"));
    module.define("stdout", stream("stdout", false));
    module.define("stderr", stream("stderr", true));
    module.define("exit", native("exit", [](Interpreter &in, Arguments &arguments) -> Value {
        auto error = std::make_shared<Instance>(in.builtinClass("SystemExit"));
        const Value code = arguments.valueOr("status", Value());
        error->put("args", Value(code.isNone() ? makeTuple({}) : makeTuple({code})));
        error->put("code", code);
        throw Raised(Value(error));
    }));
    module.define("exc_info", native("exc_info", [](Interpreter &in, Arguments &) {
        const auto &handled = in.state().handled;
        if (handled.empty())
            return Value(makeTuple({Value(), Value(), Value()}));
        return Value(makeTuple({Value(in.classOf(handled.back()->exception())), handled.back()->exception(), Value()}));
    }));
    for (const char *name : {"getdefaultencoding", "getfilesystemencoding"})
        module.define(name, native(name, [](Interpreter &, Arguments &) { return Value::text("utf-8"); }));
    module.define("getrecursionlimit", native("getrecursionlimit", [](Interpreter &in, Arguments &) { return Value(in.options().maxCallDepth); }));
    module.define("setrecursionlimit", native("setrecursionlimit", [](Interpreter &, Arguments &arguments) {
        arguments.rest();
        return Value();
    }));
    module.define("intern", native("intern", [](Interpreter &, Arguments &arguments) { return arguments.required("string"); }));
}

}  // namespace limbeck::python
