// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/python_consent.h"

#include <vector>

namespace limbeck::ui {

class PlanSheet;

/// The consent for steps of the plan that only Python can run: asked for when the sheet wants it, told to the sheet. GUI thread; owned by the window.
class DelegationConsent : public QObject {
    Q_OBJECT
public:
    DelegationConsent(ProjectSession &session, PlanSheet &sheet, QWidget *window);

private:
    void ask(int step, bool chooses);
    void allow(const QString &program, bool isForAllSteps);
    bool hasStep(int step) const;

    ProjectSession &m_session;
    PlanSheet &m_sheet;
    PythonConsent *m_consent;
    int m_step = -1;             ///< that was asked for
    std::vector<int> m_others;   ///< the plan's other ones at that time
};

}  // namespace limbeck::ui
