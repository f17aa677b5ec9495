// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog environmentMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "a statement that could not be read: %1"),
        QT_TRANSLATE_NOOP("Engine", "rows of a statement that was not run"),
        QT_TRANSLATE_NOOP("Engine", "%1= of %2 in env.py"),
        QT_TRANSLATE_NOOP("Engine", "context.%1() while reading"),
        QT_TRANSLATE_NOOP("Engine", "a value that is not known: %1 is not part of the project"),
        QT_TRANSLATE_NOOP("Engine", "No config file '%1' found, or file has no '[%2]' section"),
        QT_TRANSLATE_NOOP("Engine", "must be text here, found %1"),
        QT_TRANSLATE_NOOP("Engine", "must be true or false here, found %1"),
        QT_TRANSLATE_NOOP("Engine", "context.configure(%1=…) %2."),
        QT_TRANSLATE_NOOP("Engine", "the driver call '%1' in a connection listener"),
        QT_TRANSLATE_NOOP("Engine", "a driver call with parameters in a connection listener"),
        QT_TRANSLATE_NOOP("Engine", "Run this project's migrations with its own Python."),
        QT_TRANSLATE_NOOP("Engine", "The URL of the database could not be computed without running the project's code."),
        QT_TRANSLATE_NOOP("Engine", "The URL of the database could not be computed: it needs %1."),
        QT_TRANSLATE_NOOP("Engine", "a value that is not known: %1"),
        QT_TRANSLATE_NOOP("Engine", "There is no env.py in %1."),
        QT_TRANSLATE_NOOP("Engine", "Create an environment with: init DIRECTORY"),
        QT_TRANSLATE_NOOP("Engine", "No answer to context.%1() in this command."),
        QT_TRANSLATE_NOOP("Engine", "'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine"),
        QT_TRANSLATE_NOOP("Engine", "a connection that is %1"),
        QT_TRANSLATE_NOOP("Engine", "a value that could not be computed"),
        QT_TRANSLATE_NOOP("Engine", "Name the database by its URL, or run this command with the project's own Python."),
        QT_TRANSLATE_NOOP("Engine", "The script writes the file %1."),
        QT_TRANSLATE_NOOP("Engine", "The script makes the folder %1."),
        QT_TRANSLATE_NOOP("Engine", "The script removes the file %1."),
        QT_TRANSLATE_NOOP("Engine", "The script removes the folder %1."),
        QT_TRANSLATE_NOOP("Engine", "The script renames %1 to %2."),
        QT_TRANSLATE_NOOP("Engine", "The script copies %1 to %2."),
        QT_TRANSLATE_NOOP("Engine", "changing %1, which lies outside the project"),
        QT_TRANSLATE_NOOP("Engine", "Run this revision with the project's own Python."),
        QT_TRANSLATE_NOOP("Engine", "reading the file %1, which lies outside the project"),
        QT_TRANSLATE_NOOP("Engine", "Only files of the project are read without running its code."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
