// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/head_fallback.h"

#include "base/deep_stack.h"
#include "base/error.h"
#include "environment/project_host.h"
#include "python/interpreter.h"
#include "sqlalchemy/vocabulary.h"

namespace limbeck::migrate {

using python::Value;

namespace {

constexpr std::uint64_t kBudget = 200'000;

class HeadReader {
public:
    HeadReader(const project::Project &project, const std::string &path)
        : m_path(path), m_surroundings(environment::processSurroundings()), m_vocabulary(nullptr, nullptr), m_host(project, m_vocabulary, m_surroundings),
          m_interpreter(m_host, options())
    {
    }

    revision::ScriptHead read(std::string_view bytes)
    {
        const auto file = python::parse(m_path, std::string(bytes));
        m_module = m_interpreter.runModule(file, "limbeck_head");
        revision::ScriptHead head;
        if (const auto value = member("revision"); value && !value->isNone())
            head.revision = text(*value, "revision");
        const auto down = member("down_revision");
        head.hasDownRevision = down.has_value();
        head.downRevisions = texts(down, "down_revision");
        head.branchLabels = texts(member("branch_labels"), "branch_labels");
        head.dependsOn = texts(member("depends_on"), "depends_on");
        head.docstring = file->docstring;
        head.upgrade = member("upgrade") ? revision::Presence::Yes : revision::Presence::No;
        head.downgrade = member("downgrade") ? revision::Presence::Yes : revision::Presence::No;
        return head;
    }

private:
    static python::InterpreterOptions options()
    {
        python::InterpreterOptions options;
        options.strictness = python::Strictness::Lenient;
        options.budget = kBudget;
        return options;
    }

    std::optional<Value> member(const char *name) { return m_interpreter.findAttribute(Value(m_module), name); }

    std::string text(const Value &value, const char *name)
    {
        if (value.asText())
            return value.asText()->utf8();
        throw Error(ErrorCode::ConfigCrash, std::string(name) + " must be text, found " + (value.isUnknown() ? "a value that is not known" : m_interpreter.repr(value)) + ".",
                    SourcePosition{m_path, 0, 0});
    }

    std::vector<std::string> texts(const std::optional<Value> &value, const char *name)
    {
        if (!value || value->isNone())
            return {};
        if (value->asText())
            return {value->asText()->utf8()};
        if (!value->as<python::List>() && !value->as<python::Tuple>() && !value->as<python::Set>())
            return {text(*value, name)};
        std::vector<std::string> items;
        for (const Value &item : m_interpreter.toVector(*value))
            items.push_back(text(item, name));
        return items;
    }

    std::string m_path;
    sqlalchemy::Surroundings m_surroundings;
    sqlalchemy::Vocabulary m_vocabulary;
    environment::ProjectHost m_host;
    python::Interpreter m_interpreter;
    std::shared_ptr<python::Module> m_module;
};

}  // namespace

revision::VersionLocations versionLocations(const project::Project &project)
{
    return {project.versionLocations, project.recursiveVersionLocations, project.sourceless};
}

revision::HeadFallback headFallback(const project::Project &project)
{
    return [&project](const std::string &path, std::string_view bytes, const revision::HeadDoubt &) {
        revision::ScriptHead head;
        runOnDeepStack([&] { head = HeadReader(project, path).read(bytes); });
        return head;
    };
}

}  // namespace limbeck::migrate
