// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/new_script.h"

#include "autogenerate/output_encoding.h"
#include "autogenerate/post_write_hooks.h"
#include "base/error.h"
#include "migrate/head_fallback.h"
#include "project/paths.h"
#include "revision/new_revision.h"
#include "revision/script_directory.h"
#include "revision/script_name.h"

#include <chrono>
#include <filesystem>

namespace limbeck::autogenerate {

namespace fs = std::filesystem;
using python::Value;

namespace {

std::string withoutTrailingSlash(std::string path)
{
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}

bool isSameFolder(const std::string &a, const std::string &b)
{
    if (withoutTrailingSlash(a) == withoutTrailingSlash(b))
        return true;
    std::error_code error;
    return fs::equivalent(a, b, error);
}

/// The directory for the file (step 5).
std::string directoryFor(const project::Project &project, const revision::RevisionGraph &graph, const NewScript &script, const std::vector<int> &parents)
{
    std::string directory;
    std::string shown;
    if (script.versionPath) {
        shown = *script.versionPath;
        directory = project::absolutePath(shown, project.root);
    } else if (project.versionLocations.size() == 1) {
        return project.versionLocations.front();
    } else if (parents.empty()) {
        throw Error(ErrorCode::Revision, "Multiple version locations present, please specify --version-path");
    } else {
        shown = directory = project::directoryOf(graph.script(parents.front()).path);
    }
    for (const std::string &location : project.versionLocations) {
        if (isSameFolder(location, directory))
            return location;
    }
    throw Error(ErrorCode::Revision, "Path " + shown + " is not represented in current version locations");
}

void ensureDirectory(const std::string &path, AuthoringEvents &events)
{
    if (project::directoryExists(path))
        return;
    ProgressLine line(events, "Creating directory " + path);
    std::error_code error;
    fs::create_directories(path, error);
    if (error)
        throw Error(ErrorCode::File, "The folder " + path + " cannot be made: " + error.message() + ".");
    line.done();
}

std::vector<Value> texts(const std::vector<std::string> &items)
{
    std::vector<Value> values;
    for (const std::string &item : items)
        values.push_back(Value::text(item));
    return values;
}

Value datetime(python::Interpreter &interpreter, const revision::CreateDate &date)
{
    const Value module = interpreter.importModule("datetime", {});
    std::vector<Value> parts;
    for (const int part : {date.year, date.month, date.day, date.hour, date.minute, date.second, date.microsecond})
        parts.emplace_back(part);
    if (date.offsetSeconds) {
        const Value offset = interpreter.call(interpreter.getAttribute(module, "timedelta"), {Value(0), Value(*date.offsetSeconds)});
        parts.push_back(interpreter.call(interpreter.getAttribute(module, "timezone"), {offset}));
    }
    return interpreter.call(interpreter.getAttribute(module, "datetime"), std::move(parts));
}

/// None → "", text → itself, a sequence → joined by ", ".
Value formatAsComma(python::Interpreter &interpreter, python::CallArguments call)
{
    if (call.positional.size() != 1)
        interpreter.raise("TypeError", "comma takes one value");
    const Value &value = call.positional.front();
    if (value.isNone())
        return Value::text("");
    if (value.asText())
        return value;
    std::string joined;
    for (const Value &item : interpreter.toVector(value))
        joined += (joined.empty() ? "" : ", ") + interpreter.str(item);
    return Value::text(joined);
}

TemplateArguments identifiers(python::Interpreter &interpreter, const NewScript &script, const std::vector<std::string> &parents, const std::vector<std::string> &dependencies,
                              const revision::CreateDate &date)
{
    const auto scalarOr = [](const std::vector<std::string> &items, auto make) {
        return items.empty() ? Value() : items.size() == 1 ? Value::text(items.front()) : Value(make(texts(items)));
    };
    const auto list = [](std::vector<Value> items) { return std::make_shared<python::List>(std::move(items)); };
    return {
        {"up_revision", Value::text(script.id)},
        {"down_revision", scalarOr(parents, [](std::vector<Value> items) { return python::makeTuple(std::move(items)); })},
        {"branch_labels", script.branchLabels.empty() ? Value() : Value(python::makeTuple(texts(script.branchLabels)))},
        {"depends_on", scalarOr(dependencies, list)},
        {"create_date", datetime(interpreter, date)},
        {"comma", python::makeFunction("comma", formatAsComma)},
        {"message", Value::text(script.message.value_or("empty message"))},
    };
}

/// What Alembic does with the map after writing: a duplicate id is told, a label that is taken is an error; the file stays.
void checkWithOthers(const revision::RevisionGraph &graph, const revision::Script &added, AuthoringEvents &events)
{
    std::vector<revision::Script> scripts;
    for (int i = 0; i < graph.size(); ++i) {
        if (!graph.isGhost(i) && graph.script(i).path != added.path)
            scripts.push_back(graph.script(i));
    }
    scripts.push_back(added);
    try {
        const auto after = revision::RevisionGraph::build(std::move(scripts), revision::LoadMode::Strict, revision::DuplicateIds::TakeLater);
        for (const revision::Warning &warning : after.warnings())
            events.warning(warning.message);
    } catch (const Error &error) {
        // Alembic reports this one as a traceback.
        throw Error(ErrorCode::RevisionCrash, error.message(), error.position(), error.hint());
    }
}

std::string labelsShown(const std::vector<std::string> &labels)
{
    std::string text;
    for (const std::string &label : labels)
        text += (text.empty() ? "" : ", ") + label;
    return text;
}

}  // namespace

revision::Script writeScript(const project::Project &project, const revision::RevisionGraph &graph, const NewScript &script, const TemplateArguments &arguments,
                             python::Interpreter &interpreter, AuthoringEvents &events, const StopToken &stop)
{
    revision::checkRevisionId(script.id);
    const std::vector<int> parents = revision::parentsOfNewRevision(graph, script.heads);
    const revision::CreateDate date = revision::createDate(std::chrono::system_clock::now(), project.timezone.value_or(""));
    const std::string directory = directoryFor(project, graph, script, parents);
    const std::string path = directory + "/" + revision::scriptFileName(project.fileTemplate, script.id, revision::slugOf(script.message.value_or(""), project.truncateSlugLength), date);
    ensureDirectory(directory, events);
    ensureDirectory(project::directoryOf(path), events);
    if (!script.splice)
        revision::requireHeads(graph, parents);
    const std::vector<std::string> dependencies = revision::dependenciesOfNewRevision(graph, script.dependsOn);

    std::vector<std::string> parentIds;
    for (const int parent : parents)
        parentIds.push_back(graph.id(parent));
    {
        ProgressLine line(events, "Generating " + path);
        TemplateArguments all = identifiers(interpreter, script, parentIds, dependencies, date);
        all.insert(all.end(), arguments.begin(), arguments.end());
        const std::string templatePath = project.templatePath();
        const std::string text = renderTemplate(interpreter, templatePath, project::readTextFile(templatePath), all);
        project::writeTextFile(path, encodeText(text, project.outputEncoding));
        line.done();
    }
    runPostWriteHooks(project, path, events, stop);

    const revision::Script written = revision::loadScript(path, migrate::headFallback(project));
    if (!script.branchLabels.empty() && written.branchLabels.empty()) {
        throw Error(ErrorCode::Revision, "Version " + written.id + " specified branch_labels " + labelsShown(script.branchLabels) + ", however the migration file " + path
                                             + " does not have them; does script.py.mako have the branch_labels line?");
    }
    checkWithOthers(graph, written, events);
    return written;
}

}  // namespace limbeck::autogenerate
