// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/targets_panel.h"

#include "connection/targets_model.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

/// Strip and light before the name.
class TargetNameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int strip = option.fontMetrics.height() / 4, light = option.fontMetrics.height() + 2;
        QStyleOptionViewItem background = option;
        initStyleOption(&background, index);
        background.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
        painter->fillRect(QRect(option.rect.left() + 2, option.rect.top() + 2, strip, option.rect.height() - 4), index.data(TargetsModel::StripRole).value<QColor>());
        paintStatusLight(*painter, QRectF(option.rect.left() + 2 * strip, option.rect.top(), light, option.rect.height()), ConnectionStatus(index.data(TargetsModel::StatusRole).toInt()));
        QStyleOptionViewItem text = option;
        initStyleOption(&text, index);
        const QRect room = option.rect.adjusted(3 * strip + light, 0, -2, 0);
        painter->save();
        painter->setFont(text.font);
        painter->setPen(option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft), text.fontMetrics.elidedText(text.text, Qt::ElideRight, room.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.rwidth() += option.fontMetrics.height() * 2;
        size.setHeight(int(option.fontMetrics.height() * 1.6));
        return size;
    }
};

}  // namespace

TargetsPanel::TargetsPanel(QWidget *parent) : QWidget(parent), m_model(new TargetsModel(this)), m_view(new QTreeView), m_isRemovable([](int) { return false; })
{
    m_view->setObjectName(QStringLiteral("targetsView"));
    m_view->setAccessibleName(tr("Databases"));
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(TargetsModel::NameColumn, new TargetNameDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionResizeMode(TargetsModel::NameColumn, QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(TargetsModel::RevisionColumn, QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(TargetsModel::ServerColumn, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TargetsPanel::showMenu);
}

int TargetsPanel::currentTarget() const { return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1; }

void TargetsPanel::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("targetsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const int target = currentTarget(); target >= 0) {
        connect(menu->addAction(themedIcon(QStringLiteral("target")), tr("Choose this database")), &QAction::triggered, this, [this, target] { Q_EMIT chosen(target); });
        connect(menu->addAction(themedIcon(QStringLiteral("connected")), tr("Connect")), &QAction::triggered, this, [this, target] { Q_EMIT connectRequested(target); });
        connect(menu->addAction(themedIcon(QStringLiteral("edit")), tr("Settings…")), &QAction::triggered, this, [this, target] { Q_EMIT editRequested(target); });
        QAction *remove = menu->addAction(themedIcon(QStringLiteral("trash")), tr("Forget it (nothing in it is changed)"));
        remove->setEnabled(m_isRemovable(target));
        connect(remove, &QAction::triggered, this, [this, target] { Q_EMIT removeRequested(target); });
        menu->addSeparator();
    }
    connect(menu->addAction(themedIcon(QStringLiteral("plus")), tr("Add database…")), &QAction::triggered, this, &TargetsPanel::addRequested);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

}  // namespace limbeck::ui
