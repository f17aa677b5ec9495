// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/find_bar.h"

#include "common/tool_button.h"
#include "script/code_editor.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace limbeck::ui {

FindBar::FindBar(CodeEditor *editor, QWidget *parent) : QWidget(parent), m_editor(editor), m_words(new QLineEdit), m_with(new QLineEdit), m_result(new QLabel)
{
    setObjectName(QStringLiteral("findBar"));
    m_words->setObjectName(QStringLiteral("findWords"));
    m_words->setPlaceholderText(tr("Find"));
    m_words->setAccessibleName(tr("Find in the script"));
    m_with->setObjectName(QStringLiteral("findWith"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    auto *previous = makeToolButton(QStringLiteral("previous"), tr("Previous match"), QStringLiteral("findPrevious"));
    auto *next = makeToolButton(QStringLiteral("next"), tr("Next match"), QStringLiteral("findNext"));
    auto *replaceButton = new QPushButton(tr("Replace"));
    replaceButton->setObjectName(QStringLiteral("findReplace"));
    auto *allButton = new QPushButton(tr("Replace all"));
    allButton->setObjectName(QStringLiteral("findReplaceAll"));
    auto *close = makeToolButton(QStringLiteral("close"), tr("Close the search"), QStringLiteral("findClose"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 3, 6, 3);
    layout->setSpacing(4);
    layout->addWidget(m_words, 2);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(m_with, 2);
    layout->addWidget(replaceButton);
    layout->addWidget(allButton);
    layout->addWidget(m_result);
    layout->addWidget(close);
    for (QLineEdit *edit : {m_words, m_with})
        edit->installEventFilter(this);
    connect(m_words, &QLineEdit::textEdited, this, [this] { find(true); });
    connect(previous, &QToolButton::clicked, this, [this] { find(false); });
    connect(next, &QToolButton::clicked, this, [this] { find(true); });
    connect(replaceButton, &QPushButton::clicked, this, &FindBar::replace);
    connect(allButton, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        m_editor->setFocus();
    });
    hide();
}

void FindBar::start()
{
    show();
    if (const QString selected = m_editor->selectedText(); !selected.isEmpty() && !selected.contains(QLatin1Char('\n')))
        m_words->setText(selected);
    m_words->setFocus();
    m_words->selectAll();
}

void FindBar::find(bool forward)
{
    const bool isFound = m_words->text().isEmpty() || m_editor->find(m_words->text(), forward);
    m_result->setText(isFound ? QString() : tr("not found"));
}

void FindBar::replace()
{
    if (m_editor->selectedText().compare(m_words->text(), Qt::CaseInsensitive) == 0 && !m_words->text().isEmpty())
        m_editor->replaceSelected(m_with->text());
    find(true);
}

void FindBar::replaceAll()
{
    const int count = m_editor->replaceAll(m_words->text(), m_with->text());
    m_result->setText(count == 0 ? tr("not found") : tr("%n replaced", nullptr, count));
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        hide();
        m_editor->setFocus();
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (watched == m_with)
            replace();
        else
            find(!(key->modifiers() & Qt::ShiftModifier));
        return true;
    }
    return false;
}

}  // namespace limbeck::ui
