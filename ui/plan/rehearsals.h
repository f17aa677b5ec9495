// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/engine_service.h"

#include <QObject>

namespace limbeck::ui {

class PlanSheet;
class ProjectSession;

/// Rehearses the plan that the sheet shows when the user wants it, shows what came of it there, and remembers which plans went well: a protected database wants that. GUI thread.
class Rehearsals : public QObject {
    Q_OBJECT
public:
    Rehearsals(ProjectSession &session, PlanSheet &sheet, QObject *parent = nullptr);

    /// The same steps came to their end on the same database in the last 24 hours. Kept in the user's settings.
    bool wentWell(const migrate::Plan &plan) const;

Q_SIGNALS:
    /// A rehearsal ended, well or not.
    void ended();

private:
    void start();
    void take(const RehearsalPtr &rehearsal);
    QString key(const migrate::Plan &plan) const;

    ProjectSession &m_session;
    PlanSheet &m_sheet;
    PlanPtr m_plan;     ///< of the job
    int m_job = 0;
};

}  // namespace limbeck::ui
