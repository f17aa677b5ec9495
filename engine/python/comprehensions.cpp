// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"

/// Comprehensions and generator expressions are one machine: a stack of iterators, one for each `for`, advanced until all conditions hold. A generator expression
/// keeps it and advances it when asked.
namespace limbeck::python {

using namespace syntax;

/// Runs in a frame of its own, so that a generator expression can outlive the body that made it.
class ComprehensionRun {
public:
    ComprehensionRun(const Frame &frame, const Comprehension &comprehension) : m_frame(frame), m_comprehension(comprehension), m_evaluator(m_frame)
    {
        m_frame.caller = nullptr;
        auto scope = std::make_shared<Scope>();
        scope->kind = Scope::Kind::Comprehension;
        scope->parent = frame.scope;
        scope->module = frame.scope->module ? frame.scope->module : frame.scope;
        m_frame.scope = std::move(scope);
        m_iterators.resize(comprehension.clauses.size());
    }

    /// The first iterable is evaluated where the comprehension stands.
    void start(const Value &iterable) { m_iterators[0] = m_frame.interpreter.iterate(iterable); }

    /// False at the end, and ever after; what was raised on the way is an end too, as that of a generator.
    bool advance()
    {
        if (m_isOver)
            return false;
        m_isOver = true;
        m_isOver = !findNext();
        return !m_isOver;
    }

    Value element() { return m_evaluator.eval(*m_comprehension.element); }
    Value value() { return m_evaluator.eval(*m_comprehension.value); }
    Frame &frame() { return m_frame; }
    Evaluator &evaluator() { return m_evaluator; }
    /// Set when a condition was unknown: the elements then may or may not be there.
    std::optional<Unknown> doubt;
    /// Assigns unknown values to the targets of all clauses from the one that could not be iterated.
    void assignUnknown(const Value &why)
    {
        for (const ComprehensionClause &clause : m_comprehension.clauses)
            m_evaluator.assign(*clause.target, why);
    }

private:
    bool findNext()
    {
        const std::size_t last = m_iterators.size() - 1;
        std::size_t level = m_isRunning ? last : 0;
        m_isRunning = true;
        while (true) {
            std::optional<Value> item = m_iterators[level]->next(m_frame.interpreter);
            if (!item) {
                if (level == 0)
                    return false;
                --level;
                continue;
            }
            m_frame.interpreter.step();
            m_evaluator.assign(*m_comprehension.clauses[level].target, std::move(*item));
            if (!holds(m_comprehension.clauses[level]))
                continue;
            if (level == last)
                return true;
            ++level;
            m_iterators[level] = m_frame.interpreter.iterate(m_evaluator.eval(*m_comprehension.clauses[level].iterable));
        }
    }

    bool holds(const ComprehensionClause &clause)
    {
        for (const ExprPtr &condition : clause.conditions) {
            const Value value = m_evaluator.eval(*condition);
            const Truth truth = m_frame.interpreter.truth(value);
            if (truth == Truth::False)
                return false;
            if (truth == Truth::Unknown)
                doubt = value.isUnknown() ? *value.asUnknown() : Unknown{std::make_shared<const std::string>(m_evaluator.whyUnknown(value))};
        }
        return true;
    }

    Frame m_frame;
    const Comprehension &m_comprehension;
    Evaluator m_evaluator;
    std::vector<std::unique_ptr<Iterator>> m_iterators;
    bool m_isRunning = false, m_isOver = false;
};

namespace {

class InFrame {
public:
    InFrame(Interpreter &in, Frame &frame) : m_in(in), m_before(in.state().frame)
    {
        frame.caller = m_before;
        in.state().frame = &frame;
    }
    ~InFrame() { m_in.state().frame = m_before; }
    InFrame(const InFrame &) = delete;
    InFrame &operator=(const InFrame &) = delete;

private:
    Interpreter &m_in;
    Frame *m_before;
};

Value generatorExpression(Frame &frame, const Comprehension &comprehension, const Value &iterable)
{
    capture(frame.interpreter, frame.scope);
    auto run = std::make_shared<ComprehensionRun>(frame, comprehension);
    run->frame().generator = nullptr;
    auto keepName = std::make_shared<std::string>(frame.name);
    run->frame().name = *keepName;
    run->start(iterable);
    return makeIterator("generator", [run, keepName](Interpreter &in) -> std::optional<Value> {
        const InFrame entered(in, run->frame());
        if (!run->advance())
            return std::nullopt;
        if (run->doubt)
            throw UnknownMet(run->doubt->why, in.position());
        return run->element();
    });
}

}  // namespace

Value Evaluator::node(const Comprehension &comprehension, const Expr &)
{
    const Value iterable = eval(*comprehension.clauses[0].iterable);
    f.span = &comprehension.clauses[0].iterable->span;
    if (comprehension.kind == Comprehension::Kind::Generator) {
        try {
            return generatorExpression(f, comprehension, iterable);
        } catch (const UnknownMet &unknown) {
            return unknown.value();
        }
    }
    ComprehensionRun run(f, comprehension);
    const InFrame entered(in, run.frame());
    auto list = makeList({});
    auto set = std::make_shared<Set>();
    auto dict = makeDict();
    std::optional<Unknown> lost;
    const auto take = [&] {
        Value element = run.element();
        if (comprehension.kind == Comprehension::Kind::List)
            list->items.push_back(std::move(element));
        else if (comprehension.kind == Comprehension::Kind::Set)
            set->add(in, element);
        else
            dict->setItem(in, element, run.value());
    };
    const auto perhaps = [&](const Value &why, Branches::Kind kind, const std::function<void()> &work) {
        lost = *why.asUnknown();
        run.evaluator().walk(
            why,
            [&] {
                work();
                return SideEnd();
            },
            [] { return SideEnd(); }, kind);
    };
    try {
        run.start(iterable);
        while (run.advance()) {
            if (run.doubt)
                perhaps(Value(*std::exchange(run.doubt, std::nullopt)), Branches::Kind::Conditional, take);
            else
                take();
        }
    } catch (const UnknownMet &unknown) {
        perhaps(unknown.value(), Branches::Kind::Repeated, [&] {
            run.assignUnknown(unknown.value());
            run.element();
            if (comprehension.value)
                run.value();
        });
    }
    if (lost) {
        list->contentUnknown = set->contentUnknown = true;
        list->unknownWhy = set->unknownWhy = *lost->why;
        dict->loseTrack(*lost->why);
    }
    switch (comprehension.kind) {
    case Comprehension::Kind::List:
        return Value(list);
    case Comprehension::Kind::Set:
        return Value(set);
    case Comprehension::Kind::Dict:
        return Value(dict);
    case Comprehension::Kind::Generator:
        break;
    }
    return {};
}

}  // namespace limbeck::python
