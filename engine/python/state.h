// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/branches.h"
#include "python/native.h"

#include <random>
#include <unordered_set>

/// The insides of the interpreter, for engine/python only.
namespace limbeck::python {

/// What a function body binds, found once per body.
struct BodyNames {
    std::unordered_set<std::string> locals, globals, nonlocals;
};

class Generator;

/// One running body: module, class or function.
struct Frame {
    Interpreter &interpreter;
    Frame *caller;
    std::shared_ptr<Scope> scope;
    syntax::FilePtr file;
    const syntax::Span *span = nullptr;   ///< of what runs now
    std::string_view name = {};           ///< of the function, "<module>"
    const BodyNames *names = nullptr;     ///< functions only
    Value returned = {};
    Generator *generator = nullptr;       ///< yields go there
    ClassDefinition *classBody = nullptr; ///< annotations go there
    const std::weak_ptr<Object> *owner = nullptr;  ///< class of the method, for super()
    int tries = 0;                        ///< of this body, around what runs now
    const syntax::Try *trying = nullptr;  ///< the innermost of them
    bool passesOver = false;              ///< statements that fail are passed over (skipping.cpp)
    bool inWhile = false;                 ///< the innermost loop is a while loop
    bool whileRepeats = false;            ///< … one that a departed side may have left

    SourcePosition position() const { return span ? file->position(*span) : SourcePosition{file ? file->path : std::string(), 0, 0}; }
};

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template<typename T>
using NameMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

struct Interpreter::State {
    explicit State(Interpreter &interpreter) : branches(interpreter) {}

