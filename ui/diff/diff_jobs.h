// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/revision_command.h"
#include "diff/diff_result.h"
#include "jobs/file_jobs.h"
#include "migrate/source_cache.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>

namespace limbeck::ui {

/// What a comparison needs to know. A value.
struct DiffRequest {
    DiffPair pair = DiffPair::Pending;
    std::shared_ptr<const migrate::ProjectSnapshot> snapshot;
    std::optional<database::Url> url;            ///< the chosen database; absent: what env.py says
    environment::EnvironmentRun run;             ///< how the history is folded
    bool mayConnect = true;                      ///< false: only pairs that need no database, and nothing is contacted
    autogenerate::ComparisonChoices choices;     ///< `exact`: the user's consent that the models are read by Python; DiffPair::Reading needs it
};

/// A script that was made of a diff, and whether it does what it should.
struct DiffScript {
    QStringList ids, paths, messages;
    autogenerate::Proof proof;
    QString proofError;      ///< the proof could not be made: why; the script is there nevertheless
};

/// These run on a worker with a deep stack and throw Error, Cancelled. Nothing of the project is run but with DiffRequest::choices.exact; only `newScriptFromDiff` writes (the script, and the project's hooks run as with Alembic).
DiffPtr findDiff(const DiffRequest &request, migrate::SourceCache &sources, const StopToken &stop);
DiffScript newScriptFromDiff(const DiffRequest &request, const autogenerate::RevisionRequest &revision, migrate::SourceCache &sources, const StopToken &stop);
/// Writes the decision about an item into the project's ignore list; an absent reason takes the entry away.
void storeIgnored(const std::string &projectRoot, const std::string &key, const std::optional<std::string> &reason);
/// The project's Python files (no environments, caches, hidden folders, `passedFolders`), and the folders they are in: what to watch. At most `limit` files.
QStringList pythonFiles(const QString &projectRoot, const QStringList &passedFolders, int limit);

}  // namespace limbeck::ui
