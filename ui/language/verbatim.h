// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace limbeck::ui {

/// A text of the engine that is the same in every language: a name, an id, SQL, a path, words of the user, of the server or of Python. Its sentences go through engineText() or errorText()
/// (language/engine_messages.h). There is no third way from a std::string to the window: who writes such a line says which of the two it is, and check_translations.py fails on others.
inline QString verbatim(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

inline QStringList verbatim(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list << verbatim(text);
    return list;
}

}  // namespace limbeck::ui
