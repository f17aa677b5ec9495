// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/native.h"

#include "python/numbers.h"
#include "python/state.h"
#include "python/unicode.h"

namespace limbeck::python {

UnknownMet::UnknownMet(std::shared_ptr<const std::string> why, SourcePosition position)
    : DependsOnData(fmt::format("This needs a value that is not known here: {}.", why ? *why : "unknown"), std::move(position),
                  "A preview cannot know it; the step shows its statements only when it runs."),
      m_why(std::move(why))
{
}

void throwUnknown(Interpreter &in, const Unknown &unknown)
{
    throw UnknownMet(unknown.why, in.position());
}

const Value &known(Interpreter &in, const Value &value)
{
    if (const Unknown *unknown = value.asUnknown())
        throwUnknown(in, *unknown);
    if (const Object *object = value.asObject()) {
        if (auto why = object->unknownContent())
            throw UnknownMet(why, in.position());
    }
    return value;
}

// ---------------------------------------------------------------- arguments

std::optional<Value> Arguments::optional(std::string_view name)
{
    if (m_next < m_arguments.positional.size()) {
        ++m_given;
        return m_arguments.positional[m_next++];
    }
    return keyword(name);
}

std::optional<Value> Arguments::keyword(std::string_view name)
{
    return m_arguments.keywords.empty() ? std::nullopt : m_arguments.takeKeyword(name);
}

Value Arguments::required(std::string_view name)
{
    if (std::optional<Value> value = optional(name))
        return std::move(*value);
    m_interpreter.raise("TypeError", fmt::format("{}() missing required argument '{}' (pos {})", m_function, name, m_next + 1));
}

Value Arguments::valueOr(std::string_view name, Value otherwise)
{
    std::optional<Value> value = optional(name);
    return value ? std::move(*value) : std::move(otherwise);
}

std::int64_t Arguments::integer(std::string_view name)
{
    return asIndex(m_interpreter, required(name));
}

std::int64_t Arguments::integerOr(std::string_view name, std::int64_t otherwise)
{
    const std::optional<Value> value = optional(name);
    return !value || value->isNone() ? otherwise : asIndex(m_interpreter, *value);
}

Text Arguments::text(std::string_view name)
{
    return asText(m_interpreter, required(name), fmt::format("{}() argument", m_function));
}

bool Arguments::flag(std::string_view name, bool otherwise)
{
    const std::optional<Value> value = optional(name);
    return value ? m_interpreter.isTrue(*value, name) : otherwise;
}

std::vector<Value> Arguments::rest()
{
    std::vector<Value> values(m_arguments.positional.begin() + std::ptrdiff_t(m_next), m_arguments.positional.end());
    m_next = m_arguments.positional.size();
    return values;
}

std::vector<std::pair<std::string, Value>> Arguments::restKeywords()
{
    return std::exchange(m_arguments.keywords, {});
}

void Arguments::done()
{
    if (!m_arguments.keywords.empty())
        m_interpreter.raise("TypeError", fmt::format("'{}' is an invalid keyword argument for {}()", m_arguments.keywords.front().first, m_function));
    if (left() > 0)
        m_interpreter.raise("TypeError", m_next == 0 ? fmt::format("{}() takes no arguments ({} given)", m_function, m_arguments.positional.size())
                                                     : fmt::format("{}() takes at most {} argument{} ({} given)", m_function, m_next, m_next == 1 ? "" : "s", m_arguments.positional.size()));
}

namespace {

Value runNative(Interpreter &in, std::string_view name, CallArguments &arguments, const auto &body)
{
    Arguments reader(in, name, arguments);
    try {
        Value result = body(reader);
        reader.done();
        return result;
    } catch (const UnknownMet &unknown) {
        return unknown.value();
    }
}

class BoundNative : public Object {
public:
    BoundNative(std::string_view name, MethodBody body, Value self) : m_name(name), m_body(body), m_self(std::move(self)) {}
    std::string typeName() const override { return "builtin_function_or_method"; }
    Value call(Interpreter &in, CallArguments arguments) override
    {
        return runNative(in, m_name, arguments, [&](Arguments &reader) { return m_body(in, m_self, reader); });
    }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        if (name == "__name__" || name == "__qualname__")
            return Value::text(std::string(m_name));
        if (name == "__self__")
            return m_self;
        return std::nullopt;
    }
    std::string repr(Interpreter &in) override { return fmt::format("<built-in method {} of {} object>", m_name, in.typeName(m_self)); }

private:
    std::string_view m_name;
    MethodBody m_body;
    Value m_self;
};

}  // namespace

Value native(std::string name, NativeBody body)
{
    std::string copy = name;
    return makeFunction(std::move(name), [copy, body = std::move(body)](Interpreter &in, CallArguments arguments) {
        return runNative(in, copy, arguments, [&](Arguments &reader) { return body(in, reader); });
    });
}

