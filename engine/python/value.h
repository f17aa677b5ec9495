// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/source_position.h"
#include "python/syntax.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Python values as the symbolic interpreter has them. A value never leaves the thread of its interpreter.
namespace limbeck::python {

class Interpreter;
class Object;
class Value;
using ObjectPtr = std::shared_ptr<Object>;

struct None {
    bool operator==(const None &) const = default;
};
/// What a preview cannot know. Anything computed from it is unknown; a branch on it is walked on both sides. `why` names the source for people: "rows of SELECT … (line 12)".
struct Unknown {
    std::shared_ptr<const std::string> why;
};
/// Immutable text, UTF-8. Lengths and indices of Python count code points; `isAscii` makes them bytes.
class Text {
public:
    Text() : Text(std::string()) {}
    explicit Text(std::string utf8);
    const std::string &utf8() const { return m_data->utf8; }
    bool isAscii() const { return m_data->ascii; }
    std::int64_t length() const;
    bool operator==(const Text &other) const { return utf8() == other.utf8(); }

private:
    struct Data {
        std::string utf8;
        bool ascii;
    };
    std::shared_ptr<const Data> m_data;
};

enum class Truth { False, True, Unknown };

class Value {
public:
    using Storage = std::variant<None, bool, std::int64_t, double, Text, Unknown, ObjectPtr>;

    Value() = default;
    Value(None) {}
    Value(bool value) : m_data(value) {}
    Value(int value) : m_data(std::int64_t(value)) {}
    Value(std::int64_t value) : m_data(value) {}
    Value(double value) : m_data(value) {}
    Value(Text value) : m_data(std::move(value)) {}
    Value(Unknown value) : m_data(std::move(value)) {}
    Value(ObjectPtr object) : m_data(std::move(object)) {}
    template<typename T>
        requires(std::is_base_of_v<Object, T> && !std::is_same_v<T, Object>)
    Value(std::shared_ptr<T> object) : m_data(ObjectPtr(std::move(object)))
    {
    }
    static Value text(std::string utf8) { return Value(Text(std::move(utf8))); }
    static Value unknown(std::string why) { return Value(Unknown{std::make_shared<const std::string>(std::move(why))}); }

    bool isNone() const { return std::holds_alternative<None>(m_data); }
    bool isUnknown() const { return std::holds_alternative<Unknown>(m_data); }
    const bool *asBool() const { return std::get_if<bool>(&m_data); }
    const std::int64_t *asInt() const { return std::get_if<std::int64_t>(&m_data); }
    const double *asFloat() const { return std::get_if<double>(&m_data); }
    const Text *asText() const { return std::get_if<Text>(&m_data); }
    const Unknown *asUnknown() const { return std::get_if<Unknown>(&m_data); }
    Object *asObject() const;
    ObjectPtr objectPtr() const;
    /// The object as T, or null.
    template<typename T>
    T *as() const
    {
        return dynamic_cast<T *>(asObject());
    }
    template<typename T>
    std::shared_ptr<T> shared() const
    {
        return std::dynamic_pointer_cast<T>(objectPtr());
    }
    const Storage &storage() const { return m_data; }
    /// Python's `is`.
    bool isIdentical(const Value &other) const;

private:
    Storage m_data;
};

/// Arguments of a call, in order. Keyword names are unique.
struct CallArguments {
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> keywords;
    SourcePosition position;  ///< of the call

    const Value *keyword(std::string_view name) const;
    /// Takes the keyword out of the list; nullopt when it was not given.
    std::optional<Value> takeKeyword(std::string_view name);
};

/// One pass over an iterable. next(): nullopt at the end.
class Iterator {
public:
    virtual ~Iterator() = default;
    virtual std::optional<Value> next(Interpreter &) = 0;
};

/// Everything that is not a scalar: lists, functions, classes, modules, and the objects of vocabularies (tables, connections …).
/// The defaults are Python's for a plain object: AttributeError, TypeError "not callable", identity, true. A vocabulary overrides what its objects can do;
/// what it does not know it throws as Unsupported, never ignores.
///
/// Mutable objects call `Interpreter::touch(*this)` BEFORE a change and implement saveState/loadState/mergeStates, so that branches on unknown values can be walked on
/// both sides from the same state.
class Object : public std::enable_shared_from_this<Object> {
public:
    virtual ~Object() = default;

    /// Name of its class for messages: "list", "Column".
    virtual std::string typeName() const = 0;

