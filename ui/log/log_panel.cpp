// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/log_panel.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTextCharFormat>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kMaxLines = 20000;

QColor colourOf(LogPanel::Kind kind, const QPalette &palette)
{
    switch (kind) {
    case LogPanel::Kind::Message:
        return Theme::current().muted;
    case LogPanel::Kind::Sql:
        return palette.color(QPalette::Text);
    case LogPanel::Kind::Warning:
        return Theme::current().warning;
    case LogPanel::Kind::Error:
        return Theme::current().danger;
    }
    return {};
}

}  // namespace

LogPanel::LogPanel(QWidget *parent) : QWidget(parent), m_view(new QPlainTextEdit)
{
    m_view->setReadOnly(true);
    m_view->setMaximumBlockCount(kMaxLines);
    m_view->setFont(fixedFont());
    m_view->setObjectName(QStringLiteral("logView"));
    m_view->setAccessibleName(tr("Log"));
    m_view->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

void LogPanel::append(Kind kind, const QString &text)
{
    QTextCharFormat format;
    format.setForeground(colourOf(kind, palette()));
    QTextCursor cursor(m_view->document());
    cursor.movePosition(QTextCursor::End);
    if (!m_view->document()->isEmpty())
        cursor.insertBlock();
    cursor.insertText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss.zzz ")) + text, format);
    m_view->ensureCursorVisible();
}

QString LogPanel::text() const { return m_view->toPlainText(); }

}  // namespace limbeck::ui
