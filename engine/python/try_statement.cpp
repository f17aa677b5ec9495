// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"

/// try. Handlers run outside the C++ handler, so that a generator may be left in one. Unsupported, cancellation and exhausted budgets are C++ exceptions of
/// another kind: no handler sees them, and `finally` does not run for them.
namespace limbeck::python {

using namespace syntax;

bool matchesException(Interpreter &in, const Value &exception, const Value &type)
{
    if (const auto *tuple = type.as<Tuple>())
        return std::any_of(tuple->items.begin(), tuple->items.end(), [&](const Value &one) { return matchesException(in, exception, one); });
    if (const auto *cls = type.as<Class>())
        return in.classOf(exception)->derivesFrom(*cls);
    if (type.as<Opaque>())
        return false;  // an exception of a package that we do not run is never raised
    if (Object *foreign = type.asObject()) {
        if (const std::optional<Truth> answer = foreign->isInstance(in, exception))
            return *answer == Truth::True;
    }
    in.raise("TypeError", "catching classes that do not inherit from BaseException is not allowed");
}

const Try::Handler *Evaluator::handlerFor(const Try &statement, const Value &exception)
{
    for (const Try::Handler &handler : statement.handlers) {
        if (!handler.type)
            return &handler;
        f.span = &handler.span;
        if (matchesException(in, exception, eval(*handler.type)))
            return &handler;
    }
    return nullptr;
}

Completion Evaluator::runHandler(const Try::Handler &handler, const Raised &raised)
{
    if (!handler.name.empty())
        assignName(handler.name, raised.exception());
    state.handled.push_back(std::make_shared<Raised>(raised));
    const std::size_t depth = state.handled.size();
    const auto leave = [&] {
        state.handled.resize(depth - 1);
        if (!handler.name.empty() && f.scope->find(handler.name))
            f.scope->erase(in, handler.name);
    };
    try {
        const Completion completion = run(handler.body);
        leave();
        return completion;
    } catch (const Raised &) {
        leave();
        throw;
    }
}

Completion Evaluator::runHandlers(const Try &statement, const Raised &raised)
{
    const Try::Handler *handler = handlerFor(statement, raised.exception());
    if (!handler)
        throw Raised(raised);
    return runHandler(*handler, raised);
}

namespace {

/// Handlers of these alone are about Python, not about what a database says.
bool isPythonsOwn(std::string_view exception)
{
    static constexpr std::string_view kNames[] = {"ImportError", "ModuleNotFoundError", "KeyError", "AttributeError", "ValueError", "TypeError", "IndexError", "LookupError", "NameError", "FileNotFoundError",
                                                  "OSError", "IOError", "StopIteration", "ZeroDivisionError", "AssertionError", "NotImplementedError", "JSONDecodeError", "UnicodeDecodeError",
                                                  "InvalidOperation", "KeyboardInterrupt", "SystemExit"};
    return std::ranges::find(kNames, exception) != std::end(kNames);
}

bool mayCatchDatabaseError(const Expr *type)
{
    if (!type)
        return true;
    if (const auto *name = std::get_if<Name>(&type->node))
        return !isPythonsOwn(name->id);
    if (const auto *attribute = std::get_if<Attribute>(&type->node))
        return !isPythonsOwn(attribute->name);
    if (const auto *several = std::get_if<TupleDisplay>(&type->node))
        return std::ranges::any_of(several->items, [](const ExprPtr &one) { return mayCatchDatabaseError(one.get()); });
    return true;
}

bool doesNothing(const Block &block)
{
    return std::ranges::all_of(block, [](const StmtPtr &one) { return std::holds_alternative<Pass>(one->node); });
}

/// While a body runs whose exceptions have handlers.
class Trying {
public:
    Trying(Host &host, Interpreter::State &state, Frame &frame, const Try &statement) : m_host(host), m_state(state), m_frame(frame), m_outer(std::exchange(frame.trying, &statement))
    {
        ++m_state.tries;
        ++m_frame.tries;
        const auto guards = [](const Try::Handler &handler) { return mayCatchDatabaseError(handler.type.get()); };
        m_isGuarded = std::ranges::any_of(statement.handlers, guards);
        if (m_isGuarded)
            m_host.enterGuarded(frame.file->position(statement.handlers.front().span), std::ranges::all_of(statement.handlers, [](const Try::Handler &handler) { return doesNothing(handler.body); }));
    }
    ~Trying()
    {
        if (m_isGuarded)
            m_host.leaveGuarded();
        --m_state.tries;
        --m_frame.tries;
        m_frame.trying = m_outer;
    }
    Trying(const Trying &) = delete;
    Trying &operator=(const Trying &) = delete;

private:
    Host &m_host;
    Interpreter::State &m_state;
    Frame &m_frame;
    const Try *m_outer;
    bool m_isGuarded = false;
};

}  // namespace

/// Body, handlers and else. Exceptions that departed on one side of a branch are handled as the side of a branch.
Completion Evaluator::runTryBody(const Try &statement)
{
    Branches &branches = state.branches;
    const std::size_t mark = branches.mark();
    std::shared_ptr<Raised> raised;
    const Span *raisedAt = nullptr;
    Completion completion = Completion::Normal;
    try {
        const Trying trying(in.host(), state, f, statement);
        completion = run(statement.body);
    } catch (const Raised &exception) {
        raised = std::make_shared<Raised>(exception);
        raisedAt = f.span;
    }
    if (branches.has(mark, Completion::Raised)) {
        const auto handled = [&](const Value &exception) { return handlerFor(statement, exception) != nullptr; };
        const std::string why = branches.whyOf(mark);
        for (const std::shared_ptr<Raised> &departed : branches.takeRaised(mark, handled)) {
            const SideEnd end = walk(
                Value::unknown(why), [&] {
                    const Completion inHandler = runHandlers(statement, *departed);
                    return SideEnd{inHandler, inHandler == Completion::Return ? f.returned : Value(), nullptr};
                },
                [] { return SideEnd(); });
            if (end.completion != Completion::Normal)
                completion = finish(end);
        }
    }
    if (raised) {
        const Try::Handler *handler = handlerFor(statement, raised->exception());
        if (handler)
            return runHandler(*handler, *raised);
        f.span = raisedAt;
        throw Raised(*raised);
    }
    return completion == Completion::Normal ? run(statement.otherwise) : completion;
}

Completion Evaluator::node(const Try &statement, const Stmt &own)
{
    if (statement.isGroup)
        throw Unsupported("except* (exception groups) is not supported.", f.file->position(own.span), "Use except.");
    if (statement.finally.empty())
        return runTryBody(statement);
    std::shared_ptr<Raised> raised;
    const Span *raisedAt = nullptr;
    Completion completion = Completion::Normal;
    try {
        completion = runTryBody(statement);
    } catch (const Raised &exception) {
        raised = std::make_shared<Raised>(exception);
        raisedAt = f.span;
    }
    Value returned = f.returned;
    if (raised)
        state.handled.push_back(raised);
    const std::size_t depth = state.handled.size();
    Completion last = Completion::Normal;
    try {
        last = run(statement.finally);
    } catch (const Raised &) {
        if (raised)
            state.handled.resize(depth - 1);
        throw;
    }
    if (raised)
        state.handled.resize(depth - 1);
    if (last != Completion::Normal)
        return last;
    if (raised) {
        f.span = raisedAt;
        throw Raised(*raised);
    }
    f.returned = std::move(returned);
    return completion;
}

}  // namespace limbeck::python
