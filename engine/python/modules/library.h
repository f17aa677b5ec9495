// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/native.h"

#include <map>
#include <string_view>

/// The standard library: modules written in C++ fill a Module; modules written in Python stand in modules/*.py and are embedded when Limbeck is built. A module may have both parts: then the names
/// of the first are there when the second runs.
namespace limbeck::python {

using FillModule = void (*)(Interpreter &, Module &);
const std::map<std::string, FillModule, std::less<>> &nativeModules();
const std::map<std::string, std::string_view, std::less<>> &pythonModules();
/// sys.modules, once the program has imported sys: what is imported stands in it, and the program may put another object in a module's place.
void noteLoaded(Interpreter &in, const std::string &dottedName, const std::shared_ptr<Module> &module);
void noteUnloaded(Interpreter &in, const std::string &dottedName);
/// What sys.modules has for a module that was loaded: the module itself unless the program replaced it.
Value loadedModule(Interpreter &in, const std::string &dottedName, const std::shared_ptr<Module> &module);
/// ast.literal_eval(text); raises SyntaxError and ValueError.
Value literalValue(Interpreter &in, const std::string &text);

}  // namespace limbeck::python
