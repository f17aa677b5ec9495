// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_dialog.h"

#include "base/error.h"
#include "connection/connection_probe.h"
#include "connection/password_field.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
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
    : FittingDialog(parent), m_projectRoot(projectRoot), m_form(new QFormLayout), m_name(new QLineEdit), m_kind(new QComboBox), m_host(new QLineEdit(QStringLiteral("localhost"))),
      m_database(new QLineEdit), m_user(new QLineEdit), m_password(makePasswordField()), m_port(new QSpinBox), m_file(new QLineEdit), m_url(new QLineEdit), m_source(new QComboBox),
      m_variable(new QLineEdit), m_colour(new QComboBox), m_protection(new QComboBox), m_preview(makeNote({}, palette())), m_problem(new QLabel),
      m_note(makeNote(tr("The database is kept in your own settings, never in the project; a password only in the system keyring."), palette())), m_probePlace(new QVBoxLayout)
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
    addSettingRows();
    m_form->addRow(QString(), m_preview);
    for (const auto &[edit, name] : {std::pair(m_name, "targetName"), {m_host, "targetHost"}, {m_database, "targetDatabase"}, {m_user, "targetUser"}, {m_password, "targetPassword"},
                                     {m_file, "targetFile"}, {m_url, "targetUrl"}, {m_variable, "targetVariable"}})
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
    layout->addLayout(m_probePlace);
    layout->addWidget(m_note);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TargetDialog::showKind);
    connect(m_source, &QComboBox::currentIndexChanged, this, &TargetDialog::showKind);
    connect(m_port, &QSpinBox::valueChanged, this, &TargetDialog::validate);
    for (QLineEdit *edit : {m_name, m_host, m_database, m_user, m_password, m_file, m_url, m_variable})
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

void TargetDialog::addSettingRows()
{
    for (const PasswordSource source : {PasswordSource::Ask, PasswordSource::Keyring, PasswordSource::Environment, PasswordSource::PasswordFile})
        m_source->addItem(passwordSourceWord(source), int(source));
    m_variable->setPlaceholderText(QStringLiteral("SHOP_DB_PASSWORD"));
    for (const TargetColour colour : kTargetColours)
        m_colour->addItem(colourWord(colour), int(colour));
    m_protection->addItem(tr("by its name"), -1);
    for (const Protection protection : kProtections)
        m_protection->addItem(QStringLiteral("%1: %2").arg(protectionWord(protection), protectionSentence(protection)), int(protection));
    m_protection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_source->setObjectName(QStringLiteral("targetPasswordSource"));
    m_colour->setObjectName(QStringLiteral("targetColour"));
    m_protection->setObjectName(QStringLiteral("targetLevel"));
    m_form->addRow(tr("Pass&word comes from"), m_source);
    m_form->addRow(tr("&Variable"), m_variable);
    m_form->addRow(tr("&Colour"), m_colour);
    m_form->addRow(tr("Pro&tection"), m_protection);
}

void TargetDialog::setEngine(EngineService &engine)
{
    m_probe = new ConnectionProbe(engine, m_projectRoot, [this] { return urlToTest(); });
    connect(m_probe, &ConnectionProbe::encryptionWanted, this, &TargetDialog::requireEncryption);
    m_probePlace->addWidget(m_probe);
    validate();
}

void TargetDialog::editTarget(const migrate::Target &target, const TargetSettings &settings, std::optional<Protection> protection, const std::optional<std::string> &password)
{
    setWindowTitle(tr("Settings of a database"));
    m_ok->setText(tr("Save"));
    m_name->setText(verbatim(target.name));
    m_name->setReadOnly(true);
    m_source->setCurrentIndex(m_source->findData(int(settings.passwordSource)));
    m_variable->setText(settings.passwordVariable);
    m_colour->setCurrentIndex(m_colour->findData(int(settings.colour)));
    m_protection->setCurrentIndex(m_protection->findData(protection ? int(*protection) : -1));
    m_knownPassword = password;
    m_isForeign = target.origin.kind != project::Origin::Kind::User;
    m_foreignUrl = target.url;
    if (m_isForeign)
        m_note->setText(tr("The URL stands in the project's files and is changed there. Colour, protection and where the password comes from are your own settings."));
    else if (target.url)
        fillFrom(*target.url);
    showKind();
}

