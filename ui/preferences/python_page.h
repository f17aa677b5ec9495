// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "jobs/task_runner.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace limbeck::ui {

/// Which interpreter runs what only Python can run of the open project, and whether the user trusts the project with it. Runs nothing; trust is given where a step asks for it, and can be withdrawn here. GUI thread.
class PythonPage : public QWidget {
    Q_OBJECT
public:
    /// `projectRoot` empty: no project is open.
    PythonPage(EngineService &engine, const QString &projectRoot, QWidget *parent = nullptr);

private:
    void build();
    void fill(const ProjectPythons &pythons);
    void chooseFile();

    QString m_root;
    int m_job = 0;
    QComboBox *m_programs;
    QCheckBox *m_trusted;
    TaskRunner m_tasks;
};

}  // namespace limbeck::ui
