// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <unordered_map>

/// How built-in functions and methods are written in C++: their arguments are read one by one, with Python's errors.
namespace limbeck::python {

/// Nothing is wrong with the script: what it does depends on data that only a run on a database knows.
class DependsOnData : public Unsupported {
public:
    using Unsupported::Unsupported;
};

/// A value that must be known (text of it, its truth, its items) is not. Built-in functions and the evaluator turn it into an Unknown result; elsewhere it is Unsupported.
class UnknownMet : public DependsOnData {
public:
    explicit UnknownMet(std::shared_ptr<const std::string> why, SourcePosition position = {});
    Value value() const { return Value(Unknown{m_why}); }

private:
    std::shared_ptr<const std::string> m_why;
};
[[noreturn]] void throwUnknown(Interpreter &, const Unknown &unknown);

class Arguments {
public:
    Arguments(Interpreter &interpreter, std::string_view function, CallArguments &arguments) : m_interpreter(interpreter), m_function(function), m_arguments(arguments) {}

    /// The next positional argument or the keyword of this name. Missing: TypeError.
    Value required(std::string_view name);
    std::optional<Value> optional(std::string_view name);
    std::optional<Value> keyword(std::string_view name);
    Value valueOr(std::string_view name, Value otherwise);
    std::int64_t integer(std::string_view name);
    std::int64_t integerOr(std::string_view name, std::int64_t otherwise);
    Text text(std::string_view name);
    bool flag(std::string_view name, bool otherwise);
    /// The positional arguments that are left.
    std::vector<Value> rest();
    std::vector<std::pair<std::string, Value>> restKeywords();
    std::size_t left() const { return m_arguments.positional.size() - m_next; }
    /// Anything left is a TypeError.
    void done();
    CallArguments &raw() { return m_arguments; }
    std::string_view function() const { return m_function; }

private:
    Interpreter &m_interpreter;
    std::string_view m_function;
    CallArguments &m_arguments;
    std::size_t m_next = 0;
    std::size_t m_given = 0;
};

using NativeBody = std::function<Value(Interpreter &, Arguments &)>;
/// A built-in function. A value that it must know and that is unknown makes the result unknown.
Value native(std::string name, NativeBody body);

/// Methods of a built-in type: by name, bound when looked up.
using MethodBody = Value (*)(Interpreter &, const Value &self, Arguments &);
using Methods = std::unordered_map<std::string_view, MethodBody>;
std::optional<Value> boundMethod(const Methods &methods, std::string_view name, Value self);

/// Conversions with Python's TypeErrors; Unknown: UnknownMet.
std::int64_t asIndex(Interpreter &, const Value &value);
double asReal(Interpreter &, const Value &value);
Text asText(Interpreter &, const Value &value, std::string_view what);
/// start, stop, step of a slice object or two values, clipped to `length` as list[a:b] does.
struct Range {
    std::int64_t start, stop, step;
    std::int64_t count() const;
};
class SliceObject : public Object {
public:
    const Value start, stop, step;
    SliceObject(Value a, Value b, Value c) : start(std::move(a)), stop(std::move(b)), step(std::move(c)) {}
    std::string typeName() const override { return "slice"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::string repr(Interpreter &) override;
    Range clip(Interpreter &, std::int64_t length) const;
};
/// Index of an item, negatives from the end; raises IndexError "<what> index out of range".
std::int64_t itemIndex(Interpreter &, const Value &key, std::int64_t length, std::string_view what);

/// Iterators over C++ state.
class VectorIterator : public Iterator {
public:
    explicit VectorIterator(std::vector<Value> items) : m_items(std::move(items)) {}
    std::optional<Value> next(Interpreter &) override;

private:
    std::vector<Value> m_items;
    std::size_t m_next = 0;
};
class FunctionIterator : public Iterator {
public:
    using Body = std::function<std::optional<Value>(Interpreter &)>;
    explicit FunctionIterator(Body body) : m_body(std::move(body)) {}
    std::optional<Value> next(Interpreter &in) override { return m_body(in); }

private:
    Body m_body;
};
/// An iterator as a Python value: iter(x), map, zip, enumerate … A preview that advanced it on one side of a branch loses track of it.
class IteratorObject : public Object {
public:
    IteratorObject(std::string type, std::unique_ptr<Iterator> it) : m_type(std::move(type)), m_iterator(std::move(it)) {}
    std::string typeName() const override { return m_type; }
    std::optional<Value> next(Interpreter &in);
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::shared_ptr<const std::string> unknownContent() const override { return m_lost; }
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

private:
    std::string m_type;
    std::unique_ptr<Iterator> m_iterator;
    std::shared_ptr<const std::string> m_lost;
    std::uint64_t m_steps = 0;
};
Value makeIterator(std::string type, std::unique_ptr<Iterator> iterator);
Value makeIterator(std::string type, FunctionIterator::Body body);

/// Equality with three outcomes; True for identical values.
Truth equalTruth(Interpreter &, const Value &a, const Value &b);
/// True when two values may be taken as the same after a branch: identical objects, or equal scalars, texts and tuples of them.
bool sameValue(const Value &a, const Value &b);
/// a where both are the same, else unknown.
Value mergeValues(const Value &a, const Value &b, const std::string &why);
Truth fromBool(bool value);
std::string quotedRepr(std::string_view utf8);
std::string bytesRepr(std::string_view data);
bool isSubclassOf(Interpreter &, const Value &value, std::string_view builtinClass);
/// `value` unless it is unknown or its content is: then throws UnknownMet.
const Value &known(Interpreter &, const Value &value);
syntax::CompareOp mirrored(syntax::CompareOp op);
std::string_view spelling(syntax::BinaryOp op);
std::string_view spelling(syntax::CompareOp op);

}  // namespace limbeck::python
