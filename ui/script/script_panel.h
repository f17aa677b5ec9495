// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTabWidget;
class QPushButton;
class QFrame;

namespace limbeck::ui {

class CodeEditor;

/// The selected revision's script in an editor, with its SQL up and down beside it, live while typing. Saves with a check for changes made outside. GUI thread.
class ScriptPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScriptPanel(EngineService &engine, QWidget *parent = nullptr);

    /// Shows a revision; an unsaved text is kept only if the caller asked the user (isModified).
    void showRevision(SnapshotPtr snapshot, int revision);
    void setDialect(const std::string &dialectName, const environment::EnvironmentRun &run);
    /// The snapshot was read again; the same revision stays if its id is still there.
    void refresh(SnapshotPtr snapshot);
    void clear();
    bool isModified() const;
    int revision() const { return m_revision; }
    /// True when saved (or nothing to save).
    bool save();
    void goToLine(int line);
    /// After the file watcher: compares the file with what was read.
    void checkFile();

Q_SIGNALS:
    void saved(const QString &path);
    void message(const QString &text);
    /// What the preview said of this revision: empty when the interpreter can run it.
    void supportKnown(int revision, const QString &problem);

private:
    enum Pane { UpPane = 1, DownPane = 2 };
    void askPreviews();
    void showPreview(int pane, const PreviewPtr &preview);
    void showBanner(const QString &text);
    void hideBanner();
    void reload();
    QString fileText(bool *ok) const;

    EngineService &m_engine;
    SnapshotPtr m_snapshot;
    int m_revision = -1;
    QString m_path;
    QString m_fileText;          ///< as read or saved last
    std::string m_dialect = "sqlite";
    environment::EnvironmentRun m_run;
    int m_upJob = 0, m_downJob = 0;
    QTimer m_typing;
    CodeEditor *m_editor;
    CodeEditor *m_up;
    CodeEditor *m_down;
    QTabWidget *m_sqlTabs;
    QLabel *m_title;
    QLabel *m_sqlStatus;
    QFrame *m_banner;
    QLabel *m_bannerText;
};

}  // namespace limbeck::ui
