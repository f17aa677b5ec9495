// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace limbeck::ui {

namespace {

Theme lightTheme()
{
    Theme t;
    t.lanes = {QColor(0x2f6fb7), QColor(0xb3541e), QColor(0x5b8c2a), QColor(0x8e44ad), QColor(0x0f766e), QColor(0xc0392b), QColor(0x6b5b00), QColor(0xa61e6c)};
    t.applied = QColor(0x2e7d32);
    t.pending = QColor(0x8a6100);
    t.current = QColor(0x1f5fa8);
    t.ghost = QColor(0x7a7a7a);
    t.added = QColor(0x22702a);
    t.changed = QColor(0x8a6100);
    t.removed = QColor(0xb3261e);
    t.success = QColor(0x22702a);
    t.warning = QColor(0x8a6100);
    t.danger = QColor(0xb3261e);
    t.info = QColor(0x1f5fa8);
    t.muted = QColor(0x5f6670);
    t.addedBackground = QColor(0xe3f4e4);
    t.changedBackground = QColor(0xfdf3d9);
    t.removedBackground = QColor(0xfbe3e1);
    t.warningBackground = QColor(0xfdf3d9);
    t.dangerBackground = QColor(0xfbe3e1);
    t.editorBackground = QColor(0xffffff);
    t.editorText = QColor(0x1f2328);
    t.editorMargin = QColor(0xf5f6f8);
    t.editorMarginText = QColor(0x767d86);
    t.editorCurrentLine = QColor(0xf2f6fb);
    t.editorSelection = QColor(0xc9def7);
    t.keyword = QColor(0x8b2c8b);
    t.builtin = QColor(0x1f5fa8);
    t.string = QColor(0x22702a);
    t.number = QColor(0xa14a00);
    t.comment = QColor(0x6a737d);
    t.decorator = QColor(0x7a5c00);
    t.definition = QColor(0x1f5fa8);
    t.operatorColor = QColor(0x3b4048);
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.isDark = true;
    t.lanes = {QColor(0x7ab8ff), QColor(0xffa866), QColor(0x9fd86b), QColor(0xd0a5ff), QColor(0x5fd6c8), QColor(0xff8f85), QColor(0xe5cf5a), QColor(0xff9ad0)};
    t.applied = QColor(0x7fd486);
    t.pending = QColor(0xe8c26a);
    t.current = QColor(0x7ab8ff);
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
    t.editorMarginText = QColor(0x868e99);
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

QPixmap drawIcon(const QString &path, int size, const QColor &colour)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(path);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

}  // namespace

Theme Theme::forPalette(const QPalette &palette) { return isDarkPalette(palette) ? darkTheme() : lightTheme(); }

const Theme &Theme::current()
{
    static Theme theme = forPalette(QApplication::palette());
    static bool known = isDarkPalette(QApplication::palette());
    if (const bool now = isDarkPalette(QApplication::palette()); now != known) {
        known = now;
        theme = forPalette(QApplication::palette());
    }
    return theme;
}

QIcon themedIcon(const QString &name)
{
    const QString path = QStringLiteral(":/icons/%1.svg").arg(name);
    const QPalette palette = QApplication::palette();
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64}) {
        icon.addPixmap(drawIcon(path, size, palette.color(QPalette::Active, QPalette::ButtonText)), QIcon::Normal);
        icon.addPixmap(drawIcon(path, size, palette.color(QPalette::Disabled, QPalette::ButtonText)), QIcon::Disabled);
    }
    return icon;
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

}  // namespace limbeck::ui
