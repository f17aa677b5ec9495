// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog autogenerateMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "Target database is not up to date."),
        QT_TRANSLATE_NOOP("Engine", "env.py names no models: its target_metadata is None."),
        QT_TRANSLATE_NOOP("Engine", "Set target_metadata to the MetaData of the project's models."),
        QT_TRANSLATE_NOOP("Engine", "Can't proceed with --autogenerate option; environment script %1 does not provide a MetaData object or sequence of objects to the context."),
        QT_TRANSLATE_NOOP("Engine", "The models cannot be compared: %1."),
        QT_TRANSLATE_NOOP("Engine", "The models cannot be compared: none of their tables could be read. %1"),
        QT_TRANSLATE_NOOP("Engine", "target_metadata is not known"),
        QT_TRANSLATE_NOOP("Engine", "Name a MetaData of the project's own models in env.py."),
        QT_TRANSLATE_NOOP("Engine", "%1= of context.configure() is %2, which is not part of the project: it is not asked."),
        QT_TRANSLATE_NOOP("Engine", "Write this change into the script by hand."),
        QT_TRANSLATE_NOOP("Engine", "Write this option into the script by hand."),
        QT_TRANSLATE_NOOP("Engine", "Write it into the script by hand."),
        QT_TRANSLATE_NOOP("Engine", "Write this directive into the script by hand."),
        QT_TRANSLATE_NOOP("Engine", "process_revision_directives: %1 must be text or a list of texts, found %2."),
        QT_TRANSLATE_NOOP("Engine", "Multiple version locations present, please specify --version-path"),
        QT_TRANSLATE_NOOP("Engine", "Path %1 is not represented in current version locations"),
        QT_TRANSLATE_NOOP("Engine", "Version %1 specified branch_labels %2, however the migration file %3 does not have them; does script.py.mako have the branch_labels line?"),
        QT_TRANSLATE_NOOP("Engine", "output_encoding: unknown encoding: %1"),
        QT_TRANSLATE_NOOP("Engine", "output_encoding: the script holds a character that %1 does not have (line %2 of the script)."),
        QT_TRANSLATE_NOOP("Engine", "A CHECK of %1 has no name and differs from the models: it cannot be dropped by name."),
        QT_TRANSLATE_NOOP("Engine", "The database has no table and no column %1 that could be renamed to %2."),
        QT_TRANSLATE_NOOP("Engine", "The rename %1 is not possible: %2."),
        QT_TRANSLATE_NOOP("Engine", "Give the value for the rows that have none (--fill %1.%2=…), or a server default in the model."),
        QT_TRANSLATE_NOOP("Engine", "The list of ignored differences %1 cannot be read."),
        QT_TRANSLATE_NOOP("Engine", "The list of ignored differences %1 cannot be removed: %2."),
        QT_TRANSLATE_NOOP("Engine", "The list of ignored differences %1 cannot be written."),
        QT_TRANSLATE_NOOP("Engine", "The primary key of %1 differs from the models: SQLite cannot change it; the table has to be made anew."),
        QT_TRANSLATE_NOOP("Engine", "Expressions are compared by their text: the database does not let this user create temporary tables."),
        QT_TRANSLATE_NOOP("Engine", "The program %1 cannot be started: %2."),
        QT_TRANSLATE_NOOP("Engine", "Could not find module %1"),
        QT_TRANSLATE_NOOP("Engine", "Could not find entrypoint console_scripts.%1"),
        QT_TRANSLATE_NOOP("Engine", "Key %1.%2 is required for post write hook '%3'"),
        QT_TRANSLATE_NOOP("Engine", "Using --sql with --autogenerate does not make any sense"),
        QT_TRANSLATE_NOOP("Engine", "The template %1 cannot be read: %2."),
        QT_TRANSLATE_NOOP("Engine", "Script templates may use expressions, control lines, comments, <% %>, <%! %>, <%def>, <%doc> and <%text>."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
