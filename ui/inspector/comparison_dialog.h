// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/fitting_dialog.h"
#include "jobs/engine_service.h"
#include "jobs/task_runner.h"
#include "migrate/preview_between.h"

class QComboBox;
class QLabel;
class QTabWidget;
class QTextBrowser;

namespace limbeck::ui {

class CodeEditor;

/// Two revisions side by side: what differs in the schema, and the SQL of the steps from the one to the other. Reads scripts on a worker, no database. Opened with open().
class ComparisonDialog : public FittingDialog {
    Q_OBJECT
public:
    ComparisonDialog(SnapshotPtr snapshot, int from, int to, const std::string &dialectName, const environment::EnvironmentRun &run, QWidget *parent = nullptr);

private:
    void addRevisions(QComboBox *combo, int chosen);
    void ask();
    void show(const migrate::Between &between);

    SnapshotPtr m_snapshot;
    std::string m_dialect;
    environment::EnvironmentRun m_run;
    std::shared_ptr<migrate::SourceCache> m_sources;
    int m_job = 0;
    QComboBox *m_from;
    QComboBox *m_to;
    QLabel *m_summary;
    QTabWidget *m_tabs;
    QTextBrowser *m_schema;
    CodeEditor *m_sql;
    TaskRunner m_tasks;
};

}  // namespace limbeck::ui
