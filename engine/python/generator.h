// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/evaluator.h"

#include <boost/context/fiber.hpp>

namespace limbeck::python {

/// A generator: its body runs on a stack of its own and is left at each yield. Exceptions cross by hand, never through the switch.
class Generator : public Object {
public:
    Generator(Interpreter &in, std::shared_ptr<Function> function, std::shared_ptr<Scope> scope);
    ~Generator() override;
    std::string typeName() const override { return "generator"; }

    /// Goes on until the next yield; nullopt: the body ended (`result` then). `sent` is what yield gives; `raised` is raised at the yield instead.
    std::optional<Value> resume(Interpreter &in, Value sent, std::shared_ptr<Raised> raised);
    void close(Interpreter &in);
    const Value &result() const { return m_result; }

    /// Called by the body, on its stack.
    Value yield(Value value);

    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::unique_ptr<Iterator> iterate(Interpreter &) override;
    std::shared_ptr<const std::string> unknownContent() const override { return m_lost; }
    std::string repr(Interpreter &) override;
    std::shared_ptr<void> saveState() const override;
    void loadState(const std::shared_ptr<void> &) override;
    void mergeStates(Interpreter &, const std::shared_ptr<void> &a, const std::shared_ptr<void> &b, const std::string &why) override;

private:
    void runBody();

    Interpreter &m_interpreter;
    std::shared_ptr<Function> m_function;
    std::shared_ptr<Scope> m_scope;
    boost::context::fiber m_body;    ///< where the body waits
    boost::context::fiber m_outside; ///< where its user waits
    const char *m_stackLimit = nullptr;
    Frame *m_frame = nullptr;
    enum class State { Fresh, Waiting, Running, Done } m_state = State::Fresh;
    std::optional<Value> m_yielded;
    Value m_sent, m_result;
    std::shared_ptr<Raised> m_toRaise;
    std::exception_ptr m_failure;
    bool m_abandon = false;          ///< the interpreter drops it: the body unwinds without running anything
    std::size_t m_mark = 0;          ///< of the branches when it was resumed
    std::uint64_t m_steps = 0;
    std::shared_ptr<const std::string> m_lost;
};

}  // namespace limbeck::python
