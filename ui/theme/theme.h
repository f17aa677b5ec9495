// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

#include <array>

namespace limbeck::ui {

/// All colours of the window by meaning, for light or dark (judged by the palette's lightness; Qt 6.4 has no colour scheme hint). A value: take a new one when
/// QEvent::ApplicationPaletteChange comes. Graph lines have a contrast of at least 3:1 with base, alternate base and selection.
struct Theme {
    bool isDark = false;
    std::array<QColor, 8> lanes;                    ///< neighbours are never adjacent in lightness
    QColor applied, pending, current, ghost;        ///< revision states (never by colour alone)
    QColor added, changed, removed;                 ///< diffs
    QColor success, warning, danger, info, muted;   ///< messages; muted: secondary text
    QColor addedBackground, changedBackground, removedBackground, warningBackground, dangerBackground;
    // editors; the lexers ignore the palette
    QColor editorBackground, editorText, editorMargin, editorMarginText, editorCurrentLine, editorSelection;
    QColor keyword, builtin, string, number, comment, decorator, definition, operatorColor;

    static Theme forPalette(const QPalette &palette);
    static const Theme &current();                  ///< of the application's palette, cached until the palette changes
};

/// An icon of our own set (resources/icons/NAME.svg), drawn in the palette's text colour at any size. Names: "open", "refresh", "upgrade", "downgrade", "upgrade-one", "downgrade-one", "stamp", "stop",
/// "save", "target", "connected", "disconnected", "warning", "error", "info", "search", "log", "new", "merge", "copy", "lock", "database", "project", "close".
QIcon themedIcon(const QString &name);

/// Fixed font of editors, SQL and ids.
QFont fixedFont();

}  // namespace limbeck::ui
