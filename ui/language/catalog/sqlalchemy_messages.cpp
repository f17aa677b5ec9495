// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog sqlalchemyMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "Connect to a database to see what this script does."),
        QT_TRANSLATE_NOOP("Engine", "Register what it does with @Operations.implementation_for(…)."),
        QT_TRANSLATE_NOOP("Engine", "%1: no migration context is active here, the 'op' and connection functions work only while a migration runs"),
        QT_TRANSLATE_NOOP("Engine", "Move the call into upgrade() or downgrade()."),
        QT_TRANSLATE_NOOP("Engine", "Give mapped_column() the type, or add it to the type_annotation_map."),
        QT_TRANSLATE_NOOP("Engine", "Name the columns in mapped_column()."),
        QT_TRANSLATE_NOOP("Engine", "What it gives is not compared."),
        QT_TRANSLATE_NOOP("Engine", "What the class says is compared; nothing of the table is dropped."),
        QT_TRANSLATE_NOOP("Engine", "What else the class has is compared; nothing of the table is dropped. Reading the models with the project's Python knows the base."),
        QT_TRANSLATE_NOOP("Engine", "The table is not compared. Reading the models with the project's Python knows it."),
        QT_TRANSLATE_NOOP("Engine", "Column '%1' on class %2 conflicts with an existing column of table %3."),
        QT_TRANSLATE_NOOP("Engine", "Query the other class by its columns, or run this step with the project's own Python."),
        QT_TRANSLATE_NOOP("Engine", "Give the field sa_type or sa_column."),
        QT_TRANSLATE_NOOP("Engine", "The statement was passed over."),
        QT_TRANSLATE_NOOP("Engine", "Write the schema into the directive."),
        QT_TRANSLATE_NOOP("Engine", "raw_connection(): the driver's own connection"),
        QT_TRANSLATE_NOOP("Engine", "Use op.get_bind() for the connection of the run."),
        QT_TRANSLATE_NOOP("Engine", "Use op.get_bind()."),
        QT_TRANSLATE_NOOP("Engine", "setting attribute '%1' of a Column"),
        QT_TRANSLATE_NOOP("Engine", "setting attribute '%1' of a Table"),
        QT_TRANSLATE_NOOP("Engine", "Write the labels into the script: sa.Enum('a', 'b', name='…')."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
