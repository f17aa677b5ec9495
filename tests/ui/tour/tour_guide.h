// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/temp_dir.h"
#include "tour/window_audit.h"
#include "window_driver.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <string>

namespace limbeck::ui::testing {

/// Leads through the real window: what stations of the tour have in common. Whatever is waited for in vain is told on stderr, and the tour goes on.
class TourGuide {
public:
    /// Without a folder no pictures are kept.
    TourGuide(QString folder, bool isStrange) : m_audit(isStrange), m_folder(std::move(folder)) {}

protected:
    void wait(int ms = 350);
    void expect(const char *what, bool isThere);

    /// The window with the dialogs and menus that stand over it, looked at by the audit and kept as a numbered picture.
    void picture(const QString &name);
    /// Types into the dialog that is open, takes its picture and closes it.
    void dialogPicture(const QString &name, const QString &field = {}, const QString &text = {});

    void command(const char *id);
    template<typename Widget>
    Widget *find(const char *name)
    {
        return m_driver.find<Widget>(name);
    }
    void select(const char *id);
    void open(const std::filesystem::path &folder);
    void plan(const char *id);
    /// Presses the plan's button, takes the picture of the question, and says no to it.
    void refuse(const QString &name);
    void apply(const std::function<void()> &meanwhile = {});
    void closePlan() { m_driver.closePlan(); }

    /// Runs statements on a SQLite file, which is made if it is not there.
    void sqlite(const std::filesystem::path &file, const std::string &sql);

    bool m_isGood = true;
    test::TempDir m_work;
    WindowAudit m_audit;
    WindowDriver m_driver;
    MainWindow &m_window = m_driver.window();

private:
    QString m_folder;
    int m_number = 0;
};

}  // namespace limbeck::ui::testing
