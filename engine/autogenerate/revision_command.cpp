// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/revision_command.h"

#include "autogenerate/directive_scripts.h"
#include "autogenerate/environment_comparison.h"
#include "autogenerate/pending/batches.h"
#include "autogenerate/pending/ignore_list.h"
#include "autogenerate/pending/pending_diff.h"
#include "autogenerate/pending/with_exact_models.h"
#include "base/error.h"
#include "environment/config_object.h"
#include "environment/project_host.h"
#include "revision/script_name.h"
#include "sqlalchemy/vocabulary.h"

#include <set>

namespace limbeck::autogenerate {

using python::Value;

namespace {

/// One `revision` or `merge`: env.py when it is to run, then the scripts.
class RevisionCommand {
public:
    RevisionCommand(const migrate::RunRequest &run, const RevisionRequest &request, AuthoringEvents &events) : m_run(run), m_request(request), m_events(events) {}

    /// `check`: the differences, nothing is written.
    std::vector<Directive> differences()
    {
        m_onlyCompares = true;
        withEnvironment();
        return std::move(m_differences);
    }

    std::vector<revision::Script> execute()
    {
        checkOptions();
        if (m_request.autogenerate || m_run.project->revisionEnvironment)
            withEnvironment();
        else
            withoutEnvironment();
        return std::move(m_written);
    }

private:
    void checkOptions() const
    {
        if (m_request.offline && m_request.autogenerate)
            throw Error(ErrorCode::Revision, "Using --sql with --autogenerate does not make any sense");
        if (m_request.offline && !m_run.project->revisionEnvironment)
            throw Error(ErrorCode::Revision, "Using --sql with the revision command when revision_environment is not configured does not make any sense");
    }

    NewScript newScript() const
    {
        NewScript script;
        script.id = m_request.revisionId && !m_request.revisionId->empty() ? *m_request.revisionId : revision::newRevisionId();
        script.message = m_request.message;
        script.heads = m_request.heads;
        script.splice = m_request.splice;
        if (m_request.branchLabel)
            script.branchLabels = {*m_request.branchLabel};
        script.versionPath = m_request.versionPath;
        script.dependsOn = m_request.dependsOn;
        return script;
    }

    /// The template's code gets an interpreter of its own, without a database.
    void withoutEnvironment()
    {
        sqlalchemy::Surroundings surroundings = m_run.surroundings;
        sqlalchemy::Vocabulary vocabulary(nullptr, nullptr);
        environment::ProjectHost host(*m_run.project, vocabulary, surroundings);
        python::InterpreterOptions options;
        options.stop = m_run.stop;
        python::Interpreter interpreter(host, options);
        const auto config = std::make_shared<environment::ConfigObject>(m_run.project->config, surroundings.xArguments, [this](const std::string &text) { m_run.events->print(text); });
        write(newScript(), {{"config", Value(config)}}, interpreter);
    }

    void withEnvironment()
    {
        if (m_request.autogenerate)
            m_choices = withExactModels(m_request.choices, m_run);
        migrate::RunRequest run = m_run;
        run.writes = false;
        run.readsCatalog = m_request.autogenerate;
        run.plan = migrate::planOfNothing;
        run.inspect = [this](const migrate::RunInspection &inspection) { inspect(inspection); };
        run.afterEnvironment = [this](python::Interpreter &interpreter) {
            writeScripts(interpreter);
            // Values do not outlive their interpreter.
            m_scripts.reset();
            m_comparison.reset();
            m_templateArguments.clear();
        };
        migrate::runEnvironment(run);
    }

    /// Inside env.py, in run_migrations().
    void inspect(const migrate::RunInspection &inspection)
    {
        python::Interpreter &interpreter = inspection.interpreter;
        noteTemplateArguments(interpreter, inspection.facts);
        if (m_request.merge)
            return;
        if (m_request.autogenerate && !isUpToDate(*m_run.graph, inspection.rows))
            throw Error(ErrorCode::Revision, "Target database is not up to date.");
        if (!m_scripts)
            m_scripts = std::make_unique<DirectiveScripts>(interpreter, newScript());
        const auto option = [&](std::string_view name) {
            for (const auto &[key, value] : inspection.facts.all) {
                if (key == name)
                    return value;
            }
            return Value();
        };
        const auto token = [&](std::string_view name, const char *otherwise) {
            const Value value = option(name);
            return value.asText() ? value.asText()->utf8() : std::string(otherwise);
        };
        m_scripts->beginRun(token("upgrade_token", "upgrades"), token("downgrade_token", "downgrades"));
        if (m_request.autogenerate) {
            m_comparison = std::make_unique<EnvironmentComparison>(inspection, *m_run.events, m_run.project->envPath(), choices());
            const std::vector<Directive> upgrade = m_comparison->compare();
            m_scripts->fillRun(upgrade, reversed(upgrade));
        } else {
            m_comparison = std::make_unique<EnvironmentComparison>(inspection, *m_run.events, m_run.project->envPath());
        }
        const Value hook = option("process_revision_directives");
        if (const auto *opaque = hook.as<python::Opaque>()) {
            m_run.events->log(migrate::kWarning, "alembic.warning",
                              "process_revision_directives= of context.configure() is " + opaque->dottedName() + ", which is not part of the project: it is not asked.");
        } else if (!hook.isNone()) {
            m_scripts->callHook(hook, inspection.rows);
        }
    }

