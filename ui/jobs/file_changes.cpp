// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_changes.h"

#include "base/error.h"
#include "jobs/file_jobs.h"
#include "language/engine_messages.h"
#include "project/paths.h"

#include <QCoreApplication>
#include <QFile>

namespace limbeck::ui {

namespace {

class FileChangeTexts {
    Q_DECLARE_TR_FUNCTIONS(FileChanges)
};

/// Empty: done.
QString setContent(const QString &path, const std::optional<QByteArray> &content)
{
    if (!content) {
        // The desktop's trash keeps it, where there is one.
        if (QFile::moveToTrash(path))
            return {};
        QFile file(path);
        return file.remove() ? QString() : FileChangeTexts::tr("%1 cannot be removed: %2.").arg(path, file.errorString());
    }
    try {
        project::writeTextFile(path.toStdString(), content->toStdString());
        return {};
    } catch (const Error &error) {
        return engineText(error.message());
    }
}

/// Empty: the file holds what it should.
QString checkContent(const QString &path, const std::optional<QByteArray> &expected)
{
    const FileContent now = readFileContent(path);
    if (!now.problem.isEmpty())
        return FileChangeTexts::tr("%1 cannot be read: %2.").arg(path, now.problem);
    if (!expected)
        return now.exists ? FileChangeTexts::tr("%1 is there meanwhile: nothing was changed.").arg(path) : QString();
    if (!now.exists)
        return FileChangeTexts::tr("%1 is gone: nothing was changed.").arg(path);
    return now.bytes == *expected ? QString() : FileChangeTexts::tr("%1 was changed since: nothing was changed here.").arg(path);
}

}  // namespace

QString applyFileChanges(const std::vector<FileChange> &changes, bool forward)
{
    for (const FileChange &change : changes) {
        if (const QString problem = checkContent(change.path, forward ? change.before : change.after); !problem.isEmpty())
            return problem;
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const QString problem = setContent(changes[i].path, forward ? changes[i].after : changes[i].before);
        if (problem.isEmpty())
            continue;
        while (i-- > 0)
            setContent(changes[i].path, forward ? changes[i].before : changes[i].after);
        return problem;
    }
    return {};
}

}  // namespace limbeck::ui
