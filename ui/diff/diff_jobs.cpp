// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/diff_jobs.h"

#include "autogenerate/pending/ignore_list.h"
#include "autogenerate/pending/item_texts.h"
#include "autogenerate/pending/items.h"
#include "autogenerate/schema_diff.h"
#include "environment/project_host.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "migrate/schema_blame.h"
#include "project/paths.h"
#include "revision/identifier.h"

#include <QDir>
#include <QDirIterator>
#include <QSet>

namespace limbeck::ui {

namespace {

using namespace autogenerate;

class Messages : public AuthoringEvents {
public:
    void started(const std::string &what, bool) override { texts << verbatim(what); }
    void programOutput(const std::string &text, bool) override { texts << verbatim(text).trimmed(); }
    void warning(const std::string &text) override { texts << engineText(text); }

    QStringList texts;
};

migrate::RunRequest runOf(const DiffRequest &request, migrate::RunEvents &events, migrate::SourceCache &sources, const StopToken &stop)
{
    migrate::RunRequest run;
    run.project = &request.snapshot->project;
    run.graph = request.snapshot->graph.get();
    run.chosenUrl = request.url;
    run.surroundings = environment::processSurroundings();
    run.events = &events;
    run.sources = &sources;
    run.stop = stop;
    run.writes = false;
    return run;
}

ComparisonChoices withIgnored(const DiffRequest &request)
{
    ComparisonChoices choices = request.choices;
    choices.extended = true;
    choices.ignored = IgnoreList::read(IgnoreList::pathFor(request.snapshot->project.root)).keys();
    return choices;
}

void tellReasons(const DiffRequest &request, std::vector<PendingItem> &items)
{
    const IgnoreList list = IgnoreList::read(IgnoreList::pathFor(request.snapshot->project.root));
    for (PendingItem &item : items) {
        item.isIgnored = list.contains(item.key);
        item.ignoreReason = list.reason(item.key);
    }
}

migrate::BlamedObject objectOf(const PendingItem &item)
{
    using Kind = migrate::BlamedObject::Kind;
    const Kind kind = item.subject == PendingItem::Subject::Column ? Kind::Column
        : item.subject == PendingItem::Subject::Index              ? Kind::Index
        : item.subject == PendingItem::Subject::Constraint         ? Kind::Constraint
                                                                   : Kind::Table;
    return {kind, item.table, item.name};
}

/// Which revision should have made what the database lacks or has otherwise.
void blame(const DiffRequest &request, DiffResult &result, const std::vector<std::string> &rows, migrate::SourceCache &sources, const StopToken &stop)
{
    const revision::Resolver resolver(*request.snapshot->graph);
    const std::vector<int> at = revision::revisionsOf(resolver.lookup(rows), "revision");
    std::vector<migrate::BlamedObject> objects;
    for (const PendingItem &item : result.diff.items)
        objects.push_back(objectOf(item));
    const std::vector<std::string> revisions = migrate::blameObjects(*request.snapshot, at, objects, result.diff.dialectName, request.run, sources, stop);
    for (std::size_t i = 0; i < revisions.size(); ++i) {
        if (!revisions[i].empty())
            result.madeBy[result.diff.items[i].key] = revisions[i];
    }
}

void compareSides(const DiffRequest &request, DiffResult &result, migrate::RunRequest run, migrate::SourceCache &sources, const StopToken &stop)
{
    const bool isDrift = request.pair == DiffPair::Drift;
    const DiffSide database{DiffSide::Kind::Database, {}}, models{DiffSide::Kind::Models, {}}, exact{DiffSide::Kind::ExactModels, {}};
    if (!request.mayConnect)
        run.output = [](const std::string &) {};
    run.delegation = request.choices.exact;
    SchemaDiff found = isDrift                    ? diffSchemas(run, *request.snapshot, database, {DiffSide::Kind::Revision, "current"})
        : request.pair == DiffPair::Reading ? diffSchemas(run, *request.snapshot, models, exact)
                                            : diffSchemas(run, *request.snapshot, {DiffSide::Kind::Revision, "heads"}, request.choices.exact ? exact : models);
    result.diff.dialectName = found.dialectName;
    result.diff.items = itemsOf(found.directives);
    result.diff.rendering.dialect = &dialect::dialectByName(found.dialectName);
    result.diff.rendering.completesNames = true;
    result.diff.unread = found.unread;
    result.uncertain = found.uncertain;
    fillTexts(result.diff.items, found.from, result.diff.rendering);
    if (isDrift && !result.diff.items.empty())
        blame(request, result, found.rows, sources, stop);
}

}  // namespace

DiffPtr findDiff(const DiffRequest &request, migrate::SourceCache &sources, const StopToken &stop)
{
    auto result = std::make_shared<DiffResult>();
    result->pair = request.pair;
    migrate::RunEvents silent;
    migrate::RunRequest run = runOf(request, silent, sources, stop);
    if (request.pair == DiffPair::Pending)
        result->diff = findPending(run, withIgnored(request), request.snapshot.get());
    else
        compareSides(request, *result, std::move(run), sources, stop);
    tellReasons(request, result->diff.items);
    result->time = QDateTime::currentDateTime();
    return result;
}

DiffScript newScriptFromDiff(const DiffRequest &request, const RevisionRequest &revision, migrate::SourceCache &sources, const StopToken &stop)
{
    DiffScript script;
    Messages messages;
    migrate::RunEvents silent;
    const migrate::RunRequest run = runOf(request, silent, sources, stop);
    RevisionRequest wanted = revision;
    wanted.autogenerate = true;
    wanted.choices = withIgnored(request);
    for (const revision::Script &written : createRevision(run, wanted, messages)) {
        script.ids << verbatim(written.id);
        script.paths << verbatim(written.path);
    }
    script.messages = messages.texts;
    if (script.paths.isEmpty())
        return script;
    try {
        const std::string text = project::readTextFile(script.paths.back().toStdString());
        script.proof = proveScript(run, *request.snapshot, text, wanted.choices);
    } catch (const Cancelled &) {
        throw;
    } catch (const Error &error) {
        script.proofError = errorText(error);
    }
    return script;
}

void storeIgnored(const std::string &projectRoot, const std::string &key, const std::optional<std::string> &reason)
{
    const std::string path = IgnoreList::pathFor(projectRoot);
    IgnoreList list = IgnoreList::read(path);
    if (reason)
        list.add(key, *reason);
    else
        list.remove(key);
    list.write(path);
}

QStringList pythonFiles(const QString &projectRoot, const QStringList &passedFolders, int limit)
{
    static const QSet<QString> kPassed{QStringLiteral("node_modules"), QStringLiteral("site-packages"), QStringLiteral("__pycache__"), QStringLiteral("venv"), QStringLiteral("env"),
                                       QStringLiteral("build"), QStringLiteral("dist")};
    QStringList found, open{projectRoot};
    while (!open.isEmpty() && found.size() < limit) {
        const QDir folder(open.takeFirst());
        if (passedFolders.contains(folder.path()))
            continue;
        bool holdsPython = false;
        for (const QFileInfo &entry : folder.entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
            if (entry.isDir()) {
                const bool isEnvironment = QFileInfo::exists(entry.filePath() + QStringLiteral("/pyvenv.cfg"));
                if (!isEnvironment && !kPassed.contains(entry.fileName()))
                    open << entry.filePath();
            } else if (entry.suffix() == QLatin1String("py") && found.size() < limit) {
                found << entry.filePath();
                holdsPython = true;
            }
        }
        if (holdsPython)
            found << folder.path();
    }
    return found;
}

}  // namespace limbeck::ui
