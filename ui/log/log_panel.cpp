// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/log_panel.h"

#include "common/tool_button.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

constexpr std::size_t kMaxEntries = 20000;
constexpr int kMaxLines = 60000;
constexpr int kFlushMs = 30;

enum KindFilter { AllKinds, SqlOnly, ProblemsOnly };

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

/// The kind as a sign, so that it is not told by colour alone.
QLatin1String signOf(LogPanel::Kind kind)
{
    switch (kind) {
    case LogPanel::Kind::Message:
        return QLatin1String("   ");
    case LogPanel::Kind::Sql:
        return QLatin1String(" > ");
    case LogPanel::Kind::Warning:
        return QLatin1String(" ! ");
    case LogPanel::Kind::Error:
        return QLatin1String(" X ");
    }
    return {};
}

}  // namespace

LogPanel::LogPanel(QWidget *parent)
    : QWidget(parent), m_kinds(new QComboBox), m_words(new QLineEdit), m_copy(makeToolButton(QStringLiteral("copy"), tr("Copy what is shown"), QStringLiteral("logCopy"))),
      m_clear(makeToolButton(QStringLiteral("trash"), tr("Clear the log"), QStringLiteral("logClear"))), m_view(new QPlainTextEdit)
{
    m_kinds->addItems({tr("Everything"), tr("SQL"), tr("Warnings and errors")});
    m_kinds->setObjectName(QStringLiteral("logKinds"));
    m_kinds->setAccessibleName(tr("Kinds of entries"));
    m_words->setPlaceholderText(tr("Filter"));
    m_words->setAccessibleName(tr("Filter the log"));
    m_words->setObjectName(QStringLiteral("logFilter"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(themedIcon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_words->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_view->setReadOnly(true);
    m_view->setUndoRedoEnabled(false);
    m_view->setMaximumBlockCount(kMaxLines);
    m_view->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_view->setFont(fixedFont());
    m_view->setObjectName(QStringLiteral("logView"));
    m_view->setAccessibleName(tr("Log"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 4, 6, 4);
    bar->addWidget(m_kinds);
    bar->addWidget(m_words, 1);
    bar->addStretch(1);
    bar->addWidget(m_copy);
    bar->addWidget(m_clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    m_flush.setSingleShot(true);
    m_flush.setInterval(kFlushMs);
    connect(&m_flush, &QTimer::timeout, this, &LogPanel::flush);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &LogPanel::rebuild);
    connect(m_words, &QLineEdit::textChanged, this, &LogPanel::rebuild);
    connect(m_copy, &QToolButton::clicked, this, &LogPanel::copy);
    connect(m_clear, &QToolButton::clicked, this, &LogPanel::clear);
}

void LogPanel::append(Kind kind, const QString &text)
{
    m_entries.push_back({kind, QTime::currentTime(), text});
    m_unwritten = std::min(m_unwritten + 1, kMaxEntries);
    if (m_entries.size() > kMaxEntries)
        m_entries.pop_front();
    if (!m_flush.isActive())
        m_flush.start();
}

bool LogPanel::isShown(const Entry &entry) const
{
    if (m_kinds->currentIndex() == SqlOnly && entry.kind != Kind::Sql)
        return false;
    if (m_kinds->currentIndex() == ProblemsOnly && entry.kind != Kind::Warning && entry.kind != Kind::Error)
        return false;
    return entry.text.contains(m_words->text(), Qt::CaseInsensitive);
}

void LogPanel::write(QTextCursor &cursor, const Entry &entry)
{
    if (!isShown(entry))
        return;
    QTextCharFormat format;
    format.setForeground(colourOf(entry.kind, palette()));
    if (!m_view->document()->isEmpty())
        cursor.insertBlock();
    cursor.insertText(entry.time.toString(QStringLiteral("HH:mm:ss.zzz")) + signOf(entry.kind) + entry.text, format);
}

void LogPanel::flush()
{
    QScrollBar *bar = m_view->verticalScrollBar();
    const bool follows = bar->value() >= bar->maximum() - 1;
    QTextCursor cursor(m_view->document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (std::size_t i = m_entries.size() - m_unwritten; i < m_entries.size(); ++i)
        write(cursor, m_entries[i]);
    cursor.endEditBlock();
    m_unwritten = 0;
    if (follows)
        bar->setValue(bar->maximum());
}

void LogPanel::rebuild()
{
    m_view->clear();
    m_unwritten = m_entries.size();
    flush();
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
}

void LogPanel::clear()
{
    m_entries.clear();
    rebuild();
}

void LogPanel::copy()
{
    const QTextCursor cursor = m_view->textCursor();
    QApplication::clipboard()->setText(cursor.hasSelection() ? cursor.selection().toPlainText() : text());
}

QString LogPanel::text()
{
    flush();
    return m_view->toPlainText();
}

void LogPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
    if (event->type() == QEvent::FontChange)
        m_view->setFont(fixedFont());
}

}  // namespace limbeck::ui