    /// nullopt: no such attribute (the interpreter raises AttributeError).
    virtual std::optional<Value> attribute(Interpreter &, std::string_view name);
    virtual void setAttribute(Interpreter &, std::string_view name, Value value);
    virtual void deleteAttribute(Interpreter &, std::string_view name);
    virtual Value call(Interpreter &, CallArguments arguments);
    virtual Value item(Interpreter &, const Value &key);
    virtual void setItem(Interpreter &, const Value &key, Value value);
    virtual void deleteItem(Interpreter &, const Value &key);
    virtual std::unique_ptr<Iterator> iterate(Interpreter &);
    /// nullopt: NotImplemented. `reflected`: this is the right operand.
    virtual std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected);
    virtual std::optional<Value> unary(Interpreter &, syntax::UnaryOp op);
    /// ==, !=, <, … ; the result may be any value (SQL expressions). nullopt: NotImplemented (then identity for == and !=). `reflected` as above, the op already mirrored.
    virtual std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other);
    virtual Truth truth(Interpreter &);
    virtual std::optional<std::int64_t> length(Interpreter &);
    /// `value in this`; nullopt: fall back to iteration.
    virtual std::optional<Value> contains(Interpreter &, const Value &value);
    virtual std::string str(Interpreter &);
    virtual std::string repr(Interpreter &);
    /// nullopt: unhashable.
    virtual std::optional<std::size_t> hash(Interpreter &);
    virtual Value enter(Interpreter &);
    /// True swallows the exception. `exception` is None without one.
    virtual bool exit(Interpreter &, const Value &exception);
    /// isinstance(value, this), when this stands for a class. nullopt: this is no class (TypeError).
    virtual std::optional<Truth> isInstance(Interpreter &, const Value &value);
    /// issubclass(other, this)
    virtual std::optional<bool> isSubclass(Interpreter &, const Value &other);
    /// `class X(this): …`: a host base may take over (declarative models, Enum, TypeDecorator). nullopt: ordinary class with this as an opaque base.
    virtual std::optional<Value> subclass(Interpreter &, struct ClassDefinition &definition);

    /// The class that type() tells and through which isinstance goes; null: the built-in class of the name typeName(), else a class made for that name.
    virtual std::shared_ptr<class Class> classOf(Interpreter &);
    /// Set when iterating, indexing and len of this are unknown (a result of a preview, a list that one side of a branch changed): why.
    virtual std::shared_ptr<const std::string> unknownContent() const { return {}; }

    virtual std::shared_ptr<void> saveState() const { return {}; }
    virtual void loadState(const std::shared_ptr<void> &) {}
    /// Called when both sides of a branch changed (or one did): make the object's state unknown where `a` and `b` differ.
    virtual void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why);
};

/// What a class statement says, handed to `Object::subclass` of the first base that takes it.
struct ClassDefinition {
    std::string name;
    std::vector<Value> bases;
    std::vector<std::pair<std::string, Value>> keywords;
    /// The namespace after its body ran, in order of first assignment.
    std::vector<std::pair<std::string, Value>> attributes;
    struct Annotation {
        std::string name;
        const syntax::Expr *expression;   ///< evaluated only when somebody asks: Interpreter::evaluateAnnotation
        SourcePosition position;
        bool hasValue;
        std::size_t visibleNames = 0;     ///< how many names the class body had bound when it stood there: later ones do not shadow what it means
    };
    std::vector<Annotation> annotations;
    std::shared_ptr<class Scope> scope;        ///< where annotations are to be evaluated
    syntax::FilePtr file;
    SourcePosition position;
    std::optional<std::string> docstring;
    const Value *attribute(std::string_view attributeName) const;
};

/// A C++ function as a Python callable.
class NativeFunction : public Object {
public:
    using Body = std::function<Value(Interpreter &, CallArguments)>;
    NativeFunction(std::string name, Body body) : m_name(std::move(name)), m_body(std::move(body)) {}
    std::string typeName() const override { return "builtin_function_or_method"; }
    Value call(Interpreter &interpreter, CallArguments arguments) override { return m_body(interpreter, std::move(arguments)); }
    const std::string &name() const { return m_name; }
    std::string repr(Interpreter &) override { return "<function " + m_name + ">"; }

private:
    std::string m_name;
    Body m_body;
};
Value makeFunction(std::string name, NativeFunction::Body body);

/// A name from a module that nobody knows: may be imported, held, passed on and stand where a type stands; anything else is Unsupported (strict) or
/// yields another opaque value and is noted as not run (lenient: env.py and models).
class Opaque : public Object {
public:
    Opaque(std::string dottedName, SourcePosition importedAt) : m_name(std::move(dottedName)), m_position(std::move(importedAt)) {}
    std::string typeName() const override { return "opaque"; }
    const std::string &dottedName() const { return m_name; }
    const SourcePosition &importedAt() const { return m_position; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    Value call(Interpreter &, CallArguments arguments) override;
    Value item(Interpreter &, const Value &key) override;
    void setAttribute(Interpreter &, std::string_view name, Value value) override;
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
    Value enter(Interpreter &) override;
    bool exit(Interpreter &, const Value &exception) override;
    std::optional<Truth> isInstance(Interpreter &, const Value &value) override;
    std::optional<Value> subclass(Interpreter &, ClassDefinition &definition) override;

private:
    /// Strict: throws Unsupported. Lenient: notes it as not run where it was a call.
    void refuse(Interpreter &, std::string_view construct) const;

    std::string m_name;
    SourcePosition m_position;
};

/// `Opaque | None`: opaque itself; readers of annotations see the alternatives.
class OpaqueUnion : public Opaque {
public:
    const std::vector<Value> alternatives;
    OpaqueUnion(const Opaque &one, std::vector<Value> all) : Opaque(one.dottedName() + "()", one.importedAt()), alternatives(std::move(all)) {}
};
/// `Opaque[int, …]` likewise.
class OpaqueItem : public Opaque {
public:
    const Value of, key;
    OpaqueItem(const Opaque &one, Value object, Value index) : Opaque(one.dottedName() + "[]", one.importedAt()), of(std::move(object)), key(std::move(index)) {}
};
/// What calling something opaque gave, with the arguments.
class OpaqueCall : public Opaque {
public:
    const CallArguments arguments;
    OpaqueCall(const Opaque &one, CallArguments given) : Opaque(one.dottedName() + "()", one.importedAt()), arguments(std::move(given)) {}
};

}  // namespace limbeck::python
