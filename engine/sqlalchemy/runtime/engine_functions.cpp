// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/runtime/engine_functions.h"

#include "sqlalchemy/host_class.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

Value makeEngine(Vocabulary &vocabulary, Interpreter &interpreter, const Value &url, KeywordArguments keywords, const SourcePosition &position)
{
    MigrationEnvironment *environment = vocabulary.environment();
    if (!environment)
        throw Unsupported("create_engine(): scripts work on the connection of the migration", position, "Use op.get_bind().");
    return environment->makeEngine(interpreter, url, std::move(keywords), position);
}

/// engine_from_config(section, prefix="sqlalchemy."): the keys with the prefix are create_engine's arguments, and what is passed beside it counts more.
Value fromConfig(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const Value configuration = arguments.value("configuration");
    if (configuration.isUnknown() || configuration.as<python::Opaque>())
        return makeEngine(vocabulary, interpreter, configuration, arguments.extras(), arguments.position());
    auto *dict = configuration.as<python::Dict>();
    if (!dict)
        interpreter.raise("TypeError", "engine_from_config() expects a dictionary, got " + interpreter.typeName(configuration));
    const std::string prefix = arguments.text("prefix").value_or("sqlalchemy.");
    KeywordArguments keywords;
    std::optional<Value> url;
    for (const auto &[key, value] : dict->entries()) {
        const std::string name = interpreter.str(key);
        if (!name.starts_with(prefix))
            continue;
        if (name == prefix + "url")
            url = value;
        else
            keywords.emplace_back(name.substr(prefix.size()), value);
    }
    for (const auto &keyword : arguments.extras()) {
        std::erase_if(keywords, [&](const auto &before) { return before.first == keyword.first; });
        if (keyword.first == "url")
            url = keyword.second;
        else
            keywords.push_back(keyword);
    }
    if (!url)
        interpreter.raise("KeyError", "url");
    return makeEngine(vocabulary, interpreter, *url, std::move(keywords), arguments.position());
}

}  // namespace

void addEngineFunctions(Names &names, Vocabulary &vocabulary)
{
    for (const char *name : {"create_engine", "create_async_engine"}) {
        names[name] = nativeFunction(name, "url, **kw", [&vocabulary](Interpreter &in, const Arguments &a) { return makeEngine(vocabulary, in, a.value("url"), a.extras(), a.position()); });
    }
    for (const char *name : {"engine_from_config", "async_engine_from_config"})
        names[name] = nativeFunction(name, "configuration, prefix=, **kw", [&vocabulary](Interpreter &in, const Arguments &a) { return fromConfig(vocabulary, in, a); });
    for (const char *name : {"NullPool", "QueuePool", "StaticPool", "SingletonThreadPool", "AsyncAdaptedQueuePool", "AssertionPool", "Pool"})
        names[name] = Value(makeHostClass(name, nullptr, [](const Value &) { return false; }));
}

}  // namespace limbeck::sqlalchemy
