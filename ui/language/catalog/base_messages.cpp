// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog baseMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "at %1"),
        QT_TRANSLATE_NOOP("Engine", "Stopped on request."),
        QT_TRANSLATE_NOOP("Engine", "detail: %1"),
    };
    return kMessages;
}

}  // namespace limbeck::ui
