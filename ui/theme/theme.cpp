// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace limbeck::ui {

namespace {

Theme lightTheme()
{
    Theme t;
    t.lanes = {QColor(0x2f6fb7), QColor(0xb3541e), QColor(0x5b8c2a), QColor(0x8e44ad), QColor(0x0f766e), QColor(0xcf1f34), QColor(0x6b5b00), QColor(0xa61e6c)};
    t.applied = QColor(0x226a28);
    t.pending = QColor(0x755200);
    t.standing = QColor(0x1b579c);
    t.ghost = QColor(0x7a7a7a);
    t.added = QColor(0x1f6827);
    t.changed = QColor(0x755200);
    t.removed = QColor(0xab231c);
    t.success = QColor(0x1f6827);
    t.warning = QColor(0x755200);
    t.danger = QColor(0xab231c);
    t.info = QColor(0x1b579c);
    t.muted = QColor(0x565d66);
    t.addedBackground = QColor(0xe3f4e4);
    t.changedBackground = QColor(0xfdf3d9);
    t.removedBackground = QColor(0xfbe3e1);
    t.warningBackground = QColor(0xfdf3d9);
    t.dangerBackground = QColor(0xfbe3e1);
    t.editorBackground = QColor(0xffffff);
    t.editorText = QColor(0x1f2328);
    t.editorMargin = QColor(0xf5f6f8);
    t.editorMarginText = QColor(0x666d76);
    t.editorCurrentLine = QColor(0xf2f6fb);
    t.editorSelection = QColor(0xc9def7);
    t.keyword = QColor(0x8b2c8b);
    t.builtin = QColor(0x1b579c);
    t.string = QColor(0x22702a);
    t.number = QColor(0xa14a00);
    t.comment = QColor(0x636b75);
    t.decorator = QColor(0x7a5c00);
    t.definition = QColor(0x1b579c);
    t.operatorColor = QColor(0x3b4048);
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.isDark = true;
    t.lanes = {QColor(0x7ab8ff), QColor(0xffa866), QColor(0x9fd86b), QColor(0xd0a5ff), QColor(0x5fd6c8), QColor(0xff7d88), QColor(0xe5cf5a), QColor(0xff9ad0)};
    t.applied = QColor(0x7fd486);
    t.pending = QColor(0xe8c26a);
    t.standing = QColor(0x7ab8ff);
    t.ghost = QColor(0x9aa0a8);
    t.added = QColor(0x7fd486);
    t.changed = QColor(0xe8c26a);
    t.removed = QColor(0xff8f85);
    t.success = QColor(0x7fd486);
    t.warning = QColor(0xe8c26a);
    t.danger = QColor(0xff8f85);
    t.info = QColor(0x7ab8ff);
    t.muted = QColor(0xa5adb8);
    t.addedBackground = QColor(0x1f3a24);
    t.changedBackground = QColor(0x40361a);
    t.removedBackground = QColor(0x47211f);
    t.warningBackground = QColor(0x40361a);
    t.dangerBackground = QColor(0x47211f);
    t.editorBackground = QColor(0x1e2126);
    t.editorText = QColor(0xdde1e6);
    t.editorMargin = QColor(0x25292f);
    t.editorMarginText = QColor(0x9098a3);
    t.editorCurrentLine = QColor(0x272c33);
    t.editorSelection = QColor(0x34506f);
    t.keyword = QColor(0xd8a0e8);
    t.builtin = QColor(0x7ab8ff);
    t.string = QColor(0x9fd88a);
    t.number = QColor(0xf0b072);
    t.comment = QColor(0x8d96a1);
    t.decorator = QColor(0xe5cf5a);
    t.definition = QColor(0x8cc4ff);
    t.operatorColor = QColor(0xc4cad2);
    return t;
}

bool isDarkPalette(const QPalette &palette) { return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness(); }

double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

double luminance(const QColor &colour) { return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF()); }

bool isReadableOn(const Theme &theme, const QColor &text, const QColor &ground)
{
    constexpr double kLine = 3.05, kText = 4.55;
    for (const QColor &lane : theme.lanes) {
        if (contrastRatio(lane, ground) < kLine)
            return false;
    }
    for (const QColor &colour : {theme.applied, theme.pending, theme.standing, theme.muted, theme.info, theme.warning, theme.danger, text}) {
        if (contrastRatio(colour, ground) < kText)
            return false;
    }
    return true;
}

/// As much of the highlight as lines and texts can bear.
QColor selectionFor(const Theme &theme, const QPalette &palette, QPalette::ColorGroup group, double share)
{
    const QColor base = palette.color(group, QPalette::Base);
    const QColor text = palette.color(group, QPalette::Text);
    for (double part = share; part > 0.03; part -= 0.02) {
        const QColor ground = mixed(palette.color(group, QPalette::Highlight), base, part);
        if (isReadableOn(theme, text, ground))
            return ground;
    }
    return base;
}

}  // namespace

Theme Theme::forPalette(const QPalette &palette)
{
    Theme theme = isDarkPalette(palette) ? darkTheme() : lightTheme();
    theme.rowSelection = selectionFor(theme, palette, QPalette::Active, 0.30);
    theme.rowSelectionInactive = selectionFor(theme, palette, QPalette::Inactive, 0.18);
    return theme;
}

namespace {

std::optional<Theme> &overriding()
{
    static std::optional<Theme> theme;
    return theme;
}

}  // namespace

ThemeOverride::ThemeOverride(const QPalette &palette) { overriding() = Theme::forPalette(palette); }

ThemeOverride::~ThemeOverride() { overriding().reset(); }

const Theme &Theme::current()
{
    if (overriding())
        return *overriding();
    static QPalette known = QApplication::palette();
    static Theme theme = forPalette(known);
    if (const QPalette now = QApplication::palette(); now != known) {
        known = now;
        theme = forPalette(now);
    }
    return theme;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    const double dark = std::min(first, second), light = std::max(first, second);
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int first, int second) { return qRound(first * share + second * (1 - share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QPalette recoloured(QPalette palette, QPalette::ColorRole role, const QColor &colour)
{
    palette.setColor(role, colour);
    return palette;
}

namespace {

constexpr char kFontKey[] = "appearance/fixedFont";

std::optional<QFont> &chosenFont()
{
    static std::optional<QFont> font = [] {
        const QString stored = QSettings().value(QLatin1String(kFontKey)).toString();
        QFont parsed;
        return !stored.isEmpty() && parsed.fromString(stored) ? std::optional(parsed) : std::nullopt;
    }();
    return font;
}

}  // namespace

void setFixedFont(const std::optional<QFont> &font)
{
    chosenFont() = font;
    QSettings().setValue(QLatin1String(kFontKey), font ? font->toString() : QString());
}

QFont fixedFont()
{
    if (chosenFont())
        return *chosenFont();
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

}  // namespace limbeck::ui
