// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "main_window.h"
#include "plan/python_dialog.h"

#include <QMessageBox>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>

namespace limbeck::ui::testing {

/// Uses the real window as a person would, with the real engine: for the tests of the whole window and the tour. The functions that wait say false when nothing came.
class WindowDriver {
public:
    WindowDriver();

    MainWindow &window() { return m_window; }
    ProjectSession &session() { return m_window.session(); }

    /// Of several of that name the one that is in front: every open script has an editor.
    template<typename Widget>
    Widget *find(const char *name)
    {
        const QList<Widget *> all = m_window.findChildren<Widget *>(QLatin1String(name));
        for (Widget *widget : all) {
            if (isInFront(widget))
                return widget;
        }
        return all.isEmpty() ? nullptr : all.front();
    }

    bool open(const std::filesystem::path &folder);
    /// False: there is no such command, or it cannot be chosen now.
    bool choose(const char *commandId);
    /// Selects the revision and waits for its script and its SQL.
    bool select(const QString &id);
    /// Adds a database through the dialog, and waits until it answers.
    bool addTarget(const QString &name, const QString &url);
    /// Chooses a command that makes a plan and waits for the plan, or for why there is none.
    bool plan(const char *commandId);
    /// Presses the plan's button, says yes to the question when there is one, and waits for the end of the run. `meanwhile` is called while it runs.
    bool apply(const std::function<void()> &meanwhile = {});
    /// Presses the plan's button and says no to the question.
    bool applyAndRefuse();
    void closePlan();

    QStringList rows();            ///< version rows as the window knows them
    QString planHeadline();
    QString planReport();
    QString stateOf(const QString &id);   ///< word in the history
    QDialog *question();           ///< before a plan is run; null: none is open
    PythonDialog *pythonQuestion();   ///< before code of the project is run; null: none is open
    /// Waits for that question and answers it, with the tests' Python. `picture`: name of a picture of the question; null: none.
    bool answerPython(bool yes, bool trusts = false, const char *picture = nullptr);
    QMessageBox *messageBox();     ///< null: none is open
    bool waitFor(const std::function<bool()> &condition);

private:
    static bool isInFront(const QWidget *widget);
    bool answer(bool yes);

    MainWindow m_window;
    bool m_isRunOver = false;
};

}  // namespace limbeck::ui::testing
