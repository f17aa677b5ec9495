// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/revision_command.h"
#include "autogenerate/schema_diff.h"
#include "base/error.h"
#include "cli/pending_report.h"
#include "cli/session.h"

#include <algorithm>
#include <cstdio>

namespace limbeck::cli {

namespace {

/// Progress lines to stdout, the programs' output where they wrote it.
class Progress : public autogenerate::AuthoringEvents {
public:
    explicit Progress(Output &output) : m_output(output) {}
    void started(const std::string &what, bool ownLines) override { m_output.progress(what, ownLines); }
    void finished(bool ok) override { m_output.done(ok); }
    void programOutput(const std::string &text, bool toStderr) override
    {
        std::FILE *stream = toStderr ? stderr : stdout;
        std::fwrite(text.data(), 1, text.size(), stream);
        std::fflush(stream);
    }
    void warning(const std::string &text) override { m_output.warning(text); }

private:
    Output &m_output;
};

autogenerate::RevisionRequest commonRequest(const Arguments &arguments)
{
    autogenerate::RevisionRequest request;
    request.message = arguments.value("message");
    request.splice = arguments.has("splice");
    request.branchLabel = arguments.value("branch-label");
    request.revisionId = arguments.value("rev-id");
    return request;
}

int write(Session &session, const autogenerate::RevisionRequest &request)
{
    Progress progress(session.output());
    migrate::RunRequest run = session.request();
    if (request.offline)
        run.output = [&session](const std::string &text) { session.output().sql(text); };
    autogenerate::createRevision(run, request, progress);
    return 0;
}

}  // namespace

namespace {

/// The script that would be written leaves nothing, or nothing is written.
void requireProof(Session &session, const autogenerate::ComparisonChoices &choices)
{
    const auto snapshot = migrate::openProject(session.configRequest(), session.delegation());
    const autogenerate::Proof proof = autogenerate::provePending(session.request(), *snapshot, choices);
    for (const std::string &text : proof.uncertain)
        session.output().warning("not certain: " + text);
    if (!proof.error.empty())
        throw Error(ErrorCode::Revision, "The new script would not run: " + proof.error, proof.position);
    if (!proof.holds) {
        std::string text = "The new script would leave differences; nothing was written:\n";
        for (const autogenerate::PendingItem &item : proof.remaining)
            text += item.description + "\n";
        throw Error(ErrorCode::Revision, text);
    }
    session.output().line("Proved: after the script the schema is as the models say.");
}

}  // namespace

int runRevision(Session &session)
{
    const Arguments &arguments = session.arguments();
    autogenerate::RevisionRequest request = commonRequest(arguments);
    request.autogenerate = arguments.has("autogenerate");
    request.choices = askedFor(session, choicesOf(arguments));
    request.offline = arguments.has("sql");
    if (const auto head = arguments.value("head"))
        request.heads = {*head};
    request.versionPath = arguments.value("version-path");
    request.dependsOn = arguments.all("depends-on");
    if (arguments.has("prove"))
        requireProof(session, request.choices);
    return write(session, request);
}

namespace {

autogenerate::SchemaDiff diffOf(Session &session, const std::string &from, const std::string &to)
{
    const auto snapshot = migrate::openProject(session.configRequest(), session.delegation());
    migrate::RunRequest run = session.request();
    if (const auto python = session.arguments().value("exact"))
        run.delegation = migrate::Delegation{*python};
    autogenerate::SchemaDiff diff = autogenerate::diffSchemas(run, *snapshot, autogenerate::DiffSide::parse(from), autogenerate::DiffSide::parse(to));
    for (const std::string &text : diff.uncertain)
        session.output().warning("not certain: " + text);
    return diff;
}

autogenerate::DiffFormat formatOf(const std::string &word)
{
    if (word == "text")
        return autogenerate::DiffFormat::Text;
    if (word == "sql")
        return autogenerate::DiffFormat::Sql;
    if (word == "json")
        return autogenerate::DiffFormat::Json;
    throw Error(ErrorCode::Config, "No such format: '" + word + "'", {}, "The formats are text, sql and json.");
}

/// What is there and what its revisions would have made.
int runDriftCheck(Session &session)
{
    autogenerate::SchemaDiff diff = diffOf(session, "db", "current");
    diff.directives = diff.certain();
    if (diff.directives.empty()) {
        session.output().line("The database is as its revisions made it.");
        return 0;
    }
    throw Error(ErrorCode::Revision, "The database is not as its revisions made it. What would set it right:\n" + autogenerate::formatDiff(diff, autogenerate::DiffFormat::Text));
}

}  // namespace

namespace {

/// Database to models by the comparison of the pending diff.
int runExtendedDiff(Session &session, autogenerate::DiffFormat format)
{
    const Arguments &arguments = session.arguments();
    if (arguments.value("from").value_or("db") != "db" || arguments.value("to").value_or("models") != "models")
        throw Error(ErrorCode::Config, "diff --extended compares the database with the models: it takes no other sides.");
    const autogenerate::PendingDiff diff = autogenerate::findPending(session.request(), choicesOf(arguments));
    if (format != autogenerate::DiffFormat::Json) {
        for (const std::string &text : diff.unread)
            session.output().warning(text);
    }
    switch (format) {
    case autogenerate::DiffFormat::Text: session.output().text(reportOf(diff)); break;
    case autogenerate::DiffFormat::Sql: session.output().text(sqlOf(diff)); break;
    case autogenerate::DiffFormat::Json: session.output().text(jsonOf(diff)); break;
    }
    return 0;
}

}  // namespace

int runDiff(Session &session)
{
    const Arguments &arguments = session.arguments();
    const autogenerate::DiffFormat format = formatOf(arguments.value("format").value_or("text"));
    const std::string from = arguments.value("from").value_or("db"), to = arguments.value("to").value_or("models");
    const bool hasDecisions = !arguments.all("rename").empty() || !arguments.all("fill").empty();
    // With a side `exact`, --exact says which Python.
    const bool wantsExactModels = arguments.has("exact") && from != "exact" && to != "exact";
    if (arguments.has("extended") || hasDecisions || wantsExactModels)
        return runExtendedDiff(session, format);
    const autogenerate::SchemaDiff diff = diffOf(session, from, to);
    session.output().text(autogenerate::formatDiff(diff, format));
    return 0;
}

namespace {

/// Everything that can be compared; what is ignored does not count.
int runExtendedCheck(Session &session, const autogenerate::ComparisonChoices &choices)
{
    const autogenerate::PendingDiff diff = autogenerate::findPending(session.request(), choices);
    if (!diff.isUpToDate)
        throw Error(ErrorCode::Revision, "Target database is not up to date.");
    for (const std::string &text : diff.unread)
        session.output().warning(text);
    const bool any = std::any_of(diff.items.begin(), diff.items.end(), [](const autogenerate::PendingItem &item) { return !item.isIgnored; });
    const std::string report = reportOf(diff);
    if (any)
        throw Error(ErrorCode::Revision, "New upgrade operations detected:\n" + report);
    session.output().text(report);
    session.output().line("No new upgrade operations detected.");
    return 0;
}

}  // namespace

int runCheck(Session &session)
{
    if (session.arguments().has("drift"))
        return runDriftCheck(session);
    const autogenerate::ComparisonChoices choices = choicesOf(session.arguments());
    if (choices.extended)
        return runExtendedCheck(session, choices);
    const std::vector<autogenerate::Directive> differences = autogenerate::findDifferences(session.request(), choices);
    if (!differences.empty())
        throw Error(ErrorCode::Revision, "New upgrade operations detected: " + autogenerate::differenceText(differences));
    session.output().line("No new upgrade operations detected.");
    return 0;
}

int runMerge(Session &session)
{
    autogenerate::RevisionRequest request = commonRequest(session.arguments());
    request.merge = true;
    request.heads = session.arguments().positionals;
    return write(session, request);
}

}  // namespace limbeck::cli
