// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command_registry.h"
#include "demonstration.h"
#include "log_file.h"
#include "main_window.h"
#include "theme/appearance.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>

#include <clocale>
#include <cstdio>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // Numbers in scripts and SQL are read and written the same everywhere.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setOrganizationName(QStringLiteral("limbeck"));
    QApplication::setApplicationName(QStringLiteral("limbeck"));
    QApplication::setApplicationDisplayName(QStringLiteral("Limbeck"));
    QApplication::setApplicationVersion(QStringLiteral(LIMBECK_VERSION));
    limbeck::ui::initResources();

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
    limbeck::ui::MainWindow window;
    window.setSampleProject(limbeck::window::sampleProjectFolder());
    window.show();
    if (!parser.positionalArguments().isEmpty())
        window.openFolder(QDir(parser.positionalArguments().front()).absolutePath());
    if (parser.isSet(demonstrate))
        limbeck::window::demonstrate(window, parser.value(demonstrate));
    return QApplication::exec();
}
