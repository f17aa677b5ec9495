// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"

#include "python/state.h"

namespace limbeck::python {

std::shared_ptr<Module> runModuleBody(Interpreter &, const syntax::FilePtr &, const std::string &, std::vector<std::pair<std::string, Value>>);

std::optional<Value> importLibrary(Interpreter &in, const std::string &dottedName)
{
    auto &made = in.state().libraryModules;
    if (const auto found = made.find(dottedName); found != made.end())
        return found->second;
    const auto &natives = nativeModules();
    std::shared_ptr<Module> nativePart;
    if (const auto entry = natives.find(dottedName); entry != natives.end()) {
        nativePart = std::make_shared<Module>(dottedName);
        nativePart->isPackage = true;
        entry->second(in, *nativePart);
    }
    const auto &sources = pythonModules();
    const auto source = sources.find(dottedName);
    if (source == sources.end()) {
        if (!nativePart)
            return std::nullopt;
        made.emplace(dottedName, Value(nativePart));
        return Value(nativePart);
    }
    std::vector<std::pair<std::string, Value>> names;
    if (nativePart) {
        for (const auto &[name, value] : nativePart->definedNames())
            names.emplace_back(name, value);
    }
    const syntax::FilePtr file = parse("<library " + dottedName + ">", std::string(source->second));
    const std::shared_ptr<Module> module = runModuleBody(in, file, dottedName, std::move(names));
    module->file = nullptr;
    module->isPackage = true;
    return Value(module);
}

std::shared_ptr<Module> Interpreter::runLibrary(const std::string &dottedName, const std::string &source)
{
    const std::shared_ptr<Module> module = runModuleBody(*this, parse("<library " + dottedName + ">", source), dottedName, {});
    module->file = nullptr;
    module->isPackage = true;
    return module;
}

}  // namespace limbeck::python
