// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demonstration.h"

#include "commands/command_registry.h"
#include "main_window.h"
#include "project_session.h"

#include <QAction>
#include <QApplication>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>

#include <spdlog/spdlog.h>

namespace limbeck::window {

namespace {

constexpr int kSettleMs = 800;

void finish(ui::MainWindow &window, const QString &pictureFile, int status)
{
    QTimer::singleShot(kSettleMs, &window, [&window, pictureFile, status] {
        const bool saved = window.grab().save(pictureFile);
        if (!saved)
            spdlog::error("the picture {} cannot be written", pictureFile.toStdString());
        QApplication::exit(saved ? status : 1);
    });
}

}  // namespace

void demonstrate(ui::MainWindow &window, const QString &pictureFile)
{
    ui::ProjectSession &session = window.session();
    QObject::connect(&session, &ui::ProjectSession::openFailed, &window, [&window, pictureFile](const QString &, const QString &text) {
        spdlog::error("{}", text.toStdString());
        finish(window, pictureFile, 1);
    });
    QObject::connect(&window, &ui::MainWindow::projectShown, &window, [&window] {
        QTimer::singleShot(kSettleMs, &window, [&window] { window.commands().action(QStringLiteral("migration.upgradeHead"))->trigger(); });
    }, Qt::SingleShotConnection);
    QObject::connect(&session, &ui::ProjectSession::planReady, &window, [&window, pictureFile](const ui::PlanPtr &plan) {
        auto *apply = window.findChild<QPushButton *>(QStringLiteral("planApply"));
        if (plan->steps.empty())
            finish(window, pictureFile, 0);
        else if (apply && apply->isEnabled())
            apply->click();
        else
            finish(window, pictureFile, 1);
    });
    QObject::connect(&session, &ui::ProjectSession::planFailed, &window, [&window, pictureFile](const ui::ErrorPtr &error) {
        spdlog::error("{}", error->toText());
        finish(window, pictureFile, 1);
    });
    QObject::connect(&session, &ui::ProjectSession::runFailed, &window, [](const ui::ErrorPtr &error) { spdlog::error("{}", error->toText()); });
    QObject::connect(&window, &ui::MainWindow::runEnded, &window, [&window, pictureFile](bool ok) { finish(window, pictureFile, ok ? 0 : 1); });
}

}  // namespace limbeck::window
