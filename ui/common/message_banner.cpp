// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/message_banner.h"

#include "theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

namespace limbeck::ui {

namespace {

/// As high as its text, up to a limit.
class TextArea : public QScrollArea {
public:
    explicit TextArea(QLabel *label)
    {
        setWidget(label);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setMaximumLines(int lines) { m_maximumLines = lines; }
    void fit()
    {
        const int limit = fontMetrics().lineSpacing() * m_maximumLines + 4;
        setFixedHeight(std::min(limit, std::max(widget()->heightForWidth(viewport()->width()), fontMetrics().lineSpacing())));
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        fit();
    }

private:
    int m_maximumLines = 6;
};

}  // namespace

MessageBanner::MessageBanner(QWidget *parent) : QFrame(parent), m_layout(new QHBoxLayout(this)), m_icon(new QLabel), m_text(new QLabel)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_layout->setContentsMargins(8, 6, 8, 6);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_layout->addWidget(new TextArea(m_text), 1);
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    applyTone();
    hide();
}

void MessageBanner::setMaximumLines(int lines) { static_cast<TextArea *>(m_text->parentWidget()->parentWidget())->setMaximumLines(lines); }

void MessageBanner::showText(Tone tone, const QString &text)
{
    const bool isNew = text != m_text->text();
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    applyTone();
    setVisible(!text.isEmpty());
    static_cast<TextArea *>(m_text->parentWidget()->parentWidget())->fit();
    if (isNew && !text.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString MessageBanner::text() const { return m_text->text(); }

QPushButton *MessageBanner::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    addWidget(button);
    return button;
}

void MessageBanner::addWidget(QWidget *widget) { m_layout->addWidget(widget, 0, Qt::AlignTop); }

void MessageBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTone();
}

void MessageBanner::applyTone()
{
    const Theme &theme = Theme::current();
    const QColor ground = m_tone == Tone::Danger ? theme.dangerBackground : m_tone == Tone::Success ? theme.addedBackground : theme.warningBackground;
    const QString icon = m_tone == Tone::Danger ? QStringLiteral("error") : m_tone == Tone::Success ? QStringLiteral("info") : QStringLiteral("warning");
    // A new palette of its own is a change of the palette again.
    if (palette().color(QPalette::Window) != ground)
        setPalette(recoloured(recoloured(QPalette(), QPalette::Window, ground), QPalette::Base, ground));
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(themedIcon(icon).pixmap(QSize(side, side), devicePixelRatioF()));
}

}  // namespace limbeck::ui
