// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QWidget>

class QComboBox;

namespace limbeck::ui {

class CodeEditor;

/// A revision's SQL, up and down, for each dialect to choose from. A click on a statement asks for its line of the script. Asks the engine only while it is seen. GUI thread.
class SqlPage : public QWidget {
    Q_OBJECT
public:
    explicit SqlPage(EngineService &engine, QWidget *parent = nullptr);
    void setSnapshot(SnapshotPtr snapshot);
    /// What is shown until the user chooses another one.
    void setDialect(const std::string &dialectName, const environment::EnvironmentRun &run);
    void showRevision(int revision);   ///< -1: none

Q_SIGNALS:
    void lineRequested(int line);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Side {
        CodeEditor *editor = nullptr;
        int job = 0;
        std::vector<int> lines;   ///< of the script, by line of the text
    };
    void ask();
    void take(Side &side, const migrate::ScriptPreview &preview);
    QWidget *makeSide(Side &side, const char *name, const QString &title);

    EngineService &m_engine;
    SnapshotPtr m_snapshot;
    environment::EnvironmentRun m_run;
    int m_revision = -1;
    bool m_isWanted = false;
    QComboBox *m_dialect;
    Side m_up, m_down;
};

}  // namespace limbeck::ui
