// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_test.h"

#include "commands/command_registry.h"
#include "database/connection.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "theme/appearance.h"
#include "ui_testing.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTest>

namespace limbeck::ui::testing {

void WindowTest::initTestCase()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(ui::lightPalette());
}

void WindowTest::init()
{
    isolateSettings();
    m_folder = std::make_unique<test::TempDir>();
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString((*m_folder / "data").string()));
    makeProject();
    m_driver = std::make_unique<WindowDriver>();
    window().resize(1280, 820);
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
    prepare();
}

void WindowTest::prepare()
{
    if (m_project)
        QVERIFY(m_driver->open(m_project->folder()));
}

void WindowTest::cleanup()
{
    m_driver.reset();
    tearDown();
    m_project.reset();
    m_folder.reset();
}

HistoryView *WindowTest::view() { return m_driver->find<HistoryView>("historyView"); }

HistoryModel *WindowTest::model() { return static_cast<HistoryModel *>(view()->model()); }

QAction *WindowTest::action(const char *commandId) { return window().commands().action(QLatin1String(commandId)); }

QPushButton *WindowTest::button(const char *name)
{
    for (QPushButton *one : window().findChildren<QPushButton *>(QLatin1String(name))) {
        if (one->isVisible())
            return one;
    }
    return nullptr;
}

bool WindowTest::chooseWhenReady(const char *commandId)
{
    return m_driver->waitFor([&] { return action(commandId)->isEnabled(); }) && m_driver->choose(commandId);
}

std::string WindowTest::onDisk(const char *revision) const { return test::readFile(m_project->scriptFile(revision)); }

void WindowTest::sqlite(const std::filesystem::path &file, const std::string &sql)
{
    database::OpenOptions options;
    options.createIfMissing = true;
    const auto connection = database::Connection::open(database::Url::parse("sqlite:///" + file.string()), options);
    sql::Statement statement;
    statement.text = sql;
    connection->execute(statement, database::Several::Allow);
}

}  // namespace limbeck::ui::testing
