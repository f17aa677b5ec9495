// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/fitting_dialog.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace limbeck::ui {

bool FittingDialog::event(QEvent *event)
{
    const bool isTaken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize || event->type() == QEvent::Show)
        fit();
    return isTaken;
}

void FittingDialog::fit()
{
    if (!layout())
        return;
    // A minimum that a dialog sets itself keeps Qt from looking at the layout's.
    if (const int least = layout()->totalMinimumSize().width(); minimumWidth() < least)
        setMinimumWidth(least);
    if (!layout()->hasHeightForWidth())
        return;
    const int needed = std::min(layout()->totalHeightForWidth(width()), screen()->availableGeometry().height());
    if (minimumHeight() != needed)
        setMinimumHeight(needed);
}

}  // namespace limbeck::ui
