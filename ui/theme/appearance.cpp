// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/appearance.h"

#include <QApplication>
#include <QSettings>
#include <QToolTip>

namespace limbeck::ui {

namespace {

constexpr char kSettingsKey[] = "appearance/theme";

}  // namespace

std::optional<Appearance> appearanceByName(const QString &name)
{
    for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark}) {
        if (appearanceName(appearance) == name)
            return appearance;
    }
    return std::nullopt;
}

QString appearanceName(Appearance appearance)
{
    switch (appearance) {
    case Appearance::System:
        return QStringLiteral("system");
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

Appearance storedAppearance() { return appearanceByName(QSettings().value(QLatin1String(kSettingsKey)).toString()).value_or(Appearance::System); }

void storeAppearance(Appearance appearance) { QSettings().setValue(QLatin1String(kSettingsKey), appearanceName(appearance)); }

void applyAppearance(Appearance appearance)
{
    QPalette palette;  // the empty one gives the desktop's back
    if (appearance == Appearance::Light)
        palette = lightPalette();
    else if (appearance == Appearance::Dark)
        palette = darkPalette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(QApplication::palette());
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xefefef));
    palette.setColor(QPalette::Base, QColor(0xffffff));
    palette.setColor(QPalette::AlternateBase, QColor(0xf5f5f5));
    palette.setColor(QPalette::Highlight, QColor(0x2f74b5));
    palette.setColor(QPalette::HighlightedText, QColor(0xffffff));
    palette.setColor(QPalette::Link, QColor(0x1b579c));
    palette.setColor(QPalette::LinkVisited, QColor(0x1b579c));
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b7078));
    return palette;
}

QPalette darkPalette()
{
    // From one colour Qt derives the shades of frames and bevels; the rest is said.
    QPalette palette(QColor(0x363b41));
    const QColor text(0xe3e6ea);
    palette.setColor(QPalette::Window, QColor(0x2d3136));
    palette.setColor(QPalette::Base, QColor(0x1e2126));
    palette.setColor(QPalette::AlternateBase, QColor(0x23272c));
    palette.setColor(QPalette::Button, QColor(0x363b41));
    palette.setColor(QPalette::ToolTipBase, QColor(0x363b41));
    palette.setColor(QPalette::Highlight, QColor(0x2f6fab));
    palette.setColor(QPalette::HighlightedText, QColor(0xffffff));
    palette.setColor(QPalette::Link, QColor(0x8cc4ff));
    palette.setColor(QPalette::LinkVisited, QColor(0x8cc4ff));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9aa0a8));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x7c838c));
    return palette;
}

}  // namespace limbeck::ui
