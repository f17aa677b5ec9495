// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"
#include "connection/protection.h"
#include "connection/target_settings.h"
#include "database/url.h"

#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace limbeck::ui {

class ConnectionProbe;
class EngineService;

/// Adds a database by hand: fields for PostgreSQL, a file for SQLite, or a whole URL; or changes what is known of one. With setEngine() the connection can be tried, and a missing database made.
/// Opened with open(), never exec().
class TargetDialog : public FittingDialog {
    Q_OBJECT
public:
    explicit TargetDialog(const QString &projectRoot, QWidget *parent = nullptr);
    void setEngine(EngineService &engine);
    /// Names that are taken already and refused.
    void setKnownNames(const QStringList &names);
    /// Fills the fields with a database that is there. The URL of one that the project names stands in the project's files and cannot be changed here. `password`: what is known of it, for the test.
    void editTarget(const migrate::Target &target, const TargetSettings &settings, std::optional<Protection> protection, const std::optional<std::string> &password);
    QString targetName() const;
    /// What the fields say; nullopt while they are not complete. Throws Error(Config) for a text that is no URL.
    std::optional<database::Url> url() const;
    TargetSettings settings() const;
    std::optional<Protection> protection() const;   ///< nullopt: by its name
    /// What was typed as password, in the field or in the URL; empty: nothing.
    QString password() const;

private:
    enum Kind { PostgresqlKind, SqliteKind, UrlKind };
    void addRow(Kind kind, const QString &label, QWidget *field);
    void addSettingRows();
    QWidget *makeFileField();
    void fillFrom(const database::Url &url);
    std::optional<database::Url> urlToTest() const;
    void requireEncryption();
    void showKind();
    void validate();

    QString m_projectRoot;
    QStringList m_knownNames;
    bool m_isForeign = false;                         ///< the URL stands in the project's files
    std::optional<database::Url> m_foreignUrl;
    std::optional<std::string> m_knownPassword;
    QFormLayout *m_form;
    std::vector<std::pair<Kind, QWidget *>> m_rows;   ///< fields that belong to one kind
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_host, *m_database, *m_user, *m_password;
    QSpinBox *m_port;
    QLineEdit *m_file;
    QLineEdit *m_url;
    QComboBox *m_source;
    QLineEdit *m_variable;
    QComboBox *m_colour;
    QComboBox *m_protection;
    QLabel *m_preview;
    QLabel *m_problem;
    QLabel *m_note;
    ConnectionProbe *m_probe = nullptr;
    QVBoxLayout *m_probePlace;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
