// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/python_dialog.h"

#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

QLabel *makeLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

QString PythonDialog::headlineOf(const Question &question)
{
    switch (question.purpose) {
    case Purpose::Step:
        return tr("Only Python can run revision %1").arg(question.revision);
    case Purpose::Models:
        return tr("Read the models with Python");
    case Purpose::CompiledScripts:
        return tr("Read the compiled scripts with Python");
    }
    return {};
}

QString PythonDialog::factsOf(const Question &question)
{
    switch (question.purpose) {
    case Purpose::Step:
        return tr("The step would run with the interpreter below and the project's own Alembic. That executes env.py, the script and everything they import, with your rights, and lets "
                  "them change %1. Limbeck runs nothing of a project otherwise.")
            .arg(question.targetName);
    case Purpose::Models:
        return tr("The interpreter below would import env.py, the models and everything they import, with your rights. No migration runs, and Limbeck connects to nothing for it. Limbeck runs nothing of a project otherwise.");
    case Purpose::CompiledScripts:
        return tr("The interpreter below would load the scripts whose source is missing and everything they import, with your rights, to learn where they stand in the history. No migration runs. Limbeck runs nothing of a project otherwise.");
    }
    return {};
}

PythonDialog::PythonDialog(const Question &question, const ProjectPythons &pythons, QWidget *parent)
    : FittingDialog(parent), m_programs(new QComboBox), m_all(new QCheckBox), m_trust(new QCheckBox(tr("&Trust this project from now on: do not ask this question for it again")))
{
    setObjectName(QStringLiteral("pythonDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Run code of this project?"));
    m_programs->setObjectName(QStringLiteral("pythonProgram"));
    m_programs->setAccessibleName(tr("Interpreter"));
    m_programs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_programs->setMinimumContentsLength(40);
    m_all->setObjectName(QStringLiteral("pythonAll"));
    m_trust->setObjectName(QStringLiteral("pythonTrust"));
    m_trust->setChecked(pythons.isTrusted);
    m_trust->setVisible(!pythons.isTrusted);
    fillPrograms(pythons, question.chosen);
    build(question, pythons);
    validate();
}

void PythonDialog::build(const Question &question, const ProjectPythons &pythons)
{
    const bool isStep = question.purpose == Purpose::Step;
    QLabel *headline = makeLabel(headlineOf(question));
    QFont bold = headline->font();
    bold.setBold(true);
    headline->setFont(bold);
    QLabel *facts = makeLabel(factsOf(question));
    QLabel *seam = makeLabel(tr("What stands before the step is committed first. A failure after that does not undo it."));
    seam->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    seam->setVisible(isStep);
    auto *other = new QPushButton(tr("&Other…"));
    other->setObjectName(QStringLiteral("pythonOther"));
    other->setAutoDefault(false);
    auto *interpreter = makeLabel(tr("&Interpreter"));
    interpreter->setBuddy(m_programs);
    auto *row = new QHBoxLayout;
    row->addWidget(interpreter);
    row->addWidget(m_programs, 1);
    row->addWidget(other);
    m_all->setText(tr("Also for the %n &other step(s) of this plan that need Python", nullptr, question.otherSteps));
    m_all->setVisible(question.otherSteps > 0);
    auto *buttons = new QDialogButtonBox;
    m_go = buttons->addButton(pythons.isTrusted ? tr("Use this interpreter") : isStep ? tr("Run %1 with Python").arg(question.revision) : tr("Read with Python"), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("pythonGo"));
    m_go->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("pythonCancel"));
    cancel->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(fontMetrics().height() / 2);
    layout->addWidget(headline);
    if (isStep)
        layout->addWidget(makeLabel(question.reason));
    layout->addWidget(facts);
    layout->addWidget(makeLabel(tr("Project: %1").arg(QDir::toNativeSeparators(question.projectRoot))));
    layout->addLayout(row);
    layout->addWidget(seam);
    layout->addWidget(m_all);
    layout->addWidget(m_trust);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 86);
    cancel->setFocus();
    connect(other, &QPushButton::clicked, this, &PythonDialog::chooseFile);
    connect(m_programs, &QComboBox::currentIndexChanged, this, &PythonDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PythonDialog::fillPrograms(const ProjectPythons &pythons, const QString &chosen)
{
    if (pythons.candidates.size() > 1)
        m_programs->addItem(tr("The first of these that can import Alembic"));
    for (const ProjectPythons::Candidate &candidate : pythons.candidates)
        m_programs->addItem(tr("%1 — %2").arg(QDir::toNativeSeparators(candidate.program), candidate.why), candidate.program);
    if (chosen.isEmpty())
        return;
    if (m_programs->findData(chosen) < 0)
        m_programs->addItem(QDir::toNativeSeparators(chosen), chosen);
    m_programs->setCurrentIndex(m_programs->findData(chosen));
}

void PythonDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a Python interpreter"), program().isEmpty() ? QString() : QFileInfo(program()).absolutePath());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (m_programs->findData(file) < 0)
            m_programs->addItem(QDir::toNativeSeparators(file), file);
        m_programs->setCurrentIndex(m_programs->findData(file));
    });
    dialog->open();
}

void PythonDialog::validate() { m_go->setEnabled(m_programs->count() > 0); }

QString PythonDialog::program() const { return m_programs->currentData().toString(); }

bool PythonDialog::trusts() const { return m_trust->isChecked(); }

bool PythonDialog::isForAllSteps() const { return !m_all->isHidden() && m_all->isChecked(); }

}  // namespace limbeck::ui