    NameMap<Value> builtins;
    NameMap<std::shared_ptr<Class>> classes;   ///< by name: "int", "ValueError"; those of modules "datetime.date"
    std::map<std::string, std::shared_ptr<Module>> modules;
    std::map<std::string, Value> libraryModules;
    std::unordered_map<const void *, BodyNames> bodyNames;
    Branches branches;
    Frame *frame = nullptr;
    std::vector<std::shared_ptr<Raised>> handled;  ///< exceptions whose handlers run, innermost last
    std::uint64_t steps = 0;
    int depth = 0;
    int lenient = 0;
    int settingUp = 0;             ///< an application is set up (skipping.cpp): what its functions cannot do is passed over
    const Object *factory = nullptr;   ///< the function that sets it up
    std::uint64_t stepLimit = 0;   ///< of the statement that may be passed over; 0: none
    std::int64_t lostChanges = 0;  ///< attributes and items that were set on something unknown: what comes of them is not known either
    int tries = 0;   ///< bodies of try statements that run now: an ImportError is meant for their handlers
    const char *stackLimit = nullptr;   ///< calls below it are a RecursionError
    std::optional<std::mt19937_64> random;
    std::vector<const Object *> printing;  ///< containers whose repr runs
    bool mappingWaits = false;     ///< the class that type.__new__ is about to make is complete only when type.__init__ was called (setCompletion)
    std::vector<const ClassDefinition *> classesBeingMade;   ///< by metaclasses, innermost last; null once type.__new__ took it
    std::vector<std::shared_ptr<Class>> allClasses;       ///< classes refer to themselves: taken apart at the end
    std::vector<std::weak_ptr<Scope>> capturedScopes;     ///< likewise
    std::vector<std::shared_ptr<syntax::ExprPtr>> annotationTrees;  ///< kept likewise
    std::vector<syntax::FilePtr> files;                   ///< kept: functions point into their trees
    std::vector<std::shared_ptr<Module>> failedModules;   ///< whose body raised: functions of them may live on
    NameMap<Value> samples;   ///< a value of each built-in type, to know its methods
    std::map<std::string, Value> shared;  ///< things of library modules that live as long as the interpreter
};

/// Types and functions that every program sees, made once per interpreter.
void installBuiltins(Interpreter &interpreter);
std::shared_ptr<Class> addClass(Interpreter &interpreter, const std::string &name, const std::string &module, std::vector<std::shared_ptr<Class>> bases, NativeFunction::Body constructor);
/// C3. Raises TypeError when there is no order.
std::vector<std::shared_ptr<Class>> linearize(Interpreter &interpreter, const std::shared_ptr<Class> &cls);
void capture(Interpreter &interpreter, const std::shared_ptr<Scope> &scope);
/// A module of our standard library, or nullopt.
std::optional<Value> importLibrary(Interpreter &interpreter, const std::string &dottedName);
/// A submodule that nobody imported by name: all scripts of a history are loaded in Alembic, so that another one may have done it. nullopt: there is none.
std::optional<Value> importSubmodule(Interpreter &interpreter, const Module &module, std::string_view name);
std::mt19937_64 &randomSource(Interpreter &interpreter);
const char *lowestStackAddress();
/// Class made by a class statement or type(name, bases, namespace).
Value makeClass(Interpreter &interpreter, ClassDefinition definition);
/// The same without asking a metaclass of the project.
Value makePlainClass(Interpreter &interpreter, ClassDefinition definition);
/// The class that a metaclass of the project makes; nullopt: there is no such metaclass, or an imported module has one that cannot be run.
std::optional<Value> makeByMetaclass(Interpreter &interpreter, const ClassDefinition &definition);
/// Metaclass(name, bases, namespace)
Value callMetaclass(Interpreter &interpreter, const std::shared_ptr<Class> &metaclass, const CallArguments &arguments);
/// Null: `type` or another one that is not the project's.
std::shared_ptr<Class> metaclassOf(const Class &cls);
/// cls.__annotations__: a dict that a program may change.
Value shownAnnotations(Interpreter &interpreter, Class &cls);
/// Makes annotations of the class of what a program put into that dict, or gave as __annotations__ when it made the class.
void settleAnnotations(Interpreter &interpreter, Class &cls);
void setMetaclass(Class &cls, const Value &metaclass);
/// Whether a metaclass was run for the class itself.
bool isMadeByMetaclass(const Class &cls);
/// What type.__init__ does for this class, once: mapping a model.
void setCompletion(Class &cls, Value function);
/// What the project's metaclass has under that name, bound to the class.
std::optional<Value> metaclassAttribute(Interpreter &interpreter, const std::shared_ptr<Class> &cls, std::string_view name);
/// type.__new__ and type.__call__, which metaclasses call.
void installMetaclasses(Interpreter &interpreter);
/// cls(…) without asking its metaclass.
Value instantiate(Interpreter &interpreter, const std::shared_ptr<Class> &cls, CallArguments arguments);
/// Instances know nothing but their class: the data model method `name` of it, bound; nullopt when it has none.
std::optional<Value> specialMethod(Interpreter &interpreter, const Instance &instance, std::string_view name);
Value bindAttribute(Interpreter &interpreter, const Value &attribute, const Value &instance, const std::shared_ptr<Class> &cls);

/// Functions of C++ that are methods: bound to the instance when looked up through it.
class NativeMethod : public NativeFunction {
public:
    using NativeFunction::NativeFunction;
};
/// Puts a method written in C++ into a class; the first argument is the instance.
void addMethod(Class &cls, std::string name, NativeBody body);
/// The first class of the linearization that C++ constructs (str, list, BaseException …), or null.
std::shared_ptr<Class> builtinBase(const Class &cls);

class Property : public Object {
public:
    Value getter, setter, deleter;
    std::string typeName() const override { return "property"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
};
class StaticMethod : public Object {
public:
    Value function;
    explicit StaticMethod(Value f) : function(std::move(f)) {}
    std::string typeName() const override { return "staticmethod"; }
    Value call(Interpreter &in, CallArguments arguments) override { return in.call(function, std::move(arguments)); }
    std::optional<Value> attribute(Interpreter &in, std::string_view name) override { return name == "__func__" ? function : in.findAttribute(function, name); }
};
class ClassMethod : public Object {
public:
    Value function;
    explicit ClassMethod(Value f) : function(std::move(f)) {}
    std::string typeName() const override { return "classmethod"; }
    std::optional<Value> attribute(Interpreter &in, std::string_view name) override { return name == "__func__" ? function : in.findAttribute(function, name); }
};
/// functools.cached_property: computed once and kept in the instance.
class CachedProperty : public Object {
public:
    Value function;
    explicit CachedProperty(Value f) : function(std::move(f)) {}
    std::string typeName() const override { return "cached_property"; }
};
/// super(): looks behind `after` in the linearization of the instance's class.
class Super : public Object {
public:
    std::shared_ptr<Class> after;
    Value self;
    Super(std::shared_ptr<Class> a, Value s) : after(std::move(a)), self(std::move(s)) {}
    std::string typeName() const override { return "super"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
};

/// Enum classes.
Value makeEnumClass(Interpreter &, ClassDefinition definition, const std::vector<std::shared_ptr<Class>> &bases);
Value functionalEnum(Interpreter &, Class &base, CallArguments arguments);
Value enumLookup(Interpreter &, Class &cls, CallArguments arguments);
bool isFlagClass(Interpreter &, const Class &cls);
Value makeNamedTupleClass(Interpreter &, const std::string &name, std::vector<std::string> fields, std::vector<Value> defaults, const std::string &module);
std::string exceptionText(Interpreter &, const Instance &exception);
Value newInstance(Interpreter &, const std::shared_ptr<Class> &cls, CallArguments arguments);
std::optional<Value> objectMethod(std::string_view name);
/// A base that is no Class: of a vocabulary, or opaque.
bool hasForeignBase(const Class &cls);
std::optional<Value> foreignAttribute(Interpreter &, const Class &cls, std::string_view name);
void mergeAttributes(std::vector<std::pair<std::string, Value>> &target, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why);

/// Guards against containers that hold themselves.
class PrintGuard {
public:
    PrintGuard(Interpreter &interpreter, const Object &object);
    ~PrintGuard();
    bool isRecursive() const { return m_recursive; }

private:
    Interpreter &m_interpreter;
    bool m_recursive;
};

}  // namespace limbeck::python
