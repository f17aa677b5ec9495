// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"

class QLineEdit;
class QPushButton;

namespace limbeck::ui {

/// Asks why a protected database shall be open to downgrades and stamps for some minutes. Cancel is the default. Opened with open().
class UnlockDialog : public FittingDialog {
    Q_OBJECT
public:
    explicit UnlockDialog(const QString &targetName, QWidget *parent = nullptr);
    QString reason() const;

private:
    QLineEdit *m_reason;
    QPushButton *m_go;
};

}  // namespace limbeck::ui
