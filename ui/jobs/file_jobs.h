// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace limbeck::ui {

/// A file as it was when it was read.
struct FileContent {
    QString path;
    QByteArray bytes;
    bool exists = false;
    QString problem;      ///< why it could not be read although it is there
};

/// What came of writing a file.
struct FileWriting {
    enum class Outcome { Written, ChangedOutside, Failed } outcome = Outcome::Failed;
    QString path;
    QByteArray bytes;     ///< written: what was written; changed outside: what stands there now
    QString problem;      ///< why it failed
};

/// Any thread; throw nothing.
FileContent readFileContent(const QString &path);
/// Writes only if the file still holds `expected` or is gone; through a temporary file, so that there is never half a file.
FileWriting writeFileContent(const QString &path, const QByteArray &bytes, const QByteArray &expected);

}  // namespace limbeck::ui