void TargetDialog::fillFrom(const database::Url &url)
{
    const auto text = [](const std::optional<std::string> &part) { return verbatim(part.value_or(std::string())); };
    const bool isSocket = url.query.size() == 1 && url.queryValue("host") && !url.host;
    if (url.backend == database::Backend::Sqlite && url.query.empty()) {
        m_kind->setCurrentIndex(SqliteKind);
        m_file->setText(text(url.database));
    } else if (url.backend == database::Backend::Postgresql && url.driver.empty() && (url.query.empty() || isSocket)) {
        m_kind->setCurrentIndex(PostgresqlKind);
        m_host->setText(isSocket ? text(url.queryValue("host")) : text(url.host));
        m_port->setValue(url.port.value_or(kPostgresqlPort));
        m_database->setText(text(url.database));
        m_user->setText(text(url.user));
    } else {
        m_kind->setCurrentIndex(UrlKind);
        m_url->setText(verbatim(url.toString(false)));
    }
}

std::optional<database::Url> TargetDialog::urlToTest() const
{
    auto given = m_isForeign ? m_foreignUrl : url();
    if (!given || given->password)
        return given;
    const TargetSettings chosen = settings();
    const QByteArray variable = chosen.passwordVariable.toLocal8Bit();
    if (chosen.passwordSource == PasswordSource::Environment && qEnvironmentVariableIsSet(variable.constData()))
        given->password = qgetenv(variable.constData()).toStdString();
    else if (chosen.passwordSource != PasswordSource::PasswordFile)
        given->password = m_knownPassword;
    return given;
}

void TargetDialog::requireEncryption()
{
    auto given = url();
    if (!given || m_isForeign)
        return;
    std::erase_if(given->query, [](const auto &entry) { return entry.first == "sslmode"; });
    given->query.emplace_back("sslmode", "require");
    m_url->setText(verbatim(given->toString(false)));
    m_kind->setCurrentIndex(UrlKind);
}

TargetSettings TargetDialog::settings() const
{
    TargetSettings settings;
    settings.colour = TargetColour(m_colour->currentData().toInt());
    settings.passwordSource = PasswordSource(m_source->currentData().toInt());
    settings.passwordVariable = m_variable->text().trimmed();
    return settings;
}

std::optional<Protection> TargetDialog::protection() const
{
    const int chosen = m_protection->currentData().toInt();
    return chosen < 0 ? std::nullopt : std::optional(Protection(chosen));
}

QString TargetDialog::password() const
{
    if (m_isForeign)
        return {};
    const auto given = url();
    return given ? verbatim(given->password.value_or(std::string())) : QString();
}

void TargetDialog::setKnownNames(const QStringList &names)
{
    m_knownNames = names;
    validate();
}

void TargetDialog::showKind()
{
    for (const auto &[kind, field] : m_rows)
        m_form->setRowVisible(field, !m_isForeign && kind == m_kind->currentIndex());
    m_form->setRowVisible(m_kind, !m_isForeign);
    const bool mayNeedPassword = m_isForeign ? m_foreignUrl && m_foreignUrl->backend == database::Backend::Postgresql : m_kind->currentIndex() != SqliteKind;
    m_form->setRowVisible(m_source, mayNeedPassword);
    m_form->setRowVisible(m_variable, mayNeedPassword && settings().passwordSource == PasswordSource::Environment);
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
        const auto given = m_isForeign ? m_foreignUrl : url();
        isComplete = m_isForeign || given.has_value();
        if (given)
            preview = verbatim(given->toString());
        if (m_probe)
            m_probe->reset(given.has_value());
    } catch (const Error &error) {
        problem = engineText(error.message());
        if (m_probe)
            m_probe->reset(false);
    }
    const bool isTaken = m_knownNames.contains(targetName());
    if (problem.isEmpty() && isTaken)
        problem = tr("There is a database called %1 already: choose another name.").arg(targetName());
    const TargetSettings chosen = settings();
    const bool lacksVariable = chosen.passwordSource == PasswordSource::Environment && chosen.passwordVariable.isEmpty() && m_form->isRowVisible(m_variable);
    m_preview->setText(preview);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(isComplete && !isTaken && !targetName().isEmpty() && !lacksVariable);
    m_ok->setToolTip(targetName().isEmpty() ? tr("Give it a name first")
                         : !isComplete      ? tr("Say where the database is first")
                         : lacksVariable    ? tr("Name the environment variable first")
                                            : QString());
}

}  // namespace limbeck::ui
