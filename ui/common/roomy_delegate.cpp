// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/roomy_delegate.h"

#include <algorithm>

namespace limbeck::ui {

QSize RoomyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), qRound(option.fontMetrics.height() * 1.5)));
    return size;
}

}  // namespace limbeck::ui
