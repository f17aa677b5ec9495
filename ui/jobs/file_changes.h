// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace limbeck::ui {

/// What a file held before and after; absent: there was, or is, no file.
struct FileChange {
    QString path;
    std::optional<QByteArray> before, after;
    bool operator==(const FileChange &) const = default;
};

/// One file operation of the program, as people call it: "Edit message of 3f9c12". All its files change, or none.
struct FileCommand {
    QString text;
    std::vector<FileChange> changes;
};

/// Goes `forward` (before → after) or back. Every file is looked at first: one that does not hold what it should has been changed by somebody else, and then nothing is written. A failure half-way puts back what was
/// written. The sentence that says why not; empty: done. Any thread; throws nothing.
QString applyFileChanges(const std::vector<FileChange> &changes, bool forward);

}  // namespace limbeck::ui
