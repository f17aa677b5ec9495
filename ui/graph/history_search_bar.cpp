// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_search_bar.h"

#include "common/tool_button.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <cstdlib>
#include <utility>

namespace limbeck::ui {

HistorySearchBar::HistorySearchBar(HistoryModel *model, HistoryView *view, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(view), m_words(new QLineEdit), m_filter(makeToolButton(QStringLiteral("filter"), tr("Show only what matches"), QStringLiteral("historyFilter"))),
      m_previous(makeToolButton(QStringLiteral("previous"), tr("Previous match"), QStringLiteral("historyPrevious"))),
      m_next(makeToolButton(QStringLiteral("next"), tr("Next match"), QStringLiteral("historyNext"))), m_count(new QLabel)
{
    m_words->setObjectName(QStringLiteral("historySearch"));
    m_words->setAccessibleName(tr("Find in history"));
    m_words->setPlaceholderText(tr("Find in history"));
    m_words->setToolTip(tr("Words of the message, the id or the file's name.\nid: msg: file: label: date: is: look in one place only, quotes keep words together."));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_filter->setCheckable(true);
    m_count->setObjectName(QStringLiteral("historyCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_filter);
    connect(m_words, &QLineEdit::textChanged, m_model, &HistoryModel::setSearch);
    connect(m_model, &HistoryModel::searchChanged, this, &HistorySearchBar::found);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistorySearchBar::count);
    connect(m_previous, &QToolButton::clicked, this, [this] { find(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { find(true); });
    connect(m_filter, &QToolButton::toggled, this, [this](bool active) {
        m_view->setFilterActive(active);
        Q_EMIT filterChanged(active);
    });
    count();
}

void HistorySearchBar::start()
{
    m_words->setFocus();
    m_words->selectAll();
}

void HistorySearchBar::find(bool forward)
{
    if (m_model->isSearchRunning())
        m_steps += forward ? 1 : -1;
    else
        m_view->goToMatch(forward);
}

void HistorySearchBar::found()
{
    count();
    const int steps = std::exchange(m_steps, 0);
    for (int step = 0; step < std::abs(steps); ++step)
        m_view->goToMatch(steps > 0);
}

void HistorySearchBar::setFilterActive(bool active) { m_filter->setChecked(active); }

QString HistorySearchBar::text() const { return m_words->text(); }

void HistorySearchBar::count()
{
    const bool isSearching = m_model->isSearching();
    const int matches = int(m_model->matches().size());
    m_count->setText(!isSearching ? QString() : matches == 0 ? tr("nothing found") : tr("%n found", nullptr, matches));
    m_previous->setEnabled(matches > 0);
    m_next->setEnabled(matches > 0);
}

bool HistorySearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        find(!(key->modifiers() & Qt::ShiftModifier));
        return true;
    case Qt::Key_Down:
        m_view->setFocus();
        return true;
    case Qt::Key_Escape:
        m_words->clear();
        m_view->setFocus();
        return true;
    default:
        return false;
    }
}

}  // namespace limbeck::ui
