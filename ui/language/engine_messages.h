// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <string>

namespace limbeck::ui {

/// A sentence of the engine in the window's language. The engine speaks English only (the command line must read like Alembic);
/// what the catalog knows is translated with the names and numbers that it carries, everything else stays: the server's words,
/// SQL, names. A text of several lines is translated line by line. Any thread.
QString engineText(const QString &text);
QString engineText(const std::string &text);

/// Error::toText() in the window's language: message, place, details and hint, one a line.
QString errorText(const Error &error);

}  // namespace limbeck::ui
