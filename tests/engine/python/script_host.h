// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

/// A host for tests: records what scripts print and emit. Its module `test` gives unknown("why") and emit("text").
namespace limbeck::python {

class ScriptHost : public Host {
public:
    std::string printed;
    std::vector<std::string> notes;               ///< opaque calls that were not run, warnings, logs
    std::map<std::string, std::string> sources;   ///< project modules by dotted name
    std::map<std::string, std::string> files;     ///< for open()
    std::map<std::string, std::string> variables;

    std::optional<Value> importModule(Interpreter &, const std::string &dottedName) override;
    std::optional<std::string> findSource(const std::string &dottedName) override;
    std::string readSource(const std::string &path) override;
    const std::map<std::string, std::string> &environment() override { return variables; }
    std::int64_t now() override { return 1'700'000'000'123'456; }
    std::uint64_t randomSeed() override { return 42; }
    void print(const std::string &text) override { printed += text; }
    void log(int level, const std::string &logger, const std::string &text) override;
    void warning(const std::string &text, const SourcePosition &position) override;
    void notRun(const std::string &what, const SourcePosition &position) override;
    std::optional<std::string> readFile(const std::string &path) override;
    void enterConditional(const std::string &why) override { m_conditions.push_back(why); }
    void leaveConditional() override { m_conditions.pop_back(); }
    void enterRepeated(const std::string &) override { ++m_repeated; }
    void leaveRepeated() override { --m_repeated; }
    bool isBalanced() const { return m_conditions.empty() && m_repeated == 0; }

private:
    void emit(const std::string &text);
    std::vector<std::string> m_conditions;
    int m_repeated = 0;
};

/// Runs a script on a deep stack; the text of an error that ends it is printed last.
std::string runScript(ScriptHost &host, const std::string &path, const std::string &text, InterpreterOptions options = {});

}  // namespace limbeck::python
