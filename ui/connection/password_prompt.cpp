// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/password_prompt.h"

#include "connection/password_field.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

PasswordPrompt::PasswordPrompt(const QString &maskedUrl, QWidget *parent) : FittingDialog(parent), m_problem(new QLabel), m_password(makePasswordField()), m_remember(new QCheckBox(tr("Keep it in the system &keyring")))
{
    setWindowTitle(tr("Password needed"));
    auto *question = new QLabel(tr("The database wants a password:"));
    auto *url = new QLabel(maskedUrl);
    url->setTextFormat(Qt::PlainText);
    url->setFont(fixedFont());
    url->setWordWrap(true);
    url->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().danger));
    m_problem->hide();
    m_password->setObjectName(QStringLiteral("password"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Password"), m_password);
    m_remember->setObjectName(QStringLiteral("passwordRemember"));
    form->addRow(QString(), m_remember);
    auto *note = new QLabel(tr("Otherwise it is kept in memory until the window closes. It never goes into a file of this program."));
    note->setWordWrap(true);
    note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Connect"));
    m_ok->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(url);
    layout->addWidget(m_problem);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_password->setFocus();
    connect(m_password, &QLineEdit::textChanged, this, [this](const QString &text) { m_ok->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT passwordGiven(m_password->text(), m_remember->isChecked());
        accept();
    });
}

void PasswordPrompt::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

}  // namespace limbeck::ui
