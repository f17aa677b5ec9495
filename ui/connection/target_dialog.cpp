// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_dialog.h"

#include "base/error.h"
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
#include <QStackedWidget>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

enum Kind { PostgresqlKind, SqliteKind, UrlKind };
constexpr int kPostgresqlPort = 5432;

}  // namespace

TargetDialog::TargetDialog(const QString &projectRoot, QWidget *parent)
    : QDialog(parent), m_projectRoot(projectRoot), m_name(new QLineEdit), m_kind(new QComboBox), m_pages(new QStackedWidget), m_host(new QLineEdit), m_database(new QLineEdit),
      m_user(new QLineEdit), m_password(new QLineEdit), m_port(new QSpinBox), m_file(new QLineEdit), m_url(new QLineEdit), m_problem(new QLabel)
{
    setWindowTitle(tr("Add a database"));
    m_name->setPlaceholderText(tr("e.g. dev"));
    m_kind->addItems({tr("PostgreSQL"), tr("SQLite file"), tr("SQLAlchemy URL")});
    m_pages->addWidget(makePostgresqlPage());
    m_pages->addWidget(makeSqlitePage());
    m_pages->addWidget(makeUrlPage());
    m_problem->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Add"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Kind"), m_kind);
    auto *note = new QLabel(tr("The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes."));
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_pages);
    layout->addWidget(note);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_kind, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TargetDialog::validate);
    for (QLineEdit *edit : {m_name, m_host, m_database, m_user, m_password, m_file, m_url})
        connect(edit, &QLineEdit::textChanged, this, &TargetDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    validate();
}

QWidget *TargetDialog::makePostgresqlPage()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    m_host->setText(QStringLiteral("localhost"));
    m_port->setRange(1, 65535);
    m_port->setValue(kPostgresqlPort);
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("&Host or socket folder"), m_host);
    form->addRow(tr("&Port"), m_port);
    form->addRow(tr("&Database"), m_database);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("Pass&word"), m_password);
    return page;
}

QWidget *TargetDialog::makeSqlitePage()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout;
    auto *browse = new QPushButton(tr("Browse…"));
    row->addWidget(m_file, 1);
    row->addWidget(browse);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&File"), row);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(this, tr("SQLite file"), m_projectRoot, tr("SQLite files (*.db *.sqlite *.sqlite3);;All files (*)"), nullptr,
                                                          QFileDialog::DontConfirmOverwrite);
        if (!file.isEmpty())
            m_file->setText(file);
    });
    return page;
}

QWidget *TargetDialog::makeUrlPage()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    m_url->setPlaceholderText(QStringLiteral("postgresql://user:password@host/database"));
    form->addRow(tr("&URL"), m_url);
    return page;
}

QString TargetDialog::targetName() const { return m_name->text().trimmed(); }

std::optional<database::Url> TargetDialog::url() const
{
    database::Url url;
    const auto optional = [](const QLineEdit *edit) { return edit->text().isEmpty() ? std::nullopt : std::optional(edit->text().toStdString()); };
    switch (m_kind->currentIndex()) {
    case PostgresqlKind:
        if (m_database->text().isEmpty())
            return std::nullopt;
        url.backend = database::Backend::Postgresql;
        url.user = optional(m_user);
        url.password = optional(m_password);
        url.database = optional(m_database);
        if (m_host->text().startsWith(QLatin1Char('/')))
            url.query.emplace_back("host", m_host->text().toStdString());
        else
            url.host = optional(m_host);
        url.port = m_port->value();
        return url;
    case SqliteKind:
        if (m_file->text().isEmpty())
            return std::nullopt;
        url.backend = database::Backend::Sqlite;
        url.database = optional(m_file);
        return url;
    default:
        return m_url->text().isEmpty() ? std::nullopt : std::optional(database::Url::parse(m_url->text().trimmed().toStdString()));
    }
}

void TargetDialog::validate()
{
    QString problem;
    bool complete = false;
    try {
        complete = url().has_value();
    } catch (const Error &error) {
        problem = QString::fromStdString(error.message());
    }
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::current().danger);
    m_problem->setPalette(colours);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(complete && !targetName().isEmpty());
}

}  // namespace limbeck::ui
