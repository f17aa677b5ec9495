// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/url.h"

#include <QDialog>
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

namespace limbeck::ui {

/// Adds a database by hand: fields for PostgreSQL, a file for SQLite, or a whole URL. Opened with open(), never exec(). Connects to nothing.
class TargetDialog : public QDialog {
    Q_OBJECT
public:
    explicit TargetDialog(const QString &projectRoot, QWidget *parent = nullptr);
    /// Names that are taken already and refused.
    void setKnownNames(const QStringList &names);
    QString targetName() const;
    /// What the fields say; nullopt while they are not complete. Throws Error(Config) for a text that is no URL.
    std::optional<database::Url> url() const;

private:
    enum Kind { PostgresqlKind, SqliteKind, UrlKind };
    void addRow(Kind kind, const QString &label, QWidget *field);
    QWidget *makeFileField();
    void showKind();
    void validate();

    QString m_projectRoot;
    QStringList m_knownNames;
    QFormLayout *m_form;
    std::vector<std::pair<Kind, QWidget *>> m_rows;   ///< fields that belong to one kind
    QLineEdit *m_name;
    QComboBox *m_kind;
    QLineEdit *m_host, *m_database, *m_user, *m_password;
    QSpinBox *m_port;
    QLineEdit *m_file;
    QLineEdit *m_url;
    QLabel *m_preview;
    QLabel *m_problem;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
