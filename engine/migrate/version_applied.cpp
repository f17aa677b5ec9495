// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/version_applied.h"

namespace limbeck::migrate {

using python::Interpreter;
using python::Value;

namespace {

Value texts(const std::vector<std::string> &items)
{
    std::vector<Value> values;
    for (const std::string &item : items)
        values.push_back(Value::text(item));
    return Value(python::makeTuple(std::move(values)));
}

/// The `step` that callbacks get.
class StepInfo : public python::Object {
public:
    StepInfo(const revision::RevisionGraph &graph, const revision::Step &step) : m_graph(graph), m_step(step) {}
    std::string typeName() const override { return "MigrationInfo"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override
    {
        const std::vector<std::string> &upper = m_step.up ? m_step.to : m_step.from;
        const std::vector<std::string> &lower = m_step.up ? m_step.from : m_step.to;
        if (name == "is_upgrade")
            return Value(m_step.up);
        if (name == "is_stamp")
            return Value(m_step.kind == revision::StepKind::Stamp);
        if (name == "is_migration")
            return Value(m_step.kind != revision::StepKind::Stamp);
        if (name == "up_revision_ids")
            return texts(upper);
        if (name == "up_revision_id")
            return upper.empty() ? Value() : Value::text(upper.front());
        if (name == "down_revision_ids")
            return texts(lower);
        if (name == "source_revision_ids")
            return texts(m_step.from);
        if (name == "destination_revision_ids")
            return texts(m_step.to);
        if (name == "up_revision")
            return upper.empty() ? Value() : script(upper.front());
        if (name == "up_revisions")
            return scripts(upper);
        if (name == "down_revisions")
            return scripts(lower);
        if (name == "source_revisions")
            return scripts(m_step.from);
        if (name == "destination_revisions")
            return scripts(m_step.to);
        return std::nullopt;
    }

private:
    class ScriptInfo : public python::Object {
    public:
        explicit ScriptInfo(const revision::Script &script) : m_script(script) {}
        std::string typeName() const override { return "Script"; }
        std::optional<Value> attribute(Interpreter &, std::string_view name) override
        {
            if (name == "revision")
                return Value::text(m_script.id);
            if (name == "doc")
                return Value::text(m_script.doc);
            if (name == "longdoc")
                return Value::text(m_script.longDoc);
            if (name == "path")
                return Value::text(m_script.path);
            if (name == "branch_labels")
                return texts(m_script.branchLabels);
            if (name == "down_revision") {
                if (m_script.downRevisions.empty())
                    return Value();
                return m_script.downRevisions.size() == 1 ? Value::text(m_script.downRevisions.front()) : texts(m_script.downRevisions);
            }
            return std::nullopt;
        }

    private:
        const revision::Script &m_script;
    };

    Value script(const std::string &id) const
    {
        const auto found = m_graph.find(id);
        return found ? Value(std::make_shared<ScriptInfo>(m_graph.script(*found))) : Value();
    }

    Value scripts(const std::vector<std::string> &ids) const
    {
        std::vector<Value> values;
        for (const std::string &id : ids)
            values.push_back(script(id));
        return Value(python::makeTuple(std::move(values)));
    }

    const revision::RevisionGraph &m_graph;
    revision::Step m_step;
};

}  // namespace

void notifyVersionApplied(Interpreter &interpreter, const Value &callback, const revision::RevisionGraph &graph, const revision::Step &step,
                          const std::vector<std::string> &heads, const sqlalchemy::KeywordArguments &arguments)
{
    auto rows = std::make_shared<python::Set>();
    for (const std::string &head : heads)
        rows->add(interpreter, Value::text(head));
    auto runArguments = python::makeDict();
    for (const auto &[name, value] : arguments)
        runArguments->insert(name, value);
    const Value op = interpreter.importModule("alembic.op", {});
    python::CallArguments call;
    call.keywords = {{"ctx", interpreter.call(interpreter.getAttribute(op, "get_context"), std::vector<Value>{})},
                     {"step", Value(std::make_shared<StepInfo>(graph, step))},
                     {"heads", Value(rows)},
                     {"run_args", Value(runArguments)}};
    interpreter.callFunction(callback, std::move(call));
}

}  // namespace limbeck::migrate
