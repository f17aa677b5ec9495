// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace limbeck::ui {

/// Codes of the languages that the window speaks: "en", "de" …
QStringList languages();
/// Its own name: "Deutsch".
QString languageName(const QString &code);

/// The user's choice; empty: the desktop's language.
QString storedLanguage();
void storeLanguage(const QString &code);

/// Makes tr() speak the language (empty: the desktop's, English when it is none of ours), Qt's own texts included. Widgets that are there already keep their texts: the window is made anew. GUI thread.
void applyLanguage(const QString &code);

}  // namespace limbeck::ui
