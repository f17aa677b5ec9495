// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/password_field.h"

#include "theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace limbeck::ui {

QLineEdit *makePasswordField()
{
    auto *field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    QAction *look = field->addAction(themedIcon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    look->setCheckable(true);
    look->setText(QCoreApplication::translate("PasswordField", "Show the password"));
    look->setToolTip(look->text());
    QObject::connect(look, &QAction::toggled, field, [field](bool isShown) { field->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password); });
    return field;
}

}  // namespace limbeck::ui
