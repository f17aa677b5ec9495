// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace limbeck::ui {

/// A recent project on two lines: its folder's name, and the path below, shortened in the middle.
class RecentDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { FolderRole = Qt::UserRole + 1 };   ///< QString: the absolute path
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace limbeck::ui
