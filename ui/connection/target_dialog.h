// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/url.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace limbeck::ui {

/// Adds a database by hand: fields for PostgreSQL, a file for SQLite, or a whole URL. Opened with open(), never exec(). Connects to nothing.
class TargetDialog : public QDialog {
    Q_OBJECT
public:
    explicit TargetDialog(const QString &projectRoot, QWidget *parent = nullptr);
    QString targetName() const;
    /// What the fields say; nullopt while they are not complete.
    std::optional<database::Url> url() const;

private:
    void validate();
    QWidget *makePostgresqlPage();
    QWidget *makeSqlitePage();
    QWidget *makeUrlPage();

    QString m_projectRoot;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QStackedWidget *m_pages;
    QLineEdit *m_host, *m_database, *m_user, *m_password;
    QSpinBox *m_port;
    QLineEdit *m_file;
    QLineEdit *m_url;
    QLabel *m_problem;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
