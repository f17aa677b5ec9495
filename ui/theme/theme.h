// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

#include <array>
#include <optional>

namespace limbeck::ui {

/// All colours of the window by meaning, for light or dark (judged by the palette's lightness; Qt 6.4 has no colour scheme hint). A value: take a new one when
/// changeEvent() gets QEvent::PaletteChange (QEvent::ApplicationPaletteChange never gets there). Graph lines have a contrast of at least 3:1 with base, alternate base and rowSelection, text of at least 4.5:1 (tst_theme).
struct Theme {
    bool isDark = false;
    std::array<QColor, 8> lanes;                    ///< neighbours are never adjacent in lightness
    QColor applied, pending, standing, ghost;       ///< revision states (never by colour alone)
    QColor added, changed, removed;                 ///< diffs
    QColor success, warning, danger, info, muted;   ///< messages; muted: secondary text
    QColor rowSelection, rowSelectionInactive;      ///< of rows that are drawn in colours: the palette's highlight, so far mixed into its base that lines and texts can be told from it
    QColor addedBackground, changedBackground, removedBackground, warningBackground, dangerBackground;
    // editors; the lexers ignore the palette
    QColor editorBackground, editorText, editorMargin, editorMarginText, editorCurrentLine, editorSelection;
    QColor keyword, builtin, string, number, comment, decorator, definition, operatorColor;

    static Theme forPalette(const QPalette &palette);
    static const Theme &current();                  ///< of the application's palette, cached until the palette changes
};

/// Theme::current() is that of another palette while this lives: for what is painted on paper. GUI thread, one at a time.
class ThemeOverride {
public:
    explicit ThemeOverride(const QPalette &palette);
    ~ThemeOverride();
    ThemeOverride(const ThemeOverride &) = delete;
    ThemeOverride &operator=(const ThemeOverride &) = delete;
};

/// How well two opaque colours can be told apart: 1 to 21, as the web's accessibility guidelines (WCAG 2) compute it.
double contrastRatio(const QColor &a, const QColor &b);

/// `share` of `a`, the rest of `b`.
QColor mixed(const QColor &a, const QColor &b, double share);

/// A widget's palette with another colour for `role` in all groups.
QPalette recoloured(QPalette palette, QPalette::ColorRole role, const QColor &colour);

/// Makes the icons known that are compiled into this library. themedIcon does it by itself.
void initResources();

/// An icon of our own set (resources/icons/NAME.svg), drawn sharp at any size in the text colour that the palette has at that moment: it follows a palette change by itself. Names: "close", "connected",
/// "copy", "database", "disconnected", "downgrade", "downgrade-one", "error", "eye", "filter", "help", "history", "info", "lock", "log", "merge", "new", "open", "palette", "plan", "plus", "project",
/// "refresh", "save", "search", "stamp", "stop", "target", "terminal", "trash", "undo", "previous", "next", "settings", "diagram", "edit", "compare", "export", "upgrade", "upgrade-one", "warning", "zoom-in", "zoom-out", "fit". An unknown name is a null icon.
QIcon themedIcon(const QString &name);

/// Fixed font of editors, SQL and ids: the user's, else the desktop's at the size of the other texts.
QFont fixedFont();
/// The user's choice; takes effect at the next FontChange or palette change of a widget. Null: the desktop's again. Stored.
void setFixedFont(const std::optional<QFont> &font);

}  // namespace limbeck::ui
