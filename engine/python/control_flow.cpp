// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"

namespace limbeck::python {

using namespace syntax;

// ---------------------------------------------------------------- branches on unknown values

std::string Evaluator::whyUnknown(const Value &value)
{
    if (const Unknown *unknown = value.asUnknown())
        return unknown->why ? *unknown->why : "an unknown value";
    if (const Object *object = value.asObject()) {
        if (auto why = object->unknownContent())
            return *why;
        if (const auto *opaque = dynamic_cast<const Opaque *>(object))
            return fmt::format("'{}', which is not part of the project", opaque->dottedName());
    }
    return fmt::format("the truth of a {}", in.typeName(value));
}

SideEnd Evaluator::walk(const Value &condition, const Side &yes, const Side &no, Branches::Kind kind)
{
    const std::size_t mark = state.branches.mark();
    const std::string why = whyUnknown(condition);
    SideEnd end = state.branches.walk(why, kind, yes, no);
    // A while loop that one side may have left runs an unknown number of times from here on.
    if (f.inWhile && !f.whileRepeats && (state.branches.has(mark, Completion::Break) || state.branches.has(mark, Completion::Return) || state.branches.has(mark, Completion::Raised))) {
        f.whileRepeats = true;
        in.host().enterRepeated(why);
    }
    return end;
}

SideEnd Evaluator::sideOf(const Block &block)
{
    const Completion completion = run(block);
    return {completion, completion == Completion::Return ? f.returned : Value(), nullptr};
}

Completion Evaluator::finish(SideEnd end)
{
    if (end.completion == Completion::Return)
        f.returned = std::move(end.value);
    return end.completion;
}

Completion Evaluator::runIf(const If &statement, std::size_t branch)
{
    for (; branch < statement.branches.size(); ++branch) {
        const Value condition = eval(*statement.branches[branch].condition);
        f.span = &statement.branches[branch].condition->span;
        const Truth truth = in.truth(condition);
        if (truth == Truth::True)
            return run(statement.branches[branch].body);
        if (truth == Truth::Unknown && f.passesOver) {
            noteUndecided(statement, condition);
            const Block &body = statement.branches[branch].body;
            const bool leaves = !body.empty() && std::holds_alternative<syntax::Raise>(body.back()->node);
            if (!leaves) {
                const Completion completion = run(body);
                forgetUndecided(statement);
                return completion;
            }
        } else if (truth == Truth::Unknown) {
            return finish(walk(
                condition, [&] { return sideOf(statement.branches[branch].body); },
                [&] {
                    const Completion completion = runIf(statement, branch + 1);
                    return SideEnd{completion, completion == Completion::Return ? f.returned : Value(), nullptr};
                }));
        }
    }
    return run(statement.otherwise);
}

Completion Evaluator::node(const If &statement, const Stmt &)
{
    return runIf(statement, 0);
}

// ---------------------------------------------------------------- loops

Completion Evaluator::runPass(const Block &body, std::size_t)
{
    in.step();
    Branches &branches = state.branches;
    const std::size_t mark = branches.mark();
    Completion completion;
    try {
        completion = run(body);
    } catch (const Raised &raised) {
        if (!branches.has(mark, Completion::Continue))
            throw;
        const std::string why = branches.whyOf(mark);
        branches.depart({Completion::Raised, {}, std::make_shared<Raised>(raised)}, why);
        completion = Completion::Continue;
    }
    if (!branches.hasAny(mark))
        return completion == Completion::Continue ? Completion::Normal : completion;
    if (completion != Completion::Normal && completion != Completion::Continue && branches.has(mark, Completion::Continue)) {
        const std::string why = branches.whyOf(mark);
        branches.depart({completion, f.returned, nullptr}, why);
        completion = Completion::Continue;
    }
    branches.settle(mark, {Completion::Continue});
    return completion == Completion::Continue ? Completion::Normal : completion;
}

Completion Evaluator::endLoop(Completion completion, const Block &otherwise, std::size_t mark)
{
    Branches &branches = state.branches;
    if (completion == Completion::Break)
        completion = Completion::Normal;
    else if (completion == Completion::Normal)
        completion = run(otherwise);
    if (!branches.hasAny(mark))
        return completion;
    if (completion != Completion::Normal && branches.has(mark, Completion::Break)) {
        const std::string why = branches.whyOf(mark);
        branches.depart({completion, f.returned, nullptr}, why);
        completion = Completion::Normal;
    }
    branches.settle(mark, {Completion::Break});
    return completion;
}

namespace {

/// The loop that runs is a while loop (or not) until the end of this.
class LoopKind {
public:
    LoopKind(Frame &frame, bool isWhile) : m_frame(frame), m_inWhile(std::exchange(frame.inWhile, isWhile)), m_repeats(std::exchange(frame.whileRepeats, false)) {}
    ~LoopKind()
    {
        if (m_frame.whileRepeats)
            m_frame.interpreter.host().leaveRepeated();
        m_frame.inWhile = m_inWhile;
        m_frame.whileRepeats = m_repeats;
    }
    LoopKind(const LoopKind &) = delete;
    LoopKind &operator=(const LoopKind &) = delete;

private:
    Frame &m_frame;
    bool m_inWhile, m_repeats;
};

/// Break and continue end the single pass of a repeated body.
SideEnd loopSide(SideEnd end)
{
    if (end.completion == Completion::Break || end.completion == Completion::Continue)
        end.completion = Completion::Normal;
    return end;
}

}  // namespace

Completion Evaluator::node(const While &statement, const Stmt &own)
{
    const std::size_t mark = state.branches.mark();
    Completion completion = Completion::Normal;
    {
        const LoopKind kind(f, true);
        while (true) {
            f.span = &own.span;
            const Value condition = eval(*statement.condition);
            f.span = &statement.condition->span;
            const Truth truth = in.truth(condition);
            if (truth == Truth::False)
                break;
            if (truth == Truth::Unknown) {
                const LoopKind once(f, false);
                completion = finish(walk(
                    condition,
                    [&] {
                        const Completion end = runPass(statement.body, mark);
                        return loopSide({end, end == Completion::Return ? f.returned : Value(), nullptr});
                    },
                    [] { return SideEnd(); }, Branches::Kind::Repeated));
                break;
            }
            completion = runPass(statement.body, mark);
            if (completion != Completion::Normal)
                break;
            if (f.whileRepeats) {
                completion = Completion::Break;
                break;
            }
        }
    }
    return endLoop(completion, statement.otherwise, mark);
}

Completion Evaluator::runUnknownFor(const For &statement, const Value &why)
{
    if (f.passesOver)
        noteUndecided(statement, why);
    const std::size_t mark = state.branches.mark();
    Completion completion;
    {
        const LoopKind kind(f, false);
        completion = finish(walk(
            why,
            [&] {
                assign(*statement.target, why);
                const Completion end = runPass(statement.body, mark);
                return loopSide({end, end == Completion::Return ? f.returned : Value(), nullptr});
            },
            [] { return SideEnd(); }, Branches::Kind::Repeated));
    }
    return endLoop(completion, statement.otherwise, mark);
}

Completion Evaluator::node(const For &statement, const Stmt &)
{
    const Value iterable = eval(*statement.iterable);
    f.span = &statement.iterable->span;
    const std::size_t mark = state.branches.mark();
    std::unique_ptr<Iterator> iterator;
    Completion completion = Completion::Normal;
    try {
        iterator = in.iterate(iterable);
    } catch (const UnknownMet &met) {
        return runUnknownFor(statement, met.value());
    }
    {
        const LoopKind kind(f, false);
        while (completion == Completion::Normal) {
            std::optional<Value> item;
            f.span = &statement.iterable->span;
            try {
                item = iterator->next(in);
            } catch (const UnknownMet &met) {
                return runUnknownFor(statement, met.value());
            }
            if (!item)
                break;
            assign(*statement.target, std::move(*item));
            completion = runPass(statement.body, mark);
        }
    }
    return endLoop(completion, statement.otherwise, mark);
}

// ---------------------------------------------------------------- with

Completion Evaluator::node(const With &statement, const Stmt &)
{
    return runWith(statement, 0);
}

Completion Evaluator::runWith(const With &statement, std::size_t index)
{
    if (index == statement.items.size())
        return run(statement.body);
    const With::Item &item = statement.items[index];
    const Value context = eval(*item.context);
    f.span = &item.context->span;
    Object *manager = context.asObject();
    if (!manager && !context.isUnknown())
        in.raise("TypeError", fmt::format("'{}' object does not support the context manager protocol", in.typeName(context)));
    const Value entered = manager ? manager->enter(in) : context;
    std::shared_ptr<Raised> raised;
    const Span *raisedAt = nullptr;
    Completion completion = Completion::Normal;
    try {
        if (item.target)
            assign(*item.target, entered);
        completion = runWith(statement, index + 1);
    } catch (const Raised &exception) {
        raised = std::make_shared<Raised>(exception);
        raisedAt = f.span;
    }
    f.span = &item.context->span;
    Value returned = f.returned;
    if (raised)
        state.handled.push_back(raised);
    bool swallowed = false;
    try {
        swallowed = manager && manager->exit(in, raised ? raised->exception() : Value());
    } catch (...) {
        if (raised)
            state.handled.pop_back();
        throw;
    }
    if (raised) {
        state.handled.pop_back();
        if (!swallowed) {
            f.span = raisedAt;
            throw Raised(*raised);
        }
    }
    f.returned = std::move(returned);
    return completion;
}

}  // namespace limbeck::python
