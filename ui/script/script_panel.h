// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "script/schema_names.h"
#include "script/script_text.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace limbeck::ui {

class CodeEditor;
class FindBar;
class MessageBanner;

/// The selected revision's script in an editor, with its SQL up and down beside it, live while typing. Reads and writes the file through the engine's service, never itself, and checks for changes
/// made outside before it writes. GUI thread.
class ScriptPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScriptPanel(EngineService &engine, QWidget *parent = nullptr);

    /// Shows a revision; an unsaved text is lost: ask before (isModified). The text comes when the file was read: loaded().
    void showRevision(SnapshotPtr snapshot, int revision);
    /// A file that is no revision (it cannot be read as one): only its text, at the line.
    void showFile(const QString &path, int line);
    void setDialect(const std::string &dialectName, const environment::EnvironmentRun &run);
    /// The snapshot was read again; the same revision stays if its id is still there.
    void refresh(SnapshotPtr snapshot);
    void clear();
    /// Tells the previews of the revision shown again: previewChanged().
    void repeatPreviews();
    bool isModified() const;
    int revision() const { return m_revision; }
    const std::string &revisionId() const { return m_id; }
    const QString &path() const { return m_path; }
    /// The file's name, or what is shown in its place; without a mark.
    QString title() const { return m_titleText; }
    void setTitleVisible(bool visible);
    /// Off: previews wait until it is on again (a tab that is not in front).
    void setActive(bool active);
    /// How editor and SQL share the width.
    void restoreSplitter(const QByteArray &state);
    void goToProblem(bool forward);
    CodeEditor *editor() const { return m_editor; }
    /// True: there is nothing to save. Otherwise saving has begun, and saved() or a banner tells what came of it.
    bool save();
    /// The same, and then `then`, once the text as it is then is saved; a failure forgets it.
    void saveThen(std::function<void()> then);
    /// Forgets the edit: the file's text comes back.
    void discard() { reload(); }
    /// At once, or when the file was read.
    void goToLine(int line);
    void startFind();
    bool hasEditorFocus() const;
    int currentLine() const;
    QString wordAtCaret() const;
    /// Databases to which the revision shown was applied: its text is read-only then, until the user says otherwise.
    void setAppliedOn(const QStringList &databases);
    /// After the file watcher: compares the file with what was read.
    void checkFile();

Q_SIGNALS:
    void loaded(const QString &path);
    void saved(const QString &path);
    void message(const QString &text);
    /// A preview of the revision shown is there.
    void previewChanged(int revision, bool upgrade, limbeck::ui::PreviewPtr preview);
    /// What the preview said of this revision: empty when the interpreter can run it.
    void supportKnown(int revision, const QString &problem);
    void titleChanged();
    void splitterMoved(const QByteArray &state);
    void definitionRequested();
    /// The script was applied and may not be edited, but a new one with its text may.
    void copyRequested(int revision);

private:
    enum class Reading { Nothing, Loading, Checking };

    void build();
    void forgetRevision();
    void forgetTexts();
    void connectParts();
    void read(Reading what);
    void takeFile(const FileContent &content);
    void takeText(const FileContent &content, bool keepView);
    void compareFile(const FileContent &content);
    void takeWriting(const FileWriting &writing);
    void reload();
    void keepMine();
    void showConflict(const QString &text, bool canReload);
    void askPreviews();
    void showPreview(bool isUp, const PreviewPtr &preview);
    void showPreviewProblem(const Error *error);
    void showEditorProblems();
    void compareWithOutside();
    void askSchemaNames();
    void setTitle(const QString &title);
    void followCaret(int line);
    void applyLock();
    void markSource(const std::vector<int> &lines, int sqlLine);

    EngineService &m_engine;
    SnapshotPtr m_snapshot;
    int m_revision = -1;         ///< -1 although there is text: the revision vanished while it was being edited
    std::string m_id;
    QString m_path;
    QByteArray m_fileBytes;      ///< as read or saved last
    QByteArray m_outsideBytes;   ///< what somebody else made of it
    ScriptText m_script;
    std::string m_dialect = "sqlite";
    environment::EnvironmentRun m_run;
    Reading m_reading = Reading::Nothing;
    int m_readJob = 0, m_writeJob = 0, m_upJob = 0, m_downJob = 0, m_namesJob = 0;
    const int m_upPane, m_downPane;   ///< of the service: a newer preview of a pane stops the older one
    bool m_isActive = true;
    bool m_wantsPreviews = false;     ///< once it is active again
    SchemaNames m_names;
    std::string m_namesOf;            ///< the revision whose schema they are
    QString m_titleText;
    QStringList m_appliedOn;
    std::string m_unlocked;      ///< id of the applied revision that the user edits anyway
    bool m_isFileEditable = false;
    int m_lineToShow = 0;
    std::vector<std::function<void()>> m_afterSaving;
    PreviewPtr m_upPreview, m_downPreview;     ///< the last ones of the revision shown
    std::vector<int> m_upLines, m_downLines;   ///< script line of each line of SQL
    QTimer m_typing;
    CodeEditor *m_editor;
    CodeEditor *m_up;
    CodeEditor *m_down;
    QTabWidget *m_sqlTabs;
    QLabel *m_title;
    MessageBanner *m_banner;
    MessageBanner *m_lock;
    FindBar *m_find;
    MessageBanner *m_sqlStatus;
    QPushButton *m_reloadButton;
    QPushButton *m_keepButton;
    QPushButton *m_compareButton;
    QSplitter *m_splitter;
};

}  // namespace limbeck::ui
