// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/environment_templates.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace limbeck::ui {

/// Asks how Alembic shall begin in a folder: with which template, in which sub-folder. Writes nothing. Opened with open().
class InitDialog : public QDialog {
    Q_OBJECT
public:
    explicit InitDialog(const QString &folder, QWidget *parent = nullptr);
    project::InitRequest request() const;

private:
    void validate();

    QString m_folder;
    QComboBox *m_template;
    QLineEdit *m_directory;
    QLabel *m_summary;
    QLabel *m_problem;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
