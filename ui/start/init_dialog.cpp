// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/init_dialog.h"

#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

InitDialog::InitDialog(const QString &folder, QWidget *parent)
    : QDialog(parent), m_folder(folder), m_template(new QComboBox), m_directory(new QLineEdit(QStringLiteral("migrations"))), m_summary(new QLabel), m_problem(new QLabel)
{
    setObjectName(QStringLiteral("initDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Begin with Alembic"));
    m_template->setObjectName(QStringLiteral("initTemplate"));
    for (const project::EnvironmentTemplate &one : project::environmentTemplates())
        m_template->addItem(QString::fromStdString(one.name), QString::fromStdString(one.summary));
    m_template->setCurrentIndex(std::max(0, m_template->findText(QStringLiteral("generic"))));
    m_directory->setObjectName(QStringLiteral("initDirectory"));
    m_summary->setWordWrap(true);
    m_summary->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    m_problem->setWordWrap(true);
    m_problem->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().danger));
    auto *form = new QFormLayout;
    form->addRow(tr("Folder of the project"), new QLabel(QDir::toNativeSeparators(folder)));
    form->addRow(tr("&Template"), m_template);
    form->addRow(QString(), m_summary);
    form->addRow(tr("&Scripts go to"), m_directory);
    auto *note = new QLabel(tr("Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into alembic.ini "
                               "and the models' metadata into env.py."));
    note->setWordWrap(true);
    note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Write the files"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    connect(m_template, &QComboBox::currentIndexChanged, this, &InitDialog::validate);
    connect(m_directory, &QLineEdit::textChanged, this, &InitDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    validate();
}

void InitDialog::validate()
{
    m_summary->setText(m_template->currentData().toString());
    const QString name = m_directory->text().trimmed();
    const QDir target(QDir(m_folder).filePath(name));
    const bool isTaken = !name.isEmpty() && target.exists() && !target.isEmpty();
    m_problem->setText(isTaken ? tr("%1 is there already and is not empty.").arg(name) : QString());
    m_problem->setVisible(isTaken);
    m_ok->setEnabled(!name.isEmpty() && !isTaken);
}

project::InitRequest InitDialog::request() const
{
    project::InitRequest request;
    request.directory = m_directory->text().trimmed().toStdString();
    request.templateName = m_template->currentText().toStdString();
    request.workingDirectory = m_folder.toStdString();
    request.iniPath = QDir(m_folder).filePath(QStringLiteral("alembic.ini")).toStdString();
    request.tomlPath = QDir(m_folder).filePath(QStringLiteral("pyproject.toml")).toStdString();
    return request;
}

}  // namespace limbeck::ui
