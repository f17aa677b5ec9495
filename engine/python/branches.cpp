// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/branches.h"

#include "python/native.h"

/// Branches on unknown values
///
/// `if rows: …` in a preview cannot be decided: both sides are walked, each from the same state. A journal notes every object just before
/// its first change (Interpreter::touch), so that the state can be put back after the first side and both ends can be compared. Where they differ, the
/// value becomes unknown.
///
/// A side may leave instead of reaching the end: it returns, breaks, continues or raises. Then only the other side goes on, with its own state, and all that
/// follows is conditional. The side that left is kept as *departed* with the state in which it left, and its journal stays open. It is settled where its
/// way joins ours again: at the end of the loop pass (continue), of the loop (break), of the function (return), of the try statement (raise). Journals form
/// a stack, so settling one joins the states of all that departed after it. Those whose own place of joining is further out depart again at once, with the joined
/// state as theirs: that loses precision (more becomes unknown), never truth. An exception that nobody caught ends the run: its state is dropped.
///
/// When the path that goes on leaves too, while a departed one joins at this place, the two change roles: the departed one goes on.
///
/// A loop over unknown rows is the same walk with "the body once" on one side and nothing on the other. The host hears about it as repeated.
/// So are exceptions: a handler of an exception that departed is walked as the side of a branch.
namespace limbeck::python {

void Branches::record(Object &object)
{
    States &journal = m_journals.back();
    if (journal.contains(&object))
        return;
    if (ObjectPtr kept = object.weak_from_this().lock())
        journal.emplace(&object, std::make_pair(kept, object.saveState()));
}

Branches::States Branches::capture() const
{
    States states;
    for (const auto &[object, before] : m_journals.back())
        states.emplace(object, std::make_pair(before.first, object->saveState()));
    return states;
}

void Branches::load(const States &states)
{
    for (const auto &[object, state] : m_journals.back()) {
        const auto found = states.find(object);
        object->loadState(found == states.end() ? state.second : found->second.second);
    }
}

/// Ends the innermost journal; the one around it goes on with what it knew.
void Branches::closeJournal()
{
    States journal = std::move(m_journals.back());
    m_journals.pop_back();
    if (!m_journals.empty())
        m_journals.back().merge(journal);
}

/// Ends the innermost journal: the present state and `other` flow together.
void Branches::join(const States &other, const std::shared_ptr<void> &hostOther, const std::string &why)
{
    States journal = std::move(m_journals.back());
    m_journals.pop_back();
    for (auto &[object, before] : journal) {
        if (!m_journals.empty())
            m_journals.back().emplace(object, before);
        const auto found = other.find(object);
        const std::shared_ptr<void> present = object->saveState();
        object->mergeStates(m_interpreter, found == other.end() ? before.second : found->second.second, present, why);
    }
    m_interpreter.host().mergeStates(hostOther, m_interpreter.host().saveState(), why);
}

SideEnd Branches::runSide(const std::string &why, Kind kind, const Side &side)
{
    // States are kept, taken back and joined for it: as much work as this many steps, or what goes both ways everywhere would not end.
    constexpr std::uint64_t kSteps = 100;
    m_interpreter.state().steps += kSteps;
    Host &host = m_interpreter.host();
    const std::size_t marked = mark();
    kind == Kind::Conditional ? host.enterConditional(why) : host.enterRepeated(why);
    SideEnd end;
    try {
        end = side();
    } catch (const Raised &raised) {
        end = {Completion::Raised, {}, std::make_shared<Raised>(raised)};
    } catch (...) {
        drop(marked);
        kind == Kind::Conditional ? host.leaveConditional() : host.leaveRepeated();
        throw;
    }
    joinFrom(marked);
    kind == Kind::Conditional ? host.leaveConditional() : host.leaveRepeated();
    return end;
}

namespace {

bool sameException(Interpreter &in, const SideEnd &a, const SideEnd &b)
{
    const auto *left = a.raised->exception().as<Instance>();
    const auto *right = b.raised->exception().as<Instance>();
    const Value *x = left ? left->findOwn("args") : nullptr;
    const Value *y = right ? right->findOwn("args") : nullptr;
    return x && y && in.classOf(a.raised->exception()) == in.classOf(b.raised->exception()) && sameValue(*x, *y);
}

}  // namespace

SideEnd Branches::walk(const std::string &why, Kind kind, const Side &yes, const Side &no)
{
    Host &host = m_interpreter.host();
    const std::size_t marked = mark();
    const std::shared_ptr<void> hostBefore = host.saveState();
    m_journals.emplace_back();
    SideEnd first, second;
    States afterFirst;
    std::shared_ptr<void> hostFirst;
    try {
        first = runSide(why, kind, yes);
        afterFirst = capture();
        hostFirst = host.saveState();
        load({});
        host.restoreState(hostBefore);
        second = kind == Kind::Repeated ? no() : runSide(why, kind, no);
    } catch (...) {
        closeJournal();
        throw;
    }

    const bool isSame = first.completion == second.completion && (first.completion != Completion::Raised || sameException(m_interpreter, first, second));
    if (isSame) {
        join(afterFirst, hostFirst, why);
        reopen(marked);
        if (second.completion == Completion::Raised)
            throw Raised(*second.raised);
        return {second.completion, mergeValues(first.value, second.value, why), nullptr};
    }
    if (first.completion == Completion::Normal) {
        States afterSecond = capture();
        std::shared_ptr<void> hostSecond = host.saveState();
        load(afterFirst);
        host.restoreState(hostFirst);
        std::swap(first, second);
        afterFirst = std::move(afterSecond);
        hostFirst = std::move(hostSecond);
    }
    m_departed.push_back({std::move(first), why, true, std::move(afterFirst), std::move(hostFirst)});
    host.enterConditional(why);
    reopen(marked);
    if (second.completion == Completion::Raised)
        throw Raised(*second.raised);
    return second;
}

bool Branches::has(std::size_t mark, Completion completion) const
{
    return std::any_of(m_departed.begin() + std::ptrdiff_t(std::min(mark, m_departed.size())), m_departed.end(),
                       [completion](const Departed &departed) { return departed.end.completion == completion; });
}

/// Joins the states of all from `first` on; they stay as marks without a state.
void Branches::joinFrom(std::size_t first)
{
    for (std::size_t i = m_departed.size(); i > first; --i) {
        Departed &departed = m_departed[i - 1];
        if (!departed.isOpen)
            continue;
        departed.isOpen = false;
        join(std::exchange(departed.after, {}), std::exchange(departed.hostAfter, {}), departed.why);
    }
}

/// The marks from `first` on depart from the present state, in the order of the journals.
void Branches::reopen(std::size_t first)
{
    const auto begin = m_departed.begin() + std::ptrdiff_t(std::min(first, m_departed.size()));
    const auto closed = std::stable_partition(begin, m_departed.end(), [](const Departed &departed) { return departed.isOpen; });
    for (auto it = closed; it != m_departed.end(); ++it) {
        m_journals.emplace_back();
        it->isOpen = true;
        it->after.clear();
        it->hostAfter = m_interpreter.host().saveState();
    }
}

void Branches::settle(std::size_t mark, std::initializer_list<Completion> finished)
{
    const auto isFinished = [&finished](const Departed &departed) { return std::find(finished.begin(), finished.end(), departed.end.completion) != finished.end(); };
    const auto lowest = std::find_if(m_departed.begin() + std::ptrdiff_t(std::min(mark, m_departed.size())), m_departed.end(), isFinished);
    if (lowest == m_departed.end())
        return;
    const auto first = std::size_t(lowest - m_departed.begin());
    joinFrom(first);
    for (std::size_t i = m_departed.size(); i > first; --i) {
        if (!isFinished(m_departed[i - 1]))
            continue;
        m_departed.erase(m_departed.begin() + std::ptrdiff_t(i - 1));
        m_interpreter.host().leaveConditional();
    }
    reopen(first);
}

void Branches::depart(SideEnd end, const std::string &why)
{
    m_departed.push_back({std::move(end), why, false, {}, {}});
    m_interpreter.host().enterConditional(why);
    reopen(m_departed.size() - 1);
}

std::optional<Value> Branches::takeReturns(std::size_t mark, std::optional<Value> value)
{
    for (std::size_t i = mark; i < m_departed.size(); ++i) {
        const Departed &departed = m_departed[i];
        if (departed.end.completion == Completion::Return)
            value = value ? mergeValues(*value, departed.end.value, departed.why) : departed.end.value;
    }
    settle(mark, {Completion::Return});
    return value;
}

std::vector<std::shared_ptr<Raised>> Branches::takeRaised(std::size_t mark, const std::function<bool(const Value &)> &matches)
{
    std::vector<std::shared_ptr<Raised>> taken;
    std::size_t lowest = m_departed.size();
    for (std::size_t i = m_departed.size(); i > mark; --i) {
        const Departed &departed = m_departed[i - 1];
        if (departed.end.completion == Completion::Raised && matches(departed.end.raised->exception()))
            lowest = i - 1;
    }
    joinFrom(lowest);
    for (std::size_t i = lowest; i < m_departed.size();) {
        const Departed &departed = m_departed[i];
        if (departed.end.completion != Completion::Raised || !matches(departed.end.raised->exception())) {
            ++i;
            continue;
        }
        taken.push_back(departed.end.raised);
        m_departed.erase(m_departed.begin() + std::ptrdiff_t(i));
        m_interpreter.host().leaveConditional();
    }
    reopen(lowest);
    return taken;
}

void Branches::drop(std::size_t mark)
{
    while (m_departed.size() > mark) {
        if (m_departed.back().isOpen)
            closeJournal();
        m_departed.pop_back();
        m_interpreter.host().leaveConditional();
    }
}

void Branches::clear()
{
    m_journals.clear();
    m_departed.clear();
}

}  // namespace limbeck::python
