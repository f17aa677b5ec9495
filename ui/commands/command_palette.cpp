// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_palette.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

namespace {

/// Text at the left, detail at the right.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QString detail = index.data(PaletteModel::DetailRole).toString();
        const bool isChosen = option.state & QStyle::State_Selected;
        const int padding = option.fontMetrics.height() / 2;
        const int left = option.fontMetrics.horizontalAdvance(index.data().toString()) + 3 * padding;
        const QRect room = option.rect.adjusted(left, 0, -padding, 0);
        painter->save();
        painter->setPen(isChosen ? option.palette.color(QPalette::HighlightedText) : Theme::current().muted);
        painter->drawText(room, int(Qt::AlignRight | Qt::AlignVCenter), option.fontMetrics.elidedText(detail, Qt::ElideRight, room.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override { return QSize(0, qRound(option.fontMetrics.height() * 1.7)); }
};

}  // namespace

CommandPalette::CommandPalette(const QString &prompt, PaletteSource source, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_model(new PaletteModel(std::move(source), this)), m_typed(new QLineEdit), m_list(new QListView), m_nothing(new QLabel), m_room(new QStackedLayout)
{
    setObjectName(QStringLiteral("palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(prompt);
    m_typed->setObjectName(QStringLiteral("paletteText"));
    m_typed->setPlaceholderText(prompt);
    m_typed->setAccessibleName(prompt);
    m_typed->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_typed->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(prompt);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_typed);
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setAutoFillBackground(true);
    m_room->addWidget(m_list);
    m_room->addWidget(m_nothing);
    layout->addLayout(m_room, 1);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 24);
    connect(m_typed, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_choosesWhenFound = false;
        m_model->setFilter(typed);
    });
    connect(m_model, &PaletteModel::modelReset, this, &CommandPalette::showFound);
    showFound();
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

void CommandPalette::showFound()
{
    if (m_model->rowCount() == 0)
        m_nothing->setText(m_typed->text().isEmpty() ? tr("There is nothing to choose from.") : tr("Nothing fits \"%1\".").arg(m_typed->text().trimmed()));
    m_room->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget *>(m_nothing) : m_list);
    m_list->setCurrentIndex(m_model->index(0));
    if (m_choosesWhenFound)
        choose();
}

void CommandPalette::choose()
{
    m_choosesWhenFound = m_model->isSearching();
    const QModelIndex chosen = m_list->currentIndex();
    if (m_choosesWhenFound || !chosen.isValid())
        return;
    // After the palette has closed, so that the window has the focus again.
    QTimer::singleShot(0, parentWidget(), m_model->choice(chosen.row()));
    accept();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) { m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, std::max(0, rows - 1)))); };
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_PageDown:
        go(row + 10);
        return true;
    case Qt::Key_PageUp:
        go(row - 10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    default:
        return false;
    }
}

}  // namespace limbeck::ui
