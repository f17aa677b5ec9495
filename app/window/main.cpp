// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"
#include "demonstration.h"
#include "language/language.h"
#include "log_file.h"
#include "main_window.h"
#include "python/tree_store.h"
#include "theme/appearance.h"
#include "theme/interface_font.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>

#include <clocale>
#include <cstdio>
#include <functional>
#include <memory>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // Numbers in scripts and SQL are read and written the same everywhere.
    std::setlocale(LC_NUMERIC, "C");
    limbeck::python::TreeStore::shared().useCacheFolder();
    QApplication::setOrganizationName(QStringLiteral("limbeck"));
    QApplication::setApplicationName(QStringLiteral("limbeck"));
    QApplication::setApplicationDisplayName(QStringLiteral("Limbeck"));
    QApplication::setApplicationVersion(QStringLiteral(LIMBECK_VERSION));
    limbeck::ui::initResources();
    limbeck::ui::applyStoredInterfaceFont();
    limbeck::ui::applyLanguage(limbeck::ui::storedLanguage());

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "A desktop migration manager for projects that use Alembic."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), QApplication::translate("main", "Folder of the project to open."));
    const QCommandLineOption demonstrate(QStringLiteral("upgrade-and-screenshot"),
                                         QApplication::translate("main", "Upgrade the project's database through the window, save a picture of the window as FILE and end."),
                                         QStringLiteral("FILE"));
    const QCommandLineOption theme(QStringLiteral("theme"), QApplication::translate("main", "Colours of the window: system, light or dark; for this time only."), QStringLiteral("THEME"));
    parser.addOptions({demonstrate, theme});
    parser.process(application);
    const auto appearance = parser.isSet(theme) ? limbeck::ui::appearanceByName(parser.value(theme)) : limbeck::ui::storedAppearance();
    if (!appearance) {
        std::fprintf(stderr, "%s\n", qPrintable(QApplication::translate("main", "--theme takes system, light or dark, not '%1'.").arg(parser.value(theme))));
        return 2;
    }
    if (*appearance != limbeck::ui::Appearance::System)
        limbeck::ui::applyAppearance(*appearance);

    limbeck::window::startLogFile();
    std::unique_ptr<limbeck::ui::MainWindow> window;
    // Another language needs another window: texts are set where widgets are made.
    const std::function<void()> makeWindow = [&] {
        window = std::make_unique<limbeck::ui::MainWindow>();
        window->setSampleProject(limbeck::window::sampleProjectFolder());
        QObject::connect(
            window.get(), &limbeck::ui::MainWindow::replacementWanted, &application,
            [&](const QString &folder) {
                const std::unique_ptr<limbeck::ui::MainWindow> old = std::move(window);
                limbeck::ui::applyLanguage(limbeck::ui::storedLanguage());
                makeWindow();
                if (!folder.isEmpty())
                    window->openFolder(folder);
            },
            Qt::QueuedConnection);
        window->show();
    };
    makeWindow();
    if (!parser.positionalArguments().isEmpty())
        window->openFolder(QDir(parser.positionalArguments().front()).absolutePath());
    if (parser.isSet(demonstrate))
        limbeck::window::demonstrate(*window, parser.value(demonstrate));
    return QApplication::exec();
}
