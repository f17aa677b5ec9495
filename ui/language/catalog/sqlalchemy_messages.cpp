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
        QT_TRANSLATE_NOOP("Engine", "Can't find the foreign key between the two sides of a join: give the condition as the second argument."),
        QT_TRANSLATE_NOOP("Engine", "sqlalchemy: calling %1"),
        QT_TRANSLATE_NOOP("Engine", "Can't validate argument '%1' of %2(); there is no dialect named '%3'. It is ignored."),
        QT_TRANSLATE_NOOP("Engine", "Table '%1' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object."),
        QT_TRANSLATE_NOOP("Engine", "op.invoke() of %1"),
        QT_TRANSLATE_NOOP("Engine", "reverse() of %1"),
        QT_TRANSLATE_NOOP("Engine", "__autoload__: the columns come from a database"),
        QT_TRANSLATE_NOOP("Engine", "%1.%2: a %3() of the ORM"),
        QT_TRANSLATE_NOOP("Engine", "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first."),
        QT_TRANSLATE_NOOP("Engine", "setting attribute '%1' of a connection"),
        QT_TRANSLATE_NOOP("Engine", "%1: there is no migration environment here"),
        QT_TRANSLATE_NOOP("Engine", "MigrationContext.configure() of another connection than the run's"),
        QT_TRANSLATE_NOOP("Engine", "setting attribute '%1' of a dialect"),
        QT_TRANSLATE_NOOP("Engine", "create_engine(): scripts work on the connection of the migration"),
        QT_TRANSLATE_NOOP("Engine", "sqlalchemy.inspect() of %1"),
        QT_TRANSLATE_NOOP("Engine", "This result object is closed."),
        QT_TRANSLATE_NOOP("Engine", "This result object does not return rows. It has been closed automatically."),
        QT_TRANSLATE_NOOP("Engine", "Don't know how to join: give the left side with select_from() or join_from(), and the condition."),
        QT_TRANSLATE_NOOP("Engine", "Can't determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from()."),
        QT_TRANSLATE_NOOP("Engine", "type %1: a TypeDecorator without `impl`"),
        QT_TRANSLATE_NOOP("Engine", "Enum of %1: the class is not defined in the project, its members are not known"),
        QT_TRANSLATE_NOOP("Engine", "python_type of %1"),
        QT_TRANSLATE_NOOP("Engine", "setting attribute '%1' of a %2 type"),
        QT_TRANSLATE_NOOP("Engine", "listeners other than column_reflect"),
    };
    return kMessages;
}

}  // namespace limbeck::ui
