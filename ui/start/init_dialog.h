// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"
#include "jobs/engine_service.h"
#include "project/environment_templates.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace limbeck::ui {

/// Asks how Alembic shall begin in a folder: an environment that is ready for SQLModel, with the models found in the folder, or one of Alembic's templates. Writes nothing. Opened with open().
class InitDialog : public FittingDialog {
    Q_OBJECT
public:
    InitDialog(const QString &folder, EngineService &engine, QWidget *parent = nullptr);
    ~InitDialog() override;
    project::InitRequest request() const;

private:
    bool isSqlModel() const;
    QStringList modules() const;
    void takeModels(const project::ModelModules &models);
    void validate();

    EngineService &m_engine;
    int m_job = 0;
    QString m_folder;
    QString m_importRoot = QStringLiteral(".");
    QFormLayout *m_form;
    QComboBox *m_template;
    QLineEdit *m_directory;
    QLineEdit *m_models;
    QLineEdit *m_variable;
    QLineEdit *m_url;
    QLabel *m_summary;
    QLabel *m_note;
    QLabel *m_problem;
    QPushButton *m_ok;
};

}  // namespace limbeck::ui
