// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/revision_command.h"
#include "base/error.h"
#include "cli/session.h"

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

int runRevision(Session &session)
{
    const Arguments &arguments = session.arguments();
    autogenerate::RevisionRequest request = commonRequest(arguments);
    request.autogenerate = arguments.has("autogenerate");
    request.offline = arguments.has("sql");
    if (const auto head = arguments.value("head"))
        request.heads = {*head};
    request.versionPath = arguments.value("version-path");
    request.dependsOn = arguments.all("depends-on");
    return write(session, request);
}

int runCheck(Session &session)
{
    const std::vector<autogenerate::Directive> differences = autogenerate::findDifferences(session.request());
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