std::optional<Value> boundMethod(const Methods &methods, std::string_view name, Value self)
{
    const auto found = methods.find(name);
    if (found == methods.end())
        return std::nullopt;
    return Value(std::make_shared<BoundNative>(found->first, found->second, std::move(self)));
}

// ---------------------------------------------------------------- conversions

std::int64_t asIndex(Interpreter &in, const Value &value)
{
    known(in, value);
    if (const std::int64_t *number = value.asInt())
        return *number;
    if (const std::optional<std::int64_t> number = smallInteger(value))
        return *number;
    if (bigInteger(value))
        in.raise("OverflowError", "Python int too large to convert to C ssize_t");
    if (const std::optional<Value> method = value.as<Instance>() ? specialMethod(in, *value.as<Instance>(), "__index__") : std::nullopt)
        return asIndex(in, in.call(*method, std::vector<Value>()));
    in.raise("TypeError", fmt::format("'{}' object cannot be interpreted as an integer", in.typeName(value)));
}

double asReal(Interpreter &in, const Value &value)
{
    known(in, value);
    if (const std::optional<double> number = realNumber(value))
        return *number;
    if (value.asObject()) {
        if (const std::optional<Value> method = in.findAttribute(value, "__float__"))
            return asReal(in, in.call(*method, std::vector<Value>()));
    }
    in.raise("TypeError", fmt::format("must be real number, not {}", in.typeName(value)));
}

Text asText(Interpreter &in, const Value &value, std::string_view what)
{
    known(in, value);
    if (const Text *text = plain(value).asText())
        return *text;
    in.raise("TypeError", fmt::format("{} must be str, not {}", what, in.typeName(value)));
}

std::int64_t Range::count() const
{
    if (step > 0)
        return start < stop ? (stop - start - 1) / step + 1 : 0;
    return start > stop ? (start - stop - 1) / -step + 1 : 0;
}

Range SliceObject::clip(Interpreter &in, std::int64_t length) const
{
    const auto bound = [&](const Value &value, std::int64_t otherwise) {
        if (value.isNone())
            return otherwise;
        known(in, value);
        if (!isInteger(value))
            in.raise("TypeError", "slice indices must be integers or None or have an __index__ method");
        const std::optional<std::int64_t> small = smallInteger(value);
        return small ? *small : *bigInteger(value) < 0 ? -length - 2 : length + 1;
    };
    Range range{0, 0, bound(step, 1)};
    if (range.step == 0)
        in.raise("ValueError", "slice step cannot be zero");
    const bool forward = range.step > 0;
    const auto clipped = [&](std::int64_t index) {
        if (index < 0)
            index += length;
        if (index < 0)
            return forward ? std::int64_t(0) : std::int64_t(-1);
        return std::min(index, forward ? length : length - 1);
    };
    range.start = start.isNone() ? (forward ? 0 : length - 1) : clipped(bound(start, 0));
    range.stop = stop.isNone() ? (forward ? length : -1) : clipped(bound(stop, 0));
    return range;
}

std::optional<Value> SliceObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "start")
        return start;
    if (name == "stop")
        return stop;
    if (name == "step")
        return step;
    return std::nullopt;
}

std::optional<Value> SliceObject::compare(Interpreter &in, syntax::CompareOp op, const Value &other)
{
    const auto *slice = other.as<SliceObject>();
    if (!slice || (op != syntax::CompareOp::Equal && op != syntax::CompareOp::NotEqual))
        return std::nullopt;
    const bool same = in.equals(start, slice->start) && in.equals(stop, slice->stop) && in.equals(step, slice->step);
    return Value(same == (op == syntax::CompareOp::Equal));
}

std::string SliceObject::repr(Interpreter &in)
{
    return fmt::format("slice({}, {}, {})", in.repr(start), in.repr(stop), in.repr(step));
}

std::int64_t itemIndex(Interpreter &in, const Value &key, std::int64_t length, std::string_view what)
{
    known(in, key);
    if (!isInteger(key) && !(key.as<Instance>() && specialMethod(in, *key.as<Instance>(), "__index__")))
        // Only strings put the type's name in quotes (Python 3.11).
        in.raise("TypeError", what.starts_with("string") ? fmt::format("string indices must be integers, not '{}'", in.typeName(key))
                                                         : fmt::format("{} indices must be integers or slices, not {}", what.substr(0, what.find(' ')), in.typeName(key)));
    std::int64_t index = asIndex(in, key);
    if (index < 0)
        index += length;
    if (index < 0 || index >= length)
        in.raise("IndexError", what == "bytes" ? "index out of range" : fmt::format("{} index out of range", what));
    return index;
}

// ---------------------------------------------------------------- iterators

std::optional<Value> VectorIterator::next(Interpreter &)
{
    if (m_next >= m_items.size())
        return std::nullopt;
    return m_items[m_next++];
}

std::optional<Value> IteratorObject::next(Interpreter &in)
{
    if (m_lost)
        throw UnknownMet(m_lost, in.position());
    in.touch(*this);
    ++m_steps;
    return m_iterator->next(in);
}

