// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/value.h"

#include <map>
#include <unordered_map>

/// The containers and program objects of the interpreter. Vocabularies make and read lists, tuples and dictionaries through these.
namespace limbeck::python {

/// list. `contentUnknown`: a preview lost track of what is in it (changed on one side of a branch): iterating, indexing, len are unknown.
class List : public Object {
public:
    std::vector<Value> items;
    bool contentUnknown = false;
    std::string unknownWhy;  ///< with contentUnknown: the source, for people
    List() = default;
    explicit List(std::vector<Value> values) : items(std::move(values)) {}
    std::string typeName() const override { return "list"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value item(Interpreter &, const Value &key) override;
    void setItem(Interpreter &, const Value &key, Value value) override;
    void deleteItem(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override;
    std::optional<std::int64_t> length(Interpreter &) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override { return std::nullopt; }
    std::shared_ptr<const std::string> unknownContent() const override;
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;
};

/// tuple, and named tuples (then `fieldNames` and `tupleName` are set).
class Tuple : public Object {
public:
    const std::vector<Value> items;
    std::vector<std::string> fieldNames;
    std::string tupleName;
    std::shared_ptr<class Class> cls;   ///< of a named tuple, else null
    std::shared_ptr<Class> classOf(Interpreter &) override { return cls; }
    Tuple() = default;
    explicit Tuple(std::vector<Value> values) : items(std::move(values)) {}
    std::string typeName() const override { return tupleName.empty() ? "tuple" : tupleName; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value item(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override { return items.empty() ? Truth::False : Truth::True; }
    std::optional<std::int64_t> length(Interpreter &) override { return std::int64_t(items.size()); }
    std::string str(Interpreter &) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
};

/// dict, in insertion order; also OrderedDict, defaultdict (with `defaultFactory`) and Counter.
class Dict : public Object {
public:
    enum class Flavour { Dict, OrderedDict, DefaultDict, Counter, MappingProxy };
    Flavour flavour = Flavour::Dict;
    Value defaultFactory;
    bool contentUnknown = false;
    std::string unknownWhy;  ///< with contentUnknown: the source, for people

    std::string typeName() const override;
    /// nullopt: no such key. Unhashable keys raise TypeError.
    std::optional<Value> find(Interpreter &, const Value &key);
    /// Lookup by text key.
    std::optional<Value> find(std::string_view key) const;
    void insert(Interpreter &, const Value &key, Value value);
    void insert(std::string_view key, Value value);
    bool erase(Interpreter &, const Value &key);
    void clear();
    std::size_t size() const { return m_live; }
    /// In insertion order.
    std::vector<std::pair<Value, Value>> entries() const;
    enum class Part { Keys, Values, Items };
    std::unique_ptr<Iterator> iterateParts(Part part);
    void loseTrack(const std::string &why);

    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value item(Interpreter &, const Value &key) override;
    void setItem(Interpreter &, const Value &key, Value value) override;
    void deleteItem(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override;
    std::optional<std::int64_t> length(Interpreter &) override;
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override { return std::nullopt; }
    std::shared_ptr<const std::string> unknownContent() const override;
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

private:
    struct Entry {
        Value key, value;
        std::size_t hash = 0;
        bool live = false;
    };
    std::optional<std::size_t> locate(Interpreter &, const Value &key, std::size_t hash) const;
    std::optional<std::size_t> locateText(std::string_view key) const;
    void append(const Value &key, Value value, std::size_t hash);
    void compact();

    std::vector<Entry> m_entries;
    std::unordered_multimap<std::size_t, std::size_t> m_index;
    std::size_t m_live = 0;
};

/// set and frozenset, iterated in insertion order (Python's order is unspecified; ours is deterministic).
class Set : public Object {
public:
    bool frozen = false;
    bool contentUnknown = false;
    std::string unknownWhy;  ///< with contentUnknown: the source, for people
    std::string typeName() const override { return frozen ? "frozenset" : "set"; }
    bool add(Interpreter &, const Value &value);
    bool remove(Interpreter &, const Value &value);
    bool has(Interpreter &, const Value &value);
    void clear();
    std::size_t size() const;
    std::vector<Value> values() const;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override;
    std::optional<std::int64_t> length(Interpreter &) override;
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
    std::shared_ptr<const std::string> unknownContent() const override;
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

private:
    Dict m_dict;
};

class Bytes : public Object {
public:
    const std::string data;
    bool isMemoryView = false;
    explicit Bytes(std::string bytes) : data(std::move(bytes)) {}
    std::string typeName() const override { return isMemoryView ? "memoryview" : "bytes"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value item(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override { return data.empty() ? Truth::False : Truth::True; }
    std::optional<std::int64_t> length(Interpreter &) override { return std::int64_t(data.size()); }
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
};

/// Names of a module, function or class body. Parent chain is the lexical one (functions: enclosing functions, then the module).
class Scope : public Object {
public:
    enum class Kind { Module, Function, Class, Comprehension } kind = Kind::Function;
    std::shared_ptr<Scope> parent;   ///< enclosing lexical scope; null for modules
    std::shared_ptr<Scope> module;   ///< the module's scope; itself for modules (then null)
    bool isCaptured = false;         ///< a function or class holds it (the interpreter takes such cycles apart at its end)

    std::string typeName() const override { return "scope"; }
    const Value *find(std::string_view name) const;   ///< this scope only
    void set(Interpreter &, std::string_view name, Value value);
    bool erase(Interpreter &, std::string_view name);
    /// In order of first assignment.
    std::vector<std::pair<std::string, Value>> entries() const;
    std::size_t size() const { return m_names.size(); }
    void clear();
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

private:
    std::vector<std::pair<std::string, Value>> m_names;
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    std::unordered_map<std::string, std::size_t, NameHash, std::equal_to<>> m_index;  ///< used when there are many
    void rebuildIndex();
};

/// A module: of the project (its scope), of the standard library or of a vocabulary (made by code). Attributes may be planted (`sa.GUID = GUID`).
class Module : public Object {
public:
    explicit Module(std::string dottedName) : m_name(std::move(dottedName)) {}
    std::string typeName() const override { return "module"; }
    const std::string &dottedName() const { return m_name; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    void setAttribute(Interpreter &, std::string_view name, Value value) override;
    std::string repr(Interpreter &) override { return "<module '" + m_name + "'>"; }
    /// For modules made by code.
    void define(std::string name, Value value);
    /// Names for `import *`; empty when unknown.
    virtual std::vector<std::string> publicNames() const;
    const std::map<std::string, Value, std::less<>> &definedNames() const { return m_values; }
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

    std::shared_ptr<Scope> scope;   ///< of a project file, else null
    syntax::FilePtr file;           ///< likewise
    bool isPackage = false;

protected:
    /// A module of a vocabulary may make names on demand. nullopt: no such name.
    virtual std::optional<Value> lookup(Interpreter &, std::string_view name);

private:
    std::string m_name;
    std::map<std::string, Value, std::less<>> m_values;
};

/// A function or method written in Python.
class Function : public Object {
public:
    std::string name;
    std::string qualifiedName;
    const std::vector<syntax::Parameter> *parameters = nullptr;
    const syntax::Block *body = nullptr;      ///< null for a lambda
    const syntax::Expr *expression = nullptr; ///< the lambda's
    std::vector<std::optional<Value>> defaults;  ///< by parameter
    std::shared_ptr<Scope> closure;
    syntax::FilePtr file;
    syntax::Span span;
    bool isAsync = false, isGenerator = false;
    const syntax::Expr *returns = nullptr;
    std::map<std::string, Value, std::less<>> attributes;
    std::optional<std::string> docstring;
    /// The class whose body defined it, for super(); weak.
    std::weak_ptr<Object> owner;

    std::string typeName() const override { return "function"; }
    std::optional<Value> attribute(Interpreter &, std::string_view attributeName) override;
    void setAttribute(Interpreter &, std::string_view attributeName, Value value) override;
    Value call(Interpreter &, CallArguments arguments) override;
    std::string repr(Interpreter &) override;
};

/// `object.method`: calls `function` with `self` put in front.
class BoundMethod : public Object {
public:
    Value self, function;
    BoundMethod(Value s, Value f) : self(std::move(s)), function(std::move(f)) {}
    std::string typeName() const override { return "method"; }
    Value call(Interpreter &, CallArguments arguments) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::string repr(Interpreter &) override;
};

/// A class written in Python or one that behaves like it (exceptions, Enum classes). Host bases (objects that are no Class) may stand in `bases`.
class Class : public Object {
public:
    std::string name;
    std::string module;
    std::vector<Value> bases;
    std::vector<std::shared_ptr<Class>> linearization;  ///< C3 order over Class bases, itself first
    std::vector<std::pair<std::string, Value>> attributes;  ///< own namespace, in order
    std::vector<ClassDefinition::Annotation> annotations;
    std::shared_ptr<Scope> scope;
    syntax::FilePtr file;
    SourcePosition position;
    /// Set for the built-in types (int, str, list, dict, object, exceptions …): makes an instance.
    NativeFunction::Body constructor;

    /// Set for enum classes: the members in order of definition, aliases left out.
    bool isEnum = false;
    std::vector<std::shared_ptr<class EnumMember>> members;
    /// Named tuple classes: the field names.
    std::vector<std::string> tupleFields;

    std::string typeName() const override { return isEnum ? "EnumType" : "type"; }
    const Value *findOwn(std::string_view attributeName) const;
    void put(std::string_view attributeName, Value value);
    /// Along the linearization.
    const Value *findInherited(std::string_view attributeName) const;
    bool derivesFrom(const Class &other) const;
    std::optional<Value> attribute(Interpreter &, std::string_view attributeName) override;
    void setAttribute(Interpreter &, std::string_view attributeName, Value value) override;
    void deleteAttribute(Interpreter &, std::string_view attributeName) override;
    Value call(Interpreter &, CallArguments arguments) override;
    Value item(Interpreter &, const Value &key) override;   ///< list[str]: the class itself
    std::unique_ptr<Iterator> iterate(Interpreter &) override;  ///< enum classes
    std::optional<std::int64_t> length(Interpreter &) override;
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;  ///< X | None
    std::optional<Truth> isInstance(Interpreter &, const Value &value) override;
    std::optional<bool> isSubclass(Interpreter &, const Value &other) override;
    std::string repr(Interpreter &) override;
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;
};

/// An instance of a Class. Exceptions too (attribute "args"). Data model methods (__eq__, __str__, __enter__, __getattr__ …) written in Python are honoured.
class Instance : public Object {
public:
    std::shared_ptr<Class> cls;
    std::vector<std::pair<std::string, Value>> attributes;
    /// Of a class derived from a built-in type (`class Names(list)`) and of named tuples: the value itself; else None.
    Value payload;
    explicit Instance(std::shared_ptr<Class> c) : cls(std::move(c)) {}
    std::string typeName() const override { return cls->name; }
    const Value *findOwn(std::string_view name) const;
    void put(std::string_view name, Value value);
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    void setAttribute(Interpreter &, std::string_view name, Value value) override;
    void deleteAttribute(Interpreter &, std::string_view name) override;
    Value call(Interpreter &, CallArguments arguments) override;
    Value item(Interpreter &, const Value &key) override;
    void setItem(Interpreter &, const Value &key, Value value) override;
    void deleteItem(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> unary(Interpreter &, syntax::UnaryOp op) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    Truth truth(Interpreter &) override;
    std::optional<std::int64_t> length(Interpreter &) override;
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::string str(Interpreter &) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
    Value enter(Interpreter &) override;
    bool exit(Interpreter &, const Value &exception) override;
    std::shared_ptr<Class> classOf(Interpreter &) override { return cls; }
    std::shared_ptr<const std::string> unknownContent() const override;
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;
};

/// A member of a Python enum class. `str, Enum` and IntEnum members behave as their value in formatting, comparison and SQL.
class EnumMember : public Object {
public:
    std::weak_ptr<Class> cls;
    std::string className;
    std::string name;
    Value value;
    bool isString = false, isInteger = false;
    std::string typeName() const override { return className; }
    std::shared_ptr<Class> classOf(Interpreter &) override { return cls.lock(); }
    std::optional<Value> attribute(Interpreter &, std::string_view attributeName) override;
    Value call(Interpreter &, CallArguments arguments) override;
    Value item(Interpreter &, const Value &key) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    void setAttribute(Interpreter &, std::string_view attributeName, Value value) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> unary(Interpreter &, syntax::UnaryOp op) override;
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::optional<std::int64_t> length(Interpreter &) override;
    Truth truth(Interpreter &) override;
    std::string str(Interpreter &) override;
    std::string repr(Interpreter &) override;
    std::optional<std::size_t> hash(Interpreter &) override;
    std::vector<std::pair<std::string, Value>> attributes;  ///< set by an __init__ of the enum class
};
/// The members of an enum class in order of definition, aliases left out; empty when `cls` is no enum class.
std::vector<std::shared_ptr<EnumMember>> enumMembers(const Class &cls);

std::shared_ptr<List> makeList(std::vector<Value> items);
std::shared_ptr<Tuple> makeTuple(std::vector<Value> items);
std::shared_ptr<Dict> makeDict();

}  // namespace limbeck::python
