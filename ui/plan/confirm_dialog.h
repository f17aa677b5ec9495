// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"
#include "connection/protection.h"
#include "jobs/engine_service.h"

class QLineEdit;
class QPushButton;

namespace limbeck::ui {

/// The question before a plan is run: facts, not fear. What it drops, and where it says so, the name of the database to be typed. Cancel is the default. Opened with open().
class ConfirmDialog : public FittingDialog {
    Q_OBJECT
public:
    ConfirmDialog(const migrate::Plan &plan, const QString &targetName, Confirmation confirmation, QWidget *parent = nullptr);
    /// What the plan's scripts take away, in words: tables and columns. Empty: nothing that is known.
    static QStringList losses(const migrate::Plan &plan);

private:
    QLineEdit *m_name;
    QPushButton *m_go;
};

}  // namespace limbeck::ui