std::unique_ptr<Iterator> IteratorObject::iterate(Interpreter &)
{
    auto self = std::static_pointer_cast<IteratorObject>(shared_from_this());
    return std::make_unique<FunctionIterator>([self](Interpreter &in) { return self->next(in); });
}

std::optional<Value> IteratorObject::attribute(Interpreter &, std::string_view name)
{
    static const Methods methods{
        {"__next__",
         [](Interpreter &in, const Value &self, Arguments &) {
             if (std::optional<Value> value = self.as<IteratorObject>()->next(in))
                 return *value;
             in.raise("StopIteration", "");
         }},
        {"__iter__", [](Interpreter &, const Value &self, Arguments &) { return self; }},
    };
    return boundMethod(methods, name, Value(shared_from_this()));
}

std::shared_ptr<void> IteratorObject::saveState() const
{
    return std::make_shared<std::uint64_t>(m_steps);
}

void IteratorObject::loadState(const std::shared_ptr<void> &state)
{
    if (*std::static_pointer_cast<std::uint64_t>(state) != m_steps)
        m_lost = std::make_shared<const std::string>(fmt::format("what is left of a {} that one side of a branch advanced", m_type));
}

void IteratorObject::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    if (*std::static_pointer_cast<std::uint64_t>(a) != *std::static_pointer_cast<std::uint64_t>(b))
        m_lost = std::make_shared<const std::string>(why);
}

Value makeIterator(std::string type, std::unique_ptr<Iterator> iterator)
{
    return Value(std::make_shared<IteratorObject>(std::move(type), std::move(iterator)));
}

Value makeIterator(std::string type, FunctionIterator::Body body)
{
    return makeIterator(std::move(type), std::make_unique<FunctionIterator>(std::move(body)));
}

// ---------------------------------------------------------------- small helpers

Truth fromBool(bool value)
{
    return value ? Truth::True : Truth::False;
}

Truth equalTruth(Interpreter &in, const Value &a, const Value &b)
{
    if (a.isIdentical(b))
        return Truth::True;
    if (a.isUnknown() || b.isUnknown())
        return Truth::Unknown;
    return in.truth(in.compare(syntax::CompareOp::Equal, a, b));
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.storage().index() != b.storage().index())
        return false;
    if (const bool *flag = a.asBool())
        return *flag == *b.asBool();
    if (const std::int64_t *number = a.asInt())
        return *number == *b.asInt();
    if (const double *number = a.asFloat())
        return *number == *b.asFloat();
    if (const Text *text = a.asText())
        return *text == *b.asText();
    if (a.isNone() || a.isUnknown())
        return true;
    if (a.asObject() == b.asObject())
        return true;
    const Tuple *left = a.as<Tuple>();
    const Tuple *right = b.as<Tuple>();
    return left && right && left->items.size() == right->items.size() && std::equal(left->items.begin(), left->items.end(), right->items.begin(), sameValue);
}

Value mergeValues(const Value &a, const Value &b, const std::string &why)
{
    return sameValue(a, b) ? a : Value::unknown(why);
}

bool isSubclassOf(Interpreter &in, const Value &value, std::string_view builtinClass)
{
    const auto *cls = value.as<Class>();
    return cls && cls->derivesFrom(*in.builtinClass(builtinClass));
}

std::string quotedRepr(std::string_view utf8)
{
    const bool hasSingle = utf8.find('\'') != std::string_view::npos;
    const bool hasDouble = utf8.find('"') != std::string_view::npos;
    const char quote = hasSingle && !hasDouble ? '"' : '\'';
    std::string out(1, quote);
    for (const char32_t c : unicode::decode(utf8)) {
        if (c == char32_t(quote) || c == '\\')
            (out += '\\') += static_cast<char>(c);
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (unicode::isPrintable(c))
            unicode::append(out, c);
        else
            out += unicode::escaped(c);
    }
    out += quote;
    return out;
}

std::string bytesRepr(std::string_view data)
{
    const char quote = data.find('\'') != std::string_view::npos && data.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out = std::string("b") + quote;
    for (const char c : data) {
        if (c == quote || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (c >= 0x20 && c < 0x7F)
            out += c;
        else
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
    return out + quote;
}

syntax::CompareOp mirrored(syntax::CompareOp op)
{
    using enum syntax::CompareOp;
    switch (op) {
    case Less:
        return Greater;
    case LessEqual:
        return GreaterEqual;
    case Greater:
        return Less;
    case GreaterEqual:
        return LessEqual;
    case Equal:
    case NotEqual:
    case Is:
    case IsNot:
    case In:
    case NotIn:
        return op;
    }
    return op;
}

std::string_view spelling(syntax::BinaryOp op)
{
    static constexpr std::string_view kNames[] = {"+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"};
    return kNames[std::size_t(op)];
}

std::string_view spelling(syntax::CompareOp op)
{
    static constexpr std::string_view kNames[] = {"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"};
    return kNames[std::size_t(op)];
}

}  // namespace limbeck::python