    /// The project's list of ignored differences counts unless items were picked.
    ComparisonChoices choices() const
    {
        ComparisonChoices choices = m_choices;
        if (choices.extended && !choices.only)
            choices.ignored.merge(IgnoreList::read(IgnoreList::pathFor(m_run.project->root)).keys());
        return choices;
    }

    void noteTemplateArguments(python::Interpreter &interpreter, const environment::ConfigureFacts &facts)
    {
        for (const auto &[key, value] : facts.all) {
            if (key != "template_args" || value.isNone())
                continue;
            const auto *dict = value.as<python::Dict>();
            if (!dict)
                throw Error(ErrorCode::Config, "context.configure(template_args=…) must be a dictionary, found " + interpreter.typeName(value) + ".", facts.position);
            for (const auto &[name, argument] : dict->entries())
                m_templateArguments.emplace_back(interpreter.str(name), argument);
        }
    }

    void writeScripts(python::Interpreter &interpreter)
    {
        try {
            if (m_onlyCompares)
                collectDifferences();
            else
                writeAll(interpreter);
        } catch (const python::Raised &raised) {
            throw python::scriptError(interpreter, raised);
        }
    }

    void collectDifferences()
    {
        if (!m_scripts)
            return;
        for (DirectiveScripts::Result &result : m_scripts->results()) {
            for (DirectiveScripts::Bodies &bodies : result.bodies)
                m_differences.insert(m_differences.end(), bodies.upgrade.begin(), bodies.upgrade.end());
        }
    }

    void writeAll(python::Interpreter &interpreter)
    {
        TemplateArguments arguments{{"config", interpreter.getAttribute(interpreter.importModule("alembic.context", {}), "config")}};
        arguments.insert(arguments.end(), m_templateArguments.begin(), m_templateArguments.end());
        if (m_request.merge || !m_scripts) {
            // env.py called run_migrations() never, or nothing is asked of it.
            write(newScript(), arguments, interpreter);
            return;
        }
        for (const DirectiveScripts::Result &result : m_scripts->results()) {
            TemplateArguments all = arguments;
            Renderer renderer(m_comparison->renderOptions());
            for (const DirectiveScripts::Bodies &bodies : result.bodies) {
                all.emplace_back(bodies.upgradeToken, Value::text(renderer.body(forDialect(bodies.upgrade))));
                all.emplace_back(bodies.downgradeToken, Value::text(renderer.body(forDialect(bodies.downgrade))));
            }
            std::set<std::string> lines = result.imports;
            lines.insert(renderer.imports().begin(), renderer.imports().end());
            lines.merge(m_comparison->requestedImports());
            std::string imports;
            for (const std::string &line : lines)
                imports += (imports.empty() ? "" : "\n") + line;
            all.emplace_back("imports", Value::text(imports));
            write(result.script, all, interpreter);
        }
    }

    std::vector<Directive> forDialect(const std::vector<Directive> &directives) const
    {
        if (!m_request.choices.extended)
            return directives;
        const RenderOptions options = m_comparison->renderOptions();
        return withBatches(directives, *options.dialect, options.hanging);
    }

    void write(const NewScript &script, const TemplateArguments &arguments, python::Interpreter &interpreter)
    {
        // Each further script stands on those before it.
        const revision::RevisionGraph *graph = m_run.graph;
        std::optional<revision::RevisionGraph> extended;
        if (!m_written.empty()) {
            std::vector<revision::Script> scripts;
            for (int i = 0; i < m_run.graph->size(); ++i) {
                if (!m_run.graph->isGhost(i))
                    scripts.push_back(m_run.graph->script(i));
            }
            scripts.insert(scripts.end(), m_written.begin(), m_written.end());
            extended = revision::RevisionGraph::build(std::move(scripts), revision::LoadMode::Strict, revision::DuplicateIds::TakeLater);
            graph = &*extended;
        }
        m_written.push_back(writeScript(*m_run.project, *graph, script, arguments, interpreter, m_events, m_run.stop));
    }

    const migrate::RunRequest &m_run;
    const RevisionRequest &m_request;
    ComparisonChoices m_choices;                          ///< with the exact models
    AuthoringEvents &m_events;
    bool m_onlyCompares = false;
    std::unique_ptr<DirectiveScripts> m_scripts;
    std::unique_ptr<EnvironmentComparison> m_comparison;  ///< of the last run
    std::vector<Directive> m_differences;
    TemplateArguments m_templateArguments;
    std::vector<revision::Script> m_written;
};

}  // namespace

std::vector<revision::Script> createRevision(const migrate::RunRequest &run, const RevisionRequest &request, AuthoringEvents &events)
{
    return RevisionCommand(run, request, events).execute();
}

std::vector<Directive> findDifferences(const migrate::RunRequest &run, const ComparisonChoices &choices)
{
    RevisionRequest request;
    request.autogenerate = true;
    request.choices = choices;
    AuthoringEvents silent;
    return RevisionCommand(run, request, silent).differences();
}

}  // namespace limbeck::autogenerate
