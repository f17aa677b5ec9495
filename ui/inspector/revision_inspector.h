// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"
#include "migrate/script_authors.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QTabWidget;
class QTextBrowser;
class QTreeView;
class QUrl;

namespace limbeck::ui {

class DiagramPanel;
class OperationsModel;
class SqlPage;

/// What is known of a script beside its text.
struct ScriptFacts {
    migrate::ScriptAuthor author;   ///< who added it, by git; empty: not known
    QStringList touched;            ///< tables, with their columns
    bool operator==(const ScriptFacts &) const = default;
};

/// What the selected revision is and does: facts and a summary in words, its operations, what it changes in the schema. With two revisions selected, what lies between them. Read-only; asks the
/// engine for schemas only while its tab is seen. GUI thread.
class RevisionInspector : public QWidget {
    Q_OBJECT
public:
    explicit RevisionInspector(EngineService &engine, QWidget *parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot);
    void setState(StatePtr state, const QString &targetName);
    /// Databases, of those that were read, to which the revision shown was applied.
    void setAppliedOn(std::function<QStringList(int revision)> appliedOn) { m_appliedOn = std::move(appliedOn); }
    /// What is learnt about a script after the history is there; updateFacts() when it may be more.
    void setFactsOf(std::function<ScriptFacts(int revision)> factsOf) { m_factsOf = std::move(factsOf); }
    void updateFacts();
    void setDialect(const std::string &dialectName, const environment::EnvironmentRun &run);
    void showRevision(int revision);          ///< -1: none
    void compareRevisions(int older, int newer);
    /// Something else than a revision is selected: what is to be said about it (HTML).
    void showNote(const QString &html);
    /// Of the revision shown; what comes for another one is dropped.
    void setPreview(int revision, bool upgrade, PreviewPtr preview);

Q_SIGNALS:
    void revisionRequested(int revision);
    void lineRequested(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Tab { OverviewTab, OperationsTab, SchemaTab, DiagramTab, SqlTab };
    void showOverview();
    void askSchema();
    void showSchema(const SchemaChangePtr &change);
    QString revisionOverview() const;
    QString comparisonOverview() const;
    QString linkTo(int revision) const;
    QString linksTo(std::span<const int> revisions) const;
    QString stateWords() const;
    QString summary(const PreviewPtr &preview) const;
    void followLink(const QUrl &link);

    EngineService &m_engine;
    SnapshotPtr m_snapshot;
    StatePtr m_state;
    QString m_targetName;
    std::function<QStringList(int)> m_appliedOn;
    std::function<ScriptFacts(int)> m_factsOf;
    ScriptFacts m_facts;          ///< of the revision shown
    std::string m_dialect = "sqlite";
    environment::EnvironmentRun m_run;
    int m_revision = -1;
    int m_comparedWith = -1;      ///< the older one
    QString m_note;               ///< in place of a revision
    PreviewPtr m_up, m_down;
    SchemaChangePtr m_change;
    int m_schemaJob = 0;
    bool m_isSchemaWanted = true;
    QTimer m_delay;
    OperationsModel *m_operations;
    QTabWidget *m_tabs;
    QTextBrowser *m_overview;
    QTreeView *m_tree;
    QTextBrowser *m_schema;
    SqlPage *m_sql;
    DiagramPanel *m_diagram;
};

}  // namespace limbeck::ui
