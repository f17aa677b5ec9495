// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/project_builder.h"
#include "support/temp_dir.h"
#include "window_driver.h"

#include <QObject>

#include <memory>

class QAction;
class QPushButton;

namespace limbeck::ui {
class HistoryModel;
class HistoryView;
}

namespace limbeck::ui::testing {

/// What the tests of the whole window begin with: settings of their own, a folder and an open window for each test function. Tests are derived from it; one that needs more does it in prepare().
class WindowTest : public QObject {
    Q_OBJECT
protected:
    /// After the folder is there and before the window is: a test makes its project here.
    virtual void makeProject() {}
    /// The window is there; to begin with, it opens m_project if there is one.
    virtual void prepare();
    /// After the window is gone, before its project and folder go.
    virtual void tearDown() {}

    WindowDriver &driver() { return *m_driver; }
    MainWindow &window() { return m_driver->window(); }
    HistoryView *view();
    HistoryModel *model();
    QAction *action(const char *commandId);
    /// That can be seen, in the window or one of its dialogs; null: there is none.
    QPushButton *button(const char *name);
    /// The command, as soon as it can be chosen.
    bool chooseWhenReady(const char *commandId);
    /// A script's bytes.
    std::string onDisk(const char *revision) const;
    /// Statements on the SQLite file, which is made if need be.
    void sqlite(const std::filesystem::path &file, const std::string &sql);

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::ProjectBuilder> m_project;
    std::unique_ptr<WindowDriver> m_driver;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
};

}  // namespace limbeck::ui::testing
