// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QTabWidget>

#include <functional>
#include <vector>

namespace limbeck::ui {

class ScriptPanel;

/// The scripts that are open, one a tab. One tab follows the selection in the history (its title is muted) until its text is changed or it is kept: then the next selection opens another. There is always a tab.
/// What asks for "the" script means the one in front. GUI thread.
class ScriptTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit ScriptTabs(EngineService &engine, QWidget *parent = nullptr);
    ~ScriptTabs() override;

    ScriptPanel *current() const;
    ScriptPanel *panel(int index) const;

    /// The selection went to a revision: its tab comes to the front, or the tab that follows shows it.
    void showRevision(SnapshotPtr snapshot, int revision);
    void showFile(const QString &path, int line);
    /// The tab in front no longer follows the selection.
    void keepCurrent();
    void setDialect(const std::string &dialectName, const environment::EnvironmentRun &run);
    void refresh(SnapshotPtr snapshot);
    /// Closes all tabs; unsaved texts are lost: ask before.
    void clear();
    void repeatPreviews();

    int revision() const;
    bool isModified() const;           ///< any of them
    QStringList modifiedNames() const; ///< file names
    void saveCurrent();
    /// Saves all, then calls `then`; a failure forgets it and shows its tab.
    void saveAllThen(std::function<void()> then);
    /// Forgets all edits: the files' texts come back.
    void discardAll();

    /// Asks when there is something to be saved.
    void closeTab(int index);
    void closeOthers(int index);
    bool canReopen() const { return !m_closed.empty(); }
    void reopenClosed();
    void nextTab(int step);

    void goToLine(int line);
    void goToProblem(bool forward);
    /// Below or above the caret of the script in front.
    bool hasProblemAhead(bool forward) const;
    void startFind();
    bool hasEditorFocus() const;
    int currentLine() const;
    QString wordAtCaret() const;
    /// On which databases a revision was applied: such scripts are read-only until they are unlocked.
    void updateLocks(const std::function<QStringList(int revision)> &appliedOn);

Q_SIGNALS:
    void loaded(const QString &path);
    void saved(const QString &path);
    void message(const QString &text);
    void previewChanged(int revision, bool upgrade, limbeck::ui::PreviewPtr preview);
    void supportKnown(int revision, const QString &problem);
    void definitionRequested();
    void copyRequested(int revision);
    /// The user brought another script to the front.
    void revisionInFront(int revision);
    /// A tab was opened or closed, or a text changed for the first time or was saved.
    void tabsChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Closed {
        QString path;
        std::string id;     ///< empty: no revision
        int line = 1;
    };

    ScriptPanel *addPanel();
    void connectPanel(ScriptPanel *panel);
    void updateTitle(ScriptPanel *panel);
    void bringToFront(ScriptPanel *panel);
    void removePanel(ScriptPanel *panel);
    int indexOfRevision(const std::string &id) const;
    void showMenu(const QPoint &position);
    void currentTabChanged(int index);

    EngineService &m_engine;
    SnapshotPtr m_snapshot;
    std::string m_dialect = "sqlite";
    environment::EnvironmentRun m_run;
    ScriptPanel *m_following = nullptr;    ///< null: the next selection opens a tab
    std::vector<Closed> m_closed;          ///< the last one at the end
    std::function<QStringList(int)> m_appliedOn;
    QByteArray m_splitter;                 ///< of the tab in front: the others take it over
    bool m_isChosenByUs = false;
};

}  // namespace limbeck::ui
