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
/// way joins ours again: at the end of the loop pass (continue), of the loop (break), of the function (return), of the try statement or at the very end
/// (raise). Journals form a stack, so settling one settles the states of all that departed after it: those whose own place of joining is further out
/// stay as marks without a state. That loses precision (more becomes unknown), never truth.
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
    Host &host = m_interpreter.host();
    const std::size_t marked = mark();
    kind == Kind::Conditional ? host.enterConditional(why) : host.enterRepeated(why);
    SideEnd end;
    try {
        end = side();
    } catch (const Raised &raised) {
        end = {Completion::Raised, {}, std::make_shared<Raised>(raised)};
    }
    settle(marked, {});
    kind == Kind::Conditional ? host.leaveConditional() : host.leaveRepeated();
    return end;
}

SideEnd Branches::walk(const std::string &why, Kind kind, const Side &yes, const Side &no)
{
    Host &host = m_interpreter.host();
    const std::shared_ptr<void> hostBefore = host.saveState();
    m_journals.emplace_back();
    SideEnd first = runSide(why, kind, yes);
    States afterFirst = capture();
    std::shared_ptr<void> hostFirst = host.saveState();
    load({});
    host.restoreState(hostBefore);
    SideEnd second = kind == Kind::Repeated ? no() : runSide(why, kind, no);

    if (first.completion == Completion::Normal && second.completion == Completion::Normal) {
        join(afterFirst, hostFirst, why);
        return {Completion::Normal, mergeValues(first.value, second.value, why), nullptr};
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
    if (second.completion == Completion::Raised)
        throw Raised(*second.raised);
    return second;
}

bool Branches::has(std::size_t mark, Completion completion) const
{
    return std::any_of(m_departed.begin() + std::ptrdiff_t(std::min(mark, m_departed.size())), m_departed.end(),
                       [completion](const Departed &departed) { return departed.end.completion == completion; });
}

void Branches::settle(std::size_t mark, std::initializer_list<Completion> finished)
{
    for (std::size_t i = m_departed.size(); i > mark; --i) {
        Departed &departed = m_departed[i - 1];
        if (departed.hasStates) {
            departed.hasStates = false;
            join(std::exchange(departed.after, {}), std::exchange(departed.hostAfter, {}), departed.why);
        }
    }
    for (std::size_t i = m_departed.size(); i > mark; --i) {
        if (std::find(finished.begin(), finished.end(), m_departed[i - 1].end.completion) == finished.end())
            continue;
        m_departed.erase(m_departed.begin() + std::ptrdiff_t(i - 1));
        m_interpreter.host().leaveConditional();
    }
}

void Branches::depart(SideEnd end, const std::string &why)
{
    m_departed.push_back({std::move(end), why, false, {}, {}});
    m_interpreter.host().enterConditional(why);
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

std::shared_ptr<Raised> Branches::takeRaised(std::size_t mark, const std::function<bool(const Value &)> &matches)
{
    for (std::size_t i = mark; i < m_departed.size(); ++i) {
        const Departed &departed = m_departed[i];
        if (departed.end.completion != Completion::Raised || !matches(departed.end.raised->exception()))
            continue;
        std::shared_ptr<Raised> raised = departed.end.raised;
        m_departed.erase(m_departed.begin() + std::ptrdiff_t(i));
        m_interpreter.host().leaveConditional();
        return raised;
    }
    return nullptr;
}

void Branches::clear()
{
    m_journals.clear();
    m_departed.clear();
}

}  // namespace limbeck::python
