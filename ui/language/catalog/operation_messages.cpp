// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog operationMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "create_table: the history so far has a table %1 already."),
        QT_TRANSLATE_NOOP("Engine", "drop_table: the history so far has no table %1."),
        QT_TRANSLATE_NOOP("Engine", "add_column: table %1 has a column %2 already."),
        QT_TRANSLATE_NOOP("Engine", "drop_column: table %1 has no column %2."),
        QT_TRANSLATE_NOOP("Engine", "alter_column: table %1 has no column %2."),
        QT_TRANSLATE_NOOP("Engine", "drop_constraint: table %1 has no constraint %2."),
        QT_TRANSLATE_NOOP("Engine", "drop_index: the history so far has no index %1."),
        QT_TRANSLATE_NOOP("Engine", "The wishes for the order of columns contradict each other (around %1)."),
        QT_TRANSLATE_NOOP("Engine", "Check insert_before, insert_after and partial_reordering of the batch."),
        QT_TRANSLATE_NOOP("Engine", "%1: the history so far has no table %2."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
