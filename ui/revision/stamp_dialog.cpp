// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/stamp_dialog.h"

#include "inspector/operation_words.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "script/code_editor.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace limbeck::ui {

StampDialog::StampDialog(const QStringList &revisions, const QStringList &removed, const QString &targetName, QWidget *parent)
    : FittingDialog(parent), m_target(targetName), m_revisions(new QComboBox), m_headline(new QLabel), m_removed(new QLabel), m_differences(new QTextBrowser), m_sql(new CodeEditor(CodeEditor::Language::Sql)),
      m_tabs(new QTabWidget)
{
    setObjectName(QStringLiteral("stampDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_revisions->setObjectName(QStringLiteral("stampRevision"));
    m_revisions->setAccessibleName(tr("Revision to stamp with"));
    m_revisions->setFont(fixedFont());
    m_revisions->addItems(revisions);
    m_headline->setObjectName(QStringLiteral("stampHeadline"));
    m_removed->setObjectName(QStringLiteral("stampRemoved"));
    m_removed->setText(tr("The version table is emptied first: %1 goes.", nullptr, int(removed.size())).arg(removed.join(QStringLiteral(", "))));
    m_removed->setVisible(!removed.isEmpty());
    for (QLabel *label : {m_headline, m_removed}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_differences->setObjectName(QStringLiteral("stampDifferences"));
    m_sql->setObjectName(QStringLiteral("stampSql"));
    m_sql->setReadOnly(true);
    m_tabs->addTab(m_differences, tr("Differences"));
    m_tabs->addTab(m_sql, tr("SQL that would remove them"));
    m_tabs->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(tr("Stamp"), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("stampGo"));
    m_go->setEnabled(false);
    m_go->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *chooser = new QWidget;
    auto *row = new QHBoxLayout(chooser);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Stamp %1 &as").arg(m_target));
    label->setBuddy(m_revisions);
    row->addWidget(label);
    row->addWidget(m_revisions, 1);
    chooser->setVisible(revisions.size() > 1);
    connect(m_revisions, &QComboBox::currentIndexChanged, this, &StampDialog::revisionChosen);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(chooser);
    layout->addWidget(m_headline);
    layout->addWidget(m_removed);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 92);
    showComparing();
}

QString StampDialog::revision() const { return m_revisions->currentText(); }

void StampDialog::showComparing()
{
    setWindowTitle(tr("Stamp %1 as %2").arg(m_target, revision()));
    m_headline->setText(tr("Comparing %1 with what the scripts up to %2 make…").arg(m_target, revision()));
    m_headline->setPalette(QPalette());
    m_tabs->hide();
    m_go->setText(tr("Stamp"));
    m_go->setEnabled(false);
}

void StampDialog::showCheck(const autogenerate::StampCheck &check)
{
    const Theme &theme = Theme::current();
    QString html;
    for (const operation::Operation &difference : check.differences)
        html += QStringLiteral("<p>~ %1</p>").arg(operationWords(difference).toHtmlEscaped());
    if (!check.uncertain.empty()) {
        html += QStringLiteral("<p style=\"color:%1\"><b>%2</b></p>").arg(theme.warning.name(), tr("The scripts do not tell for certain:"));
        for (const std::string &uncertain : check.uncertain)
            html += QStringLiteral("<p style=\"color:%1\">%2</p>").arg(theme.warning.name(), engineText(uncertain).toHtmlEscaped());
    }
    m_differences->setHtml(html);
    m_sql->setText(verbatim(check.sql));
    m_tabs->setVisible(!html.isEmpty());
    m_tabs->setTabVisible(1, !check.sql.empty());
    m_headline->setText(check.agrees() ? tr("%1 has what the scripts up to this revision make: the stamp tells the truth.").arg(m_target)
                                       : tr("%1 is not as this revision would have it. This would have to be done first (%n change(s)):", nullptr, int(check.differences.size())).arg(m_target));
    m_headline->setPalette(recoloured(palette(), QPalette::WindowText, check.agrees() ? theme.success : theme.warning));
    m_go->setText(check.agrees() ? tr("Stamp %1").arg(m_target) : tr("Stamp %1 nevertheless").arg(m_target));
    m_go->setEnabled(true);
    if (m_tabs->isVisibleTo(this))
        resize(sizeHint().expandedTo(QSize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 26)));
}

void StampDialog::showFailure(const Error &error)
{
    m_headline->setText(tr("The comparison failed:") + QLatin1Char('\n') + errorText(error));
    m_headline->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().danger));
    m_go->setText(tr("Stamp %1 unseen").arg(m_target));
    m_go->setEnabled(true);
}

}  // namespace limbeck::ui
