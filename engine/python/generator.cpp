// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/generator.h"

#include <boost/context/protected_fixedsize_stack.hpp>

#include <cstring>
#include <cxxabi.h>

namespace limbeck::python {

namespace {

constexpr std::size_t kStackBytes = 1u << 20;
constexpr std::size_t kReserveBytes = 160u << 10;

/// Thrown at a yield of a generator that is dropped: unwinds its stack.
struct Abandoned {};

/// The C++ runtime keeps the exceptions being handled per thread; each stack needs its own.
struct HandledExceptions {
    void *caught = nullptr;
    unsigned int uncaught = 0;

    static HandledExceptions exchange(HandledExceptions next)
    {
        HandledExceptions before;
        auto *globals = reinterpret_cast<char *>(__cxxabiv1::__cxa_get_globals());
        std::memcpy(&before.caught, globals, sizeof before.caught);
        std::memcpy(&before.uncaught, globals + sizeof before.caught, sizeof before.uncaught);
        std::memcpy(globals, &next.caught, sizeof next.caught);
        std::memcpy(globals + sizeof next.caught, &next.uncaught, sizeof next.uncaught);
        return before;
    }
};

}  // namespace

Generator::Generator(Interpreter &in, std::shared_ptr<Function> function, std::shared_ptr<Scope> scope) : m_interpreter(in), m_function(std::move(function)), m_scope(std::move(scope)) {}

Generator::~Generator()
{
    if (m_state != State::Waiting)
        return;
    m_abandon = true;
    Frame *frame = m_interpreter.state().frame;
    const HandledExceptions ours = HandledExceptions::exchange({});
    m_body = std::move(m_body).resume();
    HandledExceptions::exchange(ours);
    m_interpreter.state().frame = frame;
}

void Generator::runBody()
{
    Frame frame{m_interpreter, m_interpreter.state().frame, m_scope, m_function->file};
    frame.name = m_function->name;
    frame.span = &m_function->span;
    frame.owner = &m_function->owner;
    frame.names = &bodyNames(m_interpreter, m_function->parameters, *m_function->parameters, m_function->body);
    frame.generator = this;
    m_frame = &frame;
    m_interpreter.state().frame = &frame;
    try {
        if (m_toRaise)
            throw Raised(*std::exchange(m_toRaise, nullptr));
        m_result = runFunctionBody(frame, *m_function);
    } catch (const Abandoned &) {
    } catch (...) {
        m_failure = std::current_exception();
    }
    m_frame = nullptr;
    m_state = State::Done;
}

Value Generator::yield(Value value)
{
    m_yielded = std::move(value);
    m_state = State::Waiting;
    // Its user must not take what departed here for its own.
    m_interpreter.state().branches.settle(m_mark, {Completion::Break, Completion::Continue, Completion::Return, Completion::Raised});
    m_outside = std::move(m_outside).resume();
    if (m_abandon)
        throw Abandoned();
    if (m_toRaise)
        throw Raised(*std::exchange(m_toRaise, nullptr));
    return std::exchange(m_sent, {});
}

std::optional<Value> Generator::resume(Interpreter &in, Value sent, std::shared_ptr<Raised> raised)
{
    if (m_state == State::Running)
        in.raise("ValueError", "generator already executing");
    if (m_state == State::Done) {
        if (raised)
            throw Raised(*raised);
        return std::nullopt;
    }
    if (m_lost)
        throw UnknownMet(m_lost, in.position());
    const std::shared_ptr<Object> keep = shared_from_this();
    in.touch(*this);
    ++m_steps;
    Interpreter::State &state = in.state();
    if (state.depth + 1 > in.options().maxCallDepth)
        in.raise("RecursionError", "maximum recursion depth exceeded");
    m_sent = std::move(sent);
    m_toRaise = std::move(raised);
    m_mark = state.branches.mark();
    const bool isFresh = m_state == State::Fresh;
    m_state = State::Running;
    Frame *outside = state.frame;
    const char *limit = state.stackLimit;
    const std::vector<std::shared_ptr<Raised>> handled = state.handled;
    ++state.depth;
    const HandledExceptions ours = HandledExceptions::exchange({});
    if (isFresh) {
        m_body = boost::context::fiber(std::allocator_arg, boost::context::protected_fixedsize_stack(kStackBytes), [this](boost::context::fiber &&user) {
            m_outside = std::move(user);
            char here;
            m_stackLimit = &here - (kStackBytes - kReserveBytes);
            m_interpreter.state().stackLimit = m_stackLimit;
            runBody();
            return std::move(m_outside);
        });
    } else {
        m_frame->caller = outside;
        state.frame = m_frame;
        state.stackLimit = m_stackLimit;
    }
    m_body = std::move(m_body).resume();
    HandledExceptions::exchange(ours);
    --state.depth;
    state.frame = outside;
    state.stackLimit = limit;
    state.handled = handled;
    if (m_failure)
        std::rethrow_exception(std::exchange(m_failure, nullptr));
    return std::exchange(m_yielded, std::nullopt);
}

void Generator::close(Interpreter &in)
{
    if (m_state == State::Fresh)
        m_state = State::Done;
    if (m_state == State::Done)
        return;
    try {
        auto exit = std::make_shared<Raised>(in.call(Value(in.builtinClass("GeneratorExit")), std::vector<Value>()));
        if (resume(in, {}, exit))
            in.raise("RuntimeError", "generator ignored GeneratorExit");
    } catch (const Raised &raised) {
        const auto cls = in.classOf(raised.exception());
        if (!cls->derivesFrom(*in.builtinClass("GeneratorExit")) && !cls->derivesFrom(*in.builtinClass("StopIteration")))
            throw;
    }
}

namespace {

Value nextOrStop(Interpreter &in, Generator &generator, std::optional<Value> value)
{
    if (value)
        return *value;
    auto stop = std::make_shared<Instance>(in.builtinClass("StopIteration"));
    stop->put("args", Value(generator.result().isNone() ? makeTuple({}) : makeTuple({generator.result()})));
    stop->put("value", generator.result());
    throw Raised(Value(stop));
}

Value throwInto(Interpreter &in, const Value &self, Arguments &arguments)
{
    const Value type = arguments.required("type");
    const std::optional<Value> value = arguments.optional("value");
    arguments.rest();
    const Value exception = value && !value->isNone() && type.as<Class>() ? (value->as<Instance>() ? *value : in.call(type, {*value})) : type;
    Generator &generator = *self.as<Generator>();
    return nextOrStop(in, generator, generator.resume(in, {}, std::make_shared<Raised>(makeRaised(in, exception))));
}

const Methods &generatorMethods()
{
    static const Methods methods{
        {"__next__", [](Interpreter &in, const Value &self, Arguments &) { return nextOrStop(in, *self.as<Generator>(), self.as<Generator>()->resume(in, {}, nullptr)); }},
        {"__iter__", [](Interpreter &, const Value &self, Arguments &) { return self; }},
        {"send", [](Interpreter &in, const Value &self, Arguments &arguments) { return nextOrStop(in, *self.as<Generator>(), self.as<Generator>()->resume(in, arguments.required("value"), nullptr)); }},
        {"throw", throwInto},
        {"close",
         [](Interpreter &in, const Value &self, Arguments &) {
             self.as<Generator>()->close(in);
             return Value();
         }},
    };
    return methods;
}

}  // namespace

std::optional<Value> Generator::attribute(Interpreter &, std::string_view name)
{
    return boundMethod(generatorMethods(), name, Value(shared_from_this()));
}

std::unique_ptr<Iterator> Generator::iterate(Interpreter &)
{
    auto self = std::static_pointer_cast<Generator>(shared_from_this());
    return std::make_unique<FunctionIterator>([self](Interpreter &in) { return self->resume(in, {}, nullptr); });
}

std::string Generator::repr(Interpreter &)
{
    return fmt::format("<generator object {} at 0x7f{:010x}>", m_function->qualifiedName, reinterpret_cast<std::uintptr_t>(this) & 0xffffffffffu);
}

std::shared_ptr<void> Generator::saveState() const
{
    return std::make_shared<std::uint64_t>(m_steps);
}

void Generator::loadState(const std::shared_ptr<void> &state)
{
    if (*std::static_pointer_cast<std::uint64_t>(state) != m_steps)
        m_lost = std::make_shared<const std::string>("what is left of a generator that one side of a branch advanced");
}

void Generator::mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why)
{
    if (*std::static_pointer_cast<std::uint64_t>(a) != *std::static_pointer_cast<std::uint64_t>(b))
        m_lost = std::make_shared<const std::string>(why);
}

Value makeGenerator(Interpreter &in, std::shared_ptr<Function> function, std::shared_ptr<Scope> scope)
{
    return Value(std::make_shared<Generator>(in, std::move(function), std::move(scope)));
}

namespace {

/// yield from: values of the inner iterable; its return value is the result.
Value yieldFrom(Interpreter &in, Generator &outer, const Value &source)
{
    if (auto inner = source.shared<Generator>()) {
        Value sent;
        while (std::optional<Value> value = inner->resume(in, std::exchange(sent, {}), nullptr))
            sent = outer.yield(std::move(*value));
        return inner->result();
    }
    const std::unique_ptr<Iterator> iterator = in.iterate(source);
    while (std::optional<Value> value = iterator->next(in))
        outer.yield(std::move(*value));
    return {};
}

}  // namespace

Value Evaluator::node(const syntax::Yield &yield, const syntax::Expr &expression)
{
    if (!f.generator)
        throw Unsupported("yield is not supported here.", f.file->position(expression.span), "Use it in the body of a function.");
    Value value = yield.value ? eval(*yield.value) : Value();
    f.span = &expression.span;
    return yield.from ? yieldFrom(in, *f.generator, value) : f.generator->yield(std::move(value));
}

}  // namespace limbeck::python
