// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog modelMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "%1 is not read wholly: %2 (%3)"),
        QT_TRANSLATE_NOOP("Engine", "%1 is not read wholly: %2. %3"),
        QT_TRANSLATE_NOOP("Engine", "%1 is not read wholly: %2 (%3). %4"),
        QT_TRANSLATE_NOOP("Engine", "table %1"),
        QT_TRANSLATE_NOOP("Engine", "column %1.%2"),
        QT_TRANSLATE_NOOP("Engine", "a listener"),
        QT_TRANSLATE_NOOP("Engine", "a table"),
        QT_TRANSLATE_NOOP("Engine", "its type is that of the column it refers to, which is not known"),
        QT_TRANSLATE_NOOP("Engine", "type %1 is not known: its source is not part of the project"),
        QT_TRANSLATE_NOOP("Engine", "its server default could not be computed"),
        QT_TRANSLATE_NOOP("Engine", "its comment could not be computed"),
        QT_TRANSLATE_NOOP("Engine", "an argument of it could not be computed: it may be a foreign key or another constraint"),
        QT_TRANSLATE_NOOP("Engine", "a constraint or index of it could not be computed"),
        QT_TRANSLATE_NOOP("Engine", "its name could not be computed"),
        QT_TRANSLATE_NOOP("Engine", "it is called for every %1 and may change tables; it was not run"),
        QT_TRANSLATE_NOOP("Engine", "it is %1, which is not part of the project"),
        QT_TRANSLATE_NOOP("Engine", "it is not known before it runs: %1"),
        QT_TRANSLATE_NOOP("Engine", "it is a %1, not a MetaData"),
        QT_TRANSLATE_NOOP("Engine", "Name a MetaData of the project's own models, or read the models with the project's Python."),
        QT_TRANSLATE_NOOP("Engine", "Nothing is dropped."),
        QT_TRANSLATE_NOOP("Engine", "Write the name as a text."),
        QT_TRANSLATE_NOOP("Engine", "Its type is not compared."),
        QT_TRANSLATE_NOOP("Engine", "It is not compared."),
        QT_TRANSLATE_NOOP("Engine", "Nothing of the table is dropped."),
        QT_TRANSLATE_NOOP("Engine", "What else it has is compared; nothing of the table is dropped."),
        QT_TRANSLATE_NOOP("Engine", "Table %1 has no column '%2', which a constraint or index of it names."),
        QT_TRANSLATE_NOOP("Engine", "The naming convention \"%1\" cannot be read: after % it needs (token)s."),
        QT_TRANSLATE_NOOP("Engine", "The naming convention for \"%1\" uses %(%2)s, which is not one of SQLAlchemy's tokens."),
        QT_TRANSLATE_NOOP("Engine", "The naming convention for \"%1\" contains %(constraint_name)s, but a constraint of table '%2' has no name."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
