// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/interface_font.h"

#include <QApplication>
#include <QSettings>

namespace limbeck::ui {

namespace {

constexpr char kKey[] = "appearance/interfaceFont";

/// As it was before the user's came.
const QFont &desktopFont()
{
    static const QFont font = QApplication::font();
    return font;
}

}  // namespace

std::optional<QFont> storedInterfaceFont()
{
    const QString stored = QSettings().value(QLatin1String(kKey)).toString();
    QFont font;
    return !stored.isEmpty() && font.fromString(stored) ? std::optional(font) : std::nullopt;
}

void setInterfaceFont(const std::optional<QFont> &font)
{
    const QFont desktop = desktopFont();
    if (font)
        QSettings().setValue(QLatin1String(kKey), font->toString());
    else
        QSettings().remove(QLatin1String(kKey));
    QApplication::setFont(font.value_or(desktop));
}

void applyStoredInterfaceFont()
{
    (void)desktopFont();
    if (const auto font = storedInterfaceFont())
        QApplication::setFont(*font);
}

}  // namespace limbeck::ui
