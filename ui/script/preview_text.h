// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/preview_world.h"

#include <QString>

#include <vector>

namespace limbeck::ui {

/// SQL of a preview as text for people: statements with semicolons, a comment line before what is not certain ("-- depends on data: …").
/// `lines`: for each line of the text (from 0) the line of the script that made it, 0: none.
struct PreviewText {
    QString text;
    std::vector<int> lines;
};
PreviewText previewText(const std::vector<migrate::PreviewItem> &items);

/// One statement laid out: trimmed, tabs as blanks, with its semicolon.
QString statementText(const sql::Statement &statement);

/// What a statement's certainty means, for badges and comments; empty for certain ones.
QString certaintyText(sql::Certainty certainty, const std::string &reason);

}  // namespace limbeck::ui
