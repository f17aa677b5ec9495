// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/file_jobs.h"

#include "base/error.h"
#include "language/engine_messages.h"
#include "project/paths.h"
#include "revision/script_files.h"

#include <QCoreApplication>
#include <QFile>

namespace limbeck::ui {

FileContent readFileContent(const QString &path)
{
    FileContent content;
    content.path = path;
    QFile file(path);
    content.exists = file.exists();
    if (!content.exists)
        return content;
    if (revision::isCompiled(path.toStdString())) {
        content.problem = QCoreApplication::translate("FileJobs", "it is compiled, its source is missing");
        return content;
    }
    if (file.open(QIODevice::ReadOnly))
        content.bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        content.problem = file.errorString();
    return content;
}

FileWriting writeFileContent(const QString &path, const QByteArray &bytes, const QByteArray &expected)
{
    FileWriting writing;
    writing.path = path;
    const FileContent now = readFileContent(path);
    if (now.exists && now.problem.isEmpty() && now.bytes != expected) {
        writing.outcome = FileWriting::Outcome::ChangedOutside;
        writing.bytes = now.bytes;
        return writing;
    }
    try {
        project::writeTextFile(path.toStdString(), bytes.toStdString());
        writing.outcome = FileWriting::Outcome::Written;
        writing.bytes = bytes;
    } catch (const Error &error) {
        writing.problem = engineText(error.message());
    }
    return writing;
}

}  // namespace limbeck::ui
