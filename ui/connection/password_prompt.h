// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace limbeck::ui {

/// Asks for the password of one database, named by its URL without password. Opened with open(), never exec(). Stores nothing itself.
class PasswordPrompt : public FittingDialog {
    Q_OBJECT
public:
    explicit PasswordPrompt(const QString &maskedUrl, QWidget *parent = nullptr);
    /// Why it is asked again; empty: it is asked for the first time.
    void setProblem(const QString &text);

Q_SIGNALS:
    /// `remember`: the desktop's keyring shall keep it.
    void passwordGiven(const QString &password, bool remember);

private:
    QLabel *m_problem;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
