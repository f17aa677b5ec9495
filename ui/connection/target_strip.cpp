// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_strip.h"

#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace limbeck::ui {

namespace {

constexpr double kTint = 0.14;
constexpr double kReadable = 4.5;

}  // namespace

TargetStrip::TargetStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("targetStrip"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TargetStrip::show(const Facts &facts)
{
    m_facts = facts;
    setAccessibleName(text());
    setToolTip(protectionSentence(facts.protection));
    updateGeometry();
    update();
}

QString TargetStrip::text() const
{
    if (m_facts.name.isEmpty())
        return {};
    QStringList parts{m_facts.name, stageWord(m_facts.stage), protectionWord(m_facts.protection)};
    if (m_facts.unlockedUntil.isValid())
        parts << tr("unlocked until %1").arg(QLocale().toString(m_facts.unlockedUntil.time(), QLocale::ShortFormat));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString TargetStrip::titleOf(const Facts &facts)
{
    return facts.protection == Protection::Free ? facts.name : tr("%1 (%2)", "database, protection").arg(facts.name, protectionWord(facts.protection));
}

QColor TargetStrip::ground() const
{
    const QColor colour = targetColour(m_facts.colour, m_facts.stage), window = palette().color(QPalette::Window);
    if (!isFull())
        return mixed(colour, window, kTint);
    // The theme's colours are made for texts: towards the ink's opposite until its text can be read.
    const QColor away = Theme::current().isDark ? QColor(Qt::white) : QColor(Qt::black);
    QColor full = colour;
    for (double share = 0.95; contrastRatio(full, Theme::current().isDark ? QColor(Qt::black) : QColor(Qt::white)) < kReadable && share > 0; share -= 0.05)
        full = mixed(colour, away, share);
    return full;
}

QColor TargetStrip::ink() const
{
    if (isFull())
        return Theme::current().isDark ? QColor(Qt::black) : QColor(Qt::white);
    return palette().color(QPalette::WindowText);
}

QSize TargetStrip::sizeHint() const
{
    const int height = fontMetrics().height() + (isFull() ? fontMetrics().height() / 2 : fontMetrics().height() / 4);
    return {fontMetrics().averageCharWidth() * 20, height};
}

void TargetStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ground());
    const QColor colour = targetColour(m_facts.colour, m_facts.stage);
    const int edge = std::max(2, fontMetrics().height() / 6);
    painter.fillRect(QRect(0, height() - edge, width(), edge), isFull() ? ground() : colour);
    if (m_facts.protection == Protection::Protected) {
        const int side = fontMetrics().height() * 5;
        QColor stripes = ink();
        stripes.setAlphaF(0.45F);
        const QBrush hatching(stripes, Qt::BDiagPattern);
        painter.fillRect(QRect(0, 0, side, height()), hatching);
        painter.fillRect(QRect(width() - side, 0, side, height()), hatching);
    }
    QFont font = this->font();
    font.setBold(isFull());
    painter.setFont(font);
    painter.setPen(ink());
    const QRect inner = rect().adjusted(fontMetrics().height() * 5, 0, -fontMetrics().height() * 5, isFull() ? 0 : -edge);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text(), Qt::ElideRight, inner.width());
    painter.drawText(inner, Qt::AlignCenter, shown);
    if (m_facts.protection != Protection::Free) {
        const int icon = metrics.ascent();
        const int left = inner.center().x() - metrics.horizontalAdvance(shown) / 2 - icon - metrics.averageCharWidth();
        QPixmap lock = themedIcon(QStringLiteral("lock")).pixmap(QSize(icon, icon), devicePixelRatioF());
        QPainter tint(&lock);
        tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
        tint.fillRect(lock.rect(), ink());
        tint.end();
        painter.drawPixmap(left, inner.center().y() - icon / 2, lock);
    }
}

}  // namespace limbeck::ui
