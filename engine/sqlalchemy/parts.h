// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/host_object.h"
#include "sqlalchemy/orm/unread_models.h"

#include <map>
#include <string>
#include <vector>

namespace limbeck::sqlalchemy {

class BatchObject;
class ConnectionObject;
class TypeClass;

/// A listener that a script or env.py registered with sqlalchemy.event: `target` is whatever was named (an engine, a class), `event` the event's name.
struct RecordedListener {
    Value target;
    std::string event;
    Value function;
    SourcePosition position;
};

/// What a vocabulary keeps between calls.
struct Vocabulary::Parts {
    std::map<std::string, std::shared_ptr<python::Module>> modules;
    std::map<int, std::shared_ptr<const std::map<std::string, Value, std::less<>>>> names;   ///< shared by the modules that have the same ones
    std::map<std::string, std::shared_ptr<python::Class>, std::less<>> exceptions;
    std::map<const void *, std::shared_ptr<TypeClass>> typeClasses;   ///< by TypeEntry
    /// Host classes (for isinstance and annotations) by name.
    std::map<std::string, Value, std::less<>> classes;
    std::shared_ptr<ConnectionObject> connection;
    std::vector<RecordedListener> listeners;
    /// @Operations.register_operation: the class and its class method, by the directive's name.
    struct CustomDirective {
        Value cls;
        std::string method;
    };
    std::map<std::string, CustomDirective, std::less<>> customDirectives;
    std::vector<std::pair<Value, Value>> customImplementations;   ///< @Operations.implementation_for: class, function
    /// @compiles: class, dialect name (empty: any), function; the latest last.
    struct ElementCompiler {
        Value cls;
        std::string dialect;
        Value function;
    };
    std::vector<ElementCompiler> compilers;
    /// Tables by the FROM item that their columns name.
    std::map<const void *, std::weak_ptr<class TableObject>> tables;
    /// Columns by the reference that expressions hold.
    std::map<const void *, std::weak_ptr<python::Object>> columns;
    Value engine;
    Value sqlModel;                        ///< the class, once
    std::vector<UnreadModel> unread;       ///< models that could not be read, in the order in which they were met
};

/// The world, or an Unsupported that says that there is no database here.
World &requireWorld(Vocabulary &vocabulary, Interpreter &interpreter, std::string_view what);
/// The class object of a catalog entry; one per vocabulary.
std::shared_ptr<TypeClass> typeClass(Vocabulary &vocabulary, std::string_view package, std::string_view name);

}  // namespace limbeck::sqlalchemy
