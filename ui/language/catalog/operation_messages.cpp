// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog operationMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "The wishes for the order of columns contradict each other (around %1)."),
        QT_TRANSLATE_NOOP("Engine", "Check insert_before, insert_after and partial_reordering of the batch."),
        QT_TRANSLATE_NOOP("Engine", "%1: the history so far has no table %2."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
