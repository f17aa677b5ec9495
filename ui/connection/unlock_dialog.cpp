// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/unlock_dialog.h"

#include "connection/protection_unlocks.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

UnlockDialog::UnlockDialog(const QString &targetName, QWidget *parent) : FittingDialog(parent), m_reason(new QLineEdit)
{
    setObjectName(QStringLiteral("unlockDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Unlock a protected database"));
    auto *text = new QLabel(tr("For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.", nullptr, ProtectionUnlocks::kMinutes).arg(targetName));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("unlockReason"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Reason"), m_reason);
    auto *buttons = new QDialogButtonBox;
    m_go = buttons->addButton(tr("Unlock %1").arg(targetName), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("unlockGo"));
    m_go->setEnabled(false);
    m_go->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
    connect(m_reason, &QLineEdit::textChanged, this, [this] { m_go->setEnabled(!reason().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_reason->setFocus();
}

QString UnlockDialog::reason() const { return m_reason->text().trimmed(); }

}  // namespace limbeck::ui
