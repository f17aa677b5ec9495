// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/top_rows.h"
#include "jobs/task_runner.h"
#include "migrate/script_elsewhere.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <optional>

namespace limbeck::ui {

class ProjectSession;

/// The revisions at which databases stand and that no script of this checkout has: looks for their scripts in git on a worker, and says in words what that means. GUI thread.
class UnknownRevisions : public QObject {
    Q_OBJECT
public:
    explicit UnknownRevisions(ProjectSession &session, QObject *parent = nullptr);

    std::vector<UnknownRow> rows() const;
    bool isLooking(const QString &id) const;
    /// What git knows of it; absent: nothing, or not yet.
    std::optional<migrate::ScriptElsewhere> found(const QString &id) const;
    /// A sentence or several: where its script is, what is below it here.
    QString whereIs(const QString &id) const;
    /// All that is known of it, for the inspector.
    QString html(const QString &id) const;
    /// How the chosen database comes to what this checkout knows: by a downgrade with the other branch's scripts. Absent: git lacks one of them, or the search goes on.
    struct WayDown {
        QString target;
        std::vector<migrate::BorrowedScript> scripts;
    };
    std::optional<WayDown> wayDown() const;
    /// What a stamp may be set to in its place, the likeliest first: the nearest known revisions below it, then the heads.
    QStringList proposals(const QString &id) const;

Q_SIGNALS:
    void changed();

private:
    struct Search {
        int job = 0;   ///< 0: it is over
        std::optional<migrate::ScriptElsewhere> found;
        QString failure;
    };
    void update();
    void look(const QString &id);

    ProjectSession &m_session;
    QHash<QString, Search> m_searches;   ///< by id
    TaskRunner m_tasks;
};

}  // namespace limbeck::ui
