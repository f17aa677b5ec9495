// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences/python_page.h"

#include "migrate/delegate/trust.h"
#include "plan/stored_python.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace limbeck::ui {

PythonPage::PythonPage(EngineService &engine, const QString &projectRoot, QWidget *parent)
    : QWidget(parent), m_root(projectRoot), m_programs(new QComboBox), m_trusted(new QCheckBox(tr("This project is &trusted: its Python may run when a plan or a comparison needs it")))
{
    build();
    setEnabled(!m_root.isEmpty());
    connect(&engine, &EngineService::pythonsFound, this, [this](int job, const ProjectPythons &pythons) {
        if (job == m_job)
            fill(pythons);
    });
    if (!m_root.isEmpty())
        m_job = engine.findPythons(m_root);
}

void PythonPage::build()
{
    m_programs->setObjectName(QStringLiteral("preferencesPython"));
    m_programs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_programs->setMinimumContentsLength(40);
    m_trusted->setObjectName(QStringLiteral("preferencesTrust"));
    m_trusted->setEnabled(false);
    auto *note = new QLabel(m_root.isEmpty() ? tr("Open a project to choose its interpreter.") : tr("For the steps of %1 that only Python can run, and for reading its models exactly.").arg(QDir::toNativeSeparators(m_root)));
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    auto *other = new QPushButton(tr("&Other…"));
    other->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_programs, 1);
    row->addWidget(other);
    auto *label = new QLabel(tr("&Interpreter"));
    label->setBuddy(m_programs);
    auto *form = new QFormLayout(this);
    form->addRow(note);
    form->addRow(label, row);
    form->addRow(m_trusted);
    m_programs->addItem(tr("The first one that can import Alembic"), QString());
    connect(m_programs, &QComboBox::activated, this, [this] { storePython(m_root, m_programs->currentData().toString()); });
    connect(other, &QPushButton::clicked, this, &PythonPage::chooseFile);
    connect(m_trusted, &QCheckBox::clicked, this, [this](bool trusts) {
        // Trust begins where a step says what it would run.
        m_trusted->setEnabled(false);
        m_tasks.run<bool>(
            this,
            [root = m_root.toStdString(), trusts](const StopToken &) {
                migrate::TrustStore().setTrusted(root, trusts);
                return trusts;
            },
            [](bool) {}, [this, trusts](const ErrorPtr &) { m_trusted->setChecked(!trusts); });
    });
}

void PythonPage::fill(const ProjectPythons &pythons)
{
    for (const ProjectPythons::Candidate &candidate : pythons.candidates)
        m_programs->addItem(tr("%1 — %2").arg(QDir::toNativeSeparators(candidate.program), candidate.why), candidate.program);
    const QString chosen = storedPython(m_root);
    if (!chosen.isEmpty() && m_programs->findData(chosen) < 0)
        m_programs->addItem(QDir::toNativeSeparators(chosen), chosen);
    m_programs->setCurrentIndex(std::max(0, m_programs->findData(chosen)));
    m_trusted->setChecked(pythons.isTrusted);
    m_trusted->setEnabled(pythons.isTrusted);
}

void PythonPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Python interpreter"), m_root);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (m_programs->findData(file) < 0)
            m_programs->addItem(QDir::toNativeSeparators(file), file);
        m_programs->setCurrentIndex(m_programs->findData(file));
        storePython(m_root, file);
    });
    dialog->open();
}

}  // namespace limbeck::ui
