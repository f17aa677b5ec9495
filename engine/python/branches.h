// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <functional>

/// Branches on unknown values; the idea is told in branches.cpp.
namespace limbeck::python {

/// How a statement ended. Raised appears only in the ends of sides; elsewhere an exception of Python is a C++ exception.
enum class Completion { Normal, Break, Continue, Return, Raised };

struct SideEnd {
    Completion completion = Completion::Normal;
    Value value;                      ///< returned, or the value of an expression
    std::shared_ptr<Raised> raised;
};
using Side = std::function<SideEnd()>;

class Branches {
public:
    explicit Branches(Interpreter &interpreter) : m_interpreter(interpreter) {}

    void touch(Object &object)
    {
        if (!m_journals.empty())
            record(object);
    }
    bool isActive() const { return !m_journals.empty() || !m_departed.empty(); }

    enum class Kind {
        Conditional,  ///< either side
        Repeated      ///< `yes` any number of times
    };
    /// Walks both sides from the same state and goes on with what is left; throws Raised when the side that goes on raised.
    SideEnd walk(const std::string &why, Kind kind, const Side &yes, const Side &no);

    /// The departed sides since a mark belong to the statement that took it.
    std::size_t mark() const { return m_departed.size(); }
    bool has(std::size_t mark, Completion completion) const;
    bool hasAny(std::size_t mark) const { return m_departed.size() > mark; }
    const std::string &whyOf(std::size_t mark) const { return m_departed[mark].why; }
    /// Sides since `mark` that ended by one of `finished` join the present path here: the states flow together. The others go on being departed.
    void settle(std::size_t mark, std::initializer_list<Completion> finished);
    /// The present path ends like this while others go on in its place.
    void depart(SideEnd end, const std::string &why);
    /// What a function returns: `value` and what departed sides returned since `mark`. nullopt as `value`: the present path returns nothing.
    std::optional<Value> takeReturns(std::size_t mark, std::optional<Value> value);
    /// All exceptions that left since `mark` and match join the present path; they are returned in order.
    std::vector<std::shared_ptr<Raised>> takeRaised(std::size_t mark, const std::function<bool(const Value &)> &matches);
    /// The run is over: what departed since `mark` ended it and leaves no state behind.
    void drop(std::size_t mark);
    /// Forgets everything (an error ended the run).
    void clear();

private:
    using States = std::unordered_map<Object *, std::pair<ObjectPtr, std::shared_ptr<void>>>;
    struct Departed {
        SideEnd end;
        std::string why;
        bool isOpen = true;  ///< its journal is open; what `after` does not name is as the journal's beginning
        States after;
        std::shared_ptr<void> hostAfter;
    };
    void record(Object &object);
    SideEnd runSide(const std::string &why, Kind kind, const Side &side);
    States capture() const;
    void load(const States &states);
    void closeJournal();
    void joinFrom(std::size_t first);
    void reopen(std::size_t first);
    void join(const States &other, const std::shared_ptr<void> &hostOther, const std::string &why);

    Interpreter &m_interpreter;
    std::vector<States> m_journals;  ///< states from before, innermost last
    std::vector<Departed> m_departed;
};

}  // namespace limbeck::python
