// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/confirm_dialog.h"

#include "inspector/operation_words.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kMaxLosses = 12;

void collectLosses(const operation::Operation &operation, QStringList &words)
{
    if (std::holds_alternative<operation::DropTable>(operation.node) || std::holds_alternative<operation::DropColumn>(operation.node)) {
        words << operationWords(operation);
    } else if (const auto *batch = std::get_if<operation::BatchAlter>(&operation.node)) {
        for (const operation::Operation &part : partsOf(*batch))
            collectLosses(part, words);
    }
}

QString destination(const migrate::Plan &plan)
{
    const QStringList rows = verbatim(plan.rowsAfter);
    return rows.isEmpty() ? ConfirmDialog::tr("base") : rows.join(QStringLiteral(", "));
}

QString question(const migrate::Plan &plan, const QString &targetName)
{
    const QString to = destination(plan);
    switch (plan.direction) {
    case migrate::Direction::Upgrade:
        return ConfirmDialog::tr("%n revision(s) will be run on %1, up to %2.", nullptr, int(plan.steps.size())).arg(targetName, to);
    case migrate::Direction::Downgrade:
        return ConfirmDialog::tr("%n revision(s) of %1 will be taken back, down to %2.", nullptr, int(plan.steps.size())).arg(targetName, to);
    case migrate::Direction::Stamp:
        return ConfirmDialog::tr("The version table of %1 will say %2. No script is run.").arg(targetName, to);
    }
    return {};
}

QString action(const migrate::Plan &plan, const QString &targetName)
{
    const QString to = destination(plan);
    switch (plan.direction) {
    case migrate::Direction::Upgrade:
        return ConfirmDialog::tr("Upgrade %1 to %2").arg(targetName, to);
    case migrate::Direction::Downgrade:
        return ConfirmDialog::tr("Downgrade %1 to %2").arg(targetName, to);
    case migrate::Direction::Stamp:
        return ConfirmDialog::tr("Stamp %1").arg(targetName);
    }
    return {};
}

QLabel *makeLabel(const QString &text, const QPalette &palette)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setPalette(palette);
    return label;
}

}  // namespace

QStringList ConfirmDialog::losses(const migrate::Plan &plan)
{
    QStringList words;
    for (const migrate::PlannedStep &step : plan.steps) {
        for (const migrate::PreviewItem &item : step.items) {
            if (item.operation)
                collectLosses(*item.operation, words);
        }
    }
    words.removeDuplicates();
    return words;
}

ConfirmDialog::ConfirmDialog(const migrate::Plan &plan, const QString &targetName, Confirmation confirmation, QWidget *parent) : FittingDialog(parent), m_name(nullptr)
{
    setObjectName(QStringLiteral("confirmDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(action(plan, targetName));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(fontMetrics().height() / 2);
    QLabel *headline = makeLabel(question(plan, targetName), palette());
    QFont bold = headline->font();
    bold.setBold(true);
    headline->setFont(bold);
    layout->addWidget(headline);
    if (QStringList gone = losses(plan); !gone.isEmpty()) {
        layout->addWidget(makeLabel(tr("What the scripts drop is gone with its data:"), palette()));
        const int more = int(gone.size()) - kMaxLosses;
        gone = gone.mid(0, kMaxLosses);
        if (more > 0)
            gone << tr("… and %n more", nullptr, more);
        QLabel *list = makeLabel(QStringLiteral("• ") + gone.join(QStringLiteral("\n• ")), recoloured(palette(), QPalette::WindowText, Theme::current().danger));
        list->setObjectName(QStringLiteral("confirmLosses"));
        layout->addWidget(list);
    }
    auto *buttons = new QDialogButtonBox;
    m_go = buttons->addButton(action(plan, targetName), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("confirmGo"));
    m_go->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("confirmCancel"));
    cancel->setDefault(true);
    if (confirmation == Confirmation::TypeName) {
        m_name = new QLineEdit;
        m_name->setObjectName(QStringLiteral("confirmName"));
        auto *label = makeLabel(tr("This database is guarded. Type its &name to go on: %1").arg(targetName), palette());
        label->setBuddy(m_name);
        layout->addWidget(label);
        layout->addWidget(m_name);
        m_go->setEnabled(false);
        connect(m_name, &QLineEdit::textChanged, this, [this, targetName](const QString &typed) { m_go->setEnabled(typed.trimmed() == targetName); });
    }
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    (m_name ? static_cast<QWidget *>(m_name) : cancel)->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace limbeck::ui
