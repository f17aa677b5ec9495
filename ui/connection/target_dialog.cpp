// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_dialog.h"

#include "base/error.h"
#include "connection/password_field.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kPostgresqlPort = 5432;

QLabel *makeNote(const QString &text, const QPalette &palette)
{
    auto *note = new QLabel(text);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setPalette(recoloured(palette, QPalette::WindowText, Theme::current().muted));
    return note;
}

std::optional<std::string> textOf(const QLineEdit *edit) { return edit->text().isEmpty() ? std::nullopt : std::optional(edit->text().toStdString()); }

}  // namespace

TargetDialog::TargetDialog(const QString &projectRoot, QWidget *parent)
    : QDialog(parent), m_projectRoot(projectRoot), m_form(new QFormLayout), m_name(new QLineEdit), m_kind(new QComboBox), m_host(new QLineEdit(QStringLiteral("localhost"))),
      m_database(new QLineEdit), m_user(new QLineEdit), m_password(makePasswordField()), m_port(new QSpinBox), m_file(new QLineEdit), m_url(new QLineEdit),
      m_preview(makeNote({}, palette())), m_problem(new QLabel)
{
    setWindowTitle(tr("Add a database"));
    m_name->setPlaceholderText(tr("as it shall be called here: dev, test …"));
    m_kind->addItems({tr("PostgreSQL server"), tr("SQLite file"), tr("SQLAlchemy URL")});
    m_port->setRange(1, 65535);
    m_port->setValue(kPostgresqlPort);
    m_port->setGroupSeparatorShown(false);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_user->setPlaceholderText(tr("your login name"));
    m_file->setPlaceholderText(tr("relative paths start at the project"));
    m_url->setPlaceholderText(QStringLiteral("postgresql://user:password@host/database"));
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("&Kind"), m_kind);
    addRow(PostgresqlKind, tr("&Host or socket folder"), m_host);
    addRow(PostgresqlKind, tr("P&ort"), m_port);
    addRow(PostgresqlKind, tr("&Database"), m_database);
    addRow(PostgresqlKind, tr("&User"), m_user);
    addRow(PostgresqlKind, tr("&Password"), m_password);
    addRow(SqliteKind, tr("&File"), makeFileField());
    addRow(UrlKind, tr("U&RL"), m_url);
    m_form->addRow(QString(), m_preview);
    for (const auto &[edit, name] : {std::pair(m_name, "targetName"), {m_host, "targetHost"}, {m_database, "targetDatabase"}, {m_user, "targetUser"}, {m_password, "targetPassword"},
                                     {m_file, "targetFile"}, {m_url, "targetUrl"}})
        edit->setObjectName(QLatin1String(name));
    m_kind->setObjectName(QStringLiteral("targetKind"));
    m_port->setObjectName(QStringLiteral("targetPort"));
    m_problem->setObjectName(QStringLiteral("targetProblem"));
    m_preview->setObjectName(QStringLiteral("targetPreview"));
    m_preview->setFont(fixedFont());
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().danger));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Add"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addWidget(makeNote(tr("The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes."), palette()));
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TargetDialog::showKind);
    connect(m_port, &QSpinBox::valueChanged, this, &TargetDialog::validate);
    for (QLineEdit *edit : {m_name, m_host, m_database, m_user, m_password, m_file, m_url})
        connect(edit, &QLineEdit::textChanged, this, &TargetDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showKind();
}

void TargetDialog::addRow(Kind kind, const QString &label, QWidget *field)
{
    m_form->addRow(label, field);
    m_rows.emplace_back(kind, field);
}

QWidget *TargetDialog::makeFileField()
{
    auto *browse = new QPushButton(themedIcon(QStringLiteral("open")), tr("Browse…"));
    auto *field = new QWidget;
    field->setFocusProxy(m_file);
    auto *row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_file, 1);
    row->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("SQLite file"), m_projectRoot, tr("SQLite files (*.db *.sqlite *.sqlite3);;All files (*)"));
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
        dialog->open();
    });
    return field;
}

void TargetDialog::setKnownNames(const QStringList &names)
{
    m_knownNames = names;
    validate();
}

void TargetDialog::showKind()
{
    for (const auto &[kind, field] : m_rows)
        m_form->setRowVisible(field, kind == m_kind->currentIndex());
    validate();
}

QString TargetDialog::targetName() const { return m_name->text().trimmed(); }

std::optional<database::Url> TargetDialog::url() const
{
    database::Url url;
    switch (Kind(m_kind->currentIndex())) {
    case PostgresqlKind:
        if (m_database->text().isEmpty())
            return std::nullopt;
        url.backend = database::Backend::Postgresql;
        url.user = textOf(m_user);
        url.password = textOf(m_password);
        url.database = textOf(m_database);
        if (m_host->text().startsWith(QLatin1Char('/')))
            url.query.emplace_back("host", m_host->text().toStdString());
        else
            url.host = textOf(m_host);
        url.port = m_port->value();
        return url;
    case SqliteKind:
        if (m_file->text().isEmpty())
            return std::nullopt;
        url.backend = database::Backend::Sqlite;
        url.database = textOf(m_file);
        return url;
    case UrlKind:
        break;
    }
    const QString text = m_url->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(database::Url::parse(text.toStdString()));
}

void TargetDialog::validate()
{
    QString problem, preview;
    bool isComplete = false;
    try {
        const auto given = url();
        isComplete = given.has_value();
        if (given)
            preview = QString::fromStdString(given->toString());
    } catch (const Error &error) {
        problem = QString::fromStdString(error.message());
    }
    const bool isTaken = m_knownNames.contains(targetName());
    if (problem.isEmpty() && isTaken)
        problem = tr("There is a database called %1 already: choose another name.").arg(targetName());
    m_preview->setText(preview);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(isComplete && !isTaken && !targetName().isEmpty());
    m_ok->setToolTip(targetName().isEmpty() ? tr("Give it a name first") : isComplete ? QString() : tr("Say where the database is first"));
}

}  // namespace limbeck::ui
