// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/init_dialog.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace limbeck::ui {

InitDialog::InitDialog(const QString &folder, EngineService &engine, QWidget *parent)
    : FittingDialog(parent), m_engine(engine), m_folder(folder), m_form(new QFormLayout), m_template(new QComboBox), m_directory(new QLineEdit(QStringLiteral("migrations"))), m_models(new QLineEdit),
      m_variable(new QLineEdit(QStringLiteral("DATABASE_URL"))), m_url(new QLineEdit(QStringLiteral("sqlite:///app.db"))), m_summary(new QLabel), m_note(new QLabel), m_problem(new QLabel)
{
    setObjectName(QStringLiteral("initDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Begin with Alembic"));
    m_template->setObjectName(QStringLiteral("initTemplate"));
    m_template->addItem(tr("SQLModel"), tr("Ready for SQLModel: env.py imports the models, new scripts know SQLModel's types, SQLite is changed in batches, the URL comes from the environment."));
    for (const project::EnvironmentTemplate &one : project::environmentTemplates())
        m_template->addItem(verbatim(one.name), engineText(one.summary));
    m_directory->setObjectName(QStringLiteral("initDirectory"));
    m_models->setObjectName(QStringLiteral("initModels"));
    m_models->setPlaceholderText(tr("looking for models…"));
    m_models->setToolTip(tr("Modules with tables, separated by commas"));
    m_variable->setObjectName(QStringLiteral("initVariable"));
    m_url->setObjectName(QStringLiteral("initUrl"));
    m_summary->setWordWrap(true);
    m_summary->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    m_problem->setObjectName(QStringLiteral("initProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().danger));
    auto *place = new QLabel(QDir::toNativeSeparators(folder));
    place->setTextFormat(Qt::PlainText);
    place->setWordWrap(true);
    m_form->addRow(tr("Folder of the project"), place);
    m_form->addRow(tr("&Template"), m_template);
    m_form->addRow(QString(), m_summary);
    m_form->addRow(tr("&Scripts go to"), m_directory);
    m_form->addRow(tr("&Models are in"), m_models);
    m_form->addRow(tr("&Variable with the URL"), m_variable);
    m_form->addRow(tr("&URL without it"), m_url);
    m_note->setWordWrap(true);
    m_note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Write the files"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    connect(m_template, &QComboBox::currentIndexChanged, this, &InitDialog::validate);
    for (QLineEdit *edit : {m_directory, m_models, m_variable, m_url})
        connect(edit, &QLineEdit::textChanged, this, &InitDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_engine, &EngineService::modelsFound, this, [this](int job, const project::ModelModules &models) {
        if (job == m_job)
            takeModels(models);
    });
    m_job = m_engine.findModels(folder);
    validate();
}

InitDialog::~InitDialog() { m_engine.stop(m_job); }

bool InitDialog::isSqlModel() const { return m_template->currentIndex() == 0; }

void InitDialog::takeModels(const project::ModelModules &models)
{
    m_importRoot = verbatim(models.importRoot);
    m_models->setPlaceholderText(tr("none found: app.models"));
    if (!m_models->text().isEmpty())
        return;   // typed meanwhile
    m_models->setText(verbatim(models.modules).join(QStringLiteral(", ")));
}

QStringList InitDialog::modules() const
{
    QStringList names;
    for (const QString &name : m_models->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        names << name.trimmed();
    return names;
}

void InitDialog::validate()
{
    static const QRegularExpression kModule(QStringLiteral("^[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*$")), kVariable(QStringLiteral("^[A-Za-z_]\\w*$"));
    m_summary->setText(m_template->currentData().toString());
    for (QLineEdit *edit : {m_models, m_variable, m_url})
        m_form->setRowVisible(edit, isSqlModel());
    m_note->setText(isSqlModel() ? tr("Written are alembic.ini and the folder with env.py, script.py.mako and an empty history. They work with Alembic's own commands, too.")
                                 : tr("Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into "
                                      "alembic.ini and the models' metadata into env.py."));
    const QString name = m_directory->text().trimmed();
    const QDir target(QDir(m_folder).filePath(name));
    QString problem;
    if (!name.isEmpty() && target.exists() && !target.isEmpty())
        problem = tr("%1 is there already and is not empty.").arg(name);
    if (isSqlModel()) {
        for (const QString &module : modules()) {
            if (!kModule.match(module).hasMatch())
                problem = tr("\"%1\" is no name of a module.").arg(module);
        }
        if (!kVariable.match(m_variable->text()).hasMatch())
            problem = tr("Name an environment variable.");
        try {
            if (database::Url::parse(m_url->text().trimmed().toStdString()).password)
                problem = tr("A password does not belong into the project's files: leave it out, and give it in the variable.");
        } catch (const Error &error) {
            problem = engineText(error.message());
        }
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(!name.isEmpty() && problem.isEmpty());
}

project::InitRequest InitDialog::request() const
{
    project::InitRequest request;
    request.directory = m_directory->text().trimmed().toStdString();
    request.templateName = m_template->currentText().toStdString();
    request.workingDirectory = m_folder.toStdString();
    request.iniPath = QDir(m_folder).filePath(QStringLiteral("alembic.ini")).toStdString();
    request.tomlPath = QDir(m_folder).filePath(QStringLiteral("pyproject.toml")).toStdString();
    if (isSqlModel()) {
        project::SqlModelEnvironment environment;
        for (const QString &module : modules())
            environment.modelModules.push_back(module.toStdString());
        environment.importRoot = m_importRoot.toStdString();
        environment.urlVariable = m_variable->text().toStdString();
        environment.url = m_url->text().trimmed().toStdString();
        request.sqlModel = std::move(environment);
    }
    return request;
}

}  // namespace limbeck::ui
