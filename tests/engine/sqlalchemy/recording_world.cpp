// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording_world.h"

#include "base/deep_stack.h"

#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

std::string trimmed(std::string text)
{
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

class VocabularyHost : public python::Host {
public:
    explicit VocabularyHost(Vocabulary &vocabulary) : m_vocabulary(vocabulary) {}
    std::string printed;
    std::optional<python::Value> importModule(python::Interpreter &interpreter, const std::string &name) override { return m_vocabulary.importModule(interpreter, name); }
    void print(const std::string &text) override { printed += text; }
    void enterConditional(const std::string &why) override
    {
        if (m_vocabulary.world())
            m_vocabulary.world()->enterConditional(why);
    }
    void leaveConditional() override
    {
        if (m_vocabulary.world())
            m_vocabulary.world()->leaveConditional();
    }

private:
    Vocabulary &m_vocabulary;
};

}  // namespace

RecordingWorld::RecordingWorld(const dialect::Dialect &dialect, WorldKind kind) : m_dialect(dialect), m_kind(kind)
{
    m_state.offline = kind == WorldKind::Offline;
    m_surroundings.xArguments = {"data=true", "flag"};
    m_surroundings.tag = "v1";
}

void RecordingWorld::note(const std::string &statement)
{
    // As the offline writer: only PostgreSQL prints transaction words.
    if (m_dialect.name() == "postgresql")
        statements.push_back(statement);
}

void RecordingWorld::emit(const operation::Operation &operation)
{
    operations.push_back(operation);
    m_dialect.compile(operation, m_state, [this](sql::Statement statement) { statements.push_back(trimmed(statement.text)); });
}

ExecuteResult RecordingWorld::execute(const sql::Executable &executable, const std::vector<dialect::Parameters> &parameters, SourcePosition)
{
    std::string last;
    m_dialect.compileExecutable(executable, parameters, m_state, [&](sql::Statement statement) {
        last = trimmed(statement.text);
        statements.push_back(last);
    });
    if (m_kind == WorldKind::Offline)
        return NoResult{};
    if (answer)
        return answer(last);
    return UnknownResult{"rows of " + last};
}

std::optional<schema::Schema> RecordingWorld::inspect(const dialect::ReflectScope &) { return schema; }

std::optional<std::vector<std::string>> RecordingWorld::tableNames(const std::optional<std::string> &)
{
    if (!schema)
        return std::nullopt;
    std::vector<std::string> names;
    for (const auto &[name, table] : schema->tables)
        names.push_back(name.name.text);
    return names;
}

std::optional<std::vector<std::string>> RecordingWorld::viewNames(const std::optional<std::string> &)
{
    return schema ? std::optional(std::vector<std::string>{}) : std::nullopt;
}

Outcome runScript(World *world, const std::string &text, MigrationEnvironment *environment)
{
    Outcome outcome;
    runOnDeepStack([&] {
        Vocabulary vocabulary(world, environment);
        VocabularyHost host(vocabulary);
        python::Interpreter interpreter(host);
        const std::string prefix = "from alembic import op, context; import sqlalchemy as sa; from sqlalchemy.dialects import postgresql\n";
        try {
            interpreter.runModule(python::parse("case.py", prefix + text), "case");
        } catch (const Error &error) {
            outcome.exception = error.message();
        }
        outcome.printed = host.printed;
    });
    return outcome;
}

}  // namespace limbeck::sqlalchemy
