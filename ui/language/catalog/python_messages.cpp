// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog pythonMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "Limbeck cannot run code of '%1' (imported at %2): %3 is not supported."),
        QT_TRANSLATE_NOOP("Engine", "%1 is not supported: it would change something outside the database."),
        QT_TRANSLATE_NOOP("Engine", "%1 is not part of the project, and what the project has instead of it was read"),
        QT_TRANSLATE_NOOP("Engine", "%1 cannot be read."),
        QT_TRANSLATE_NOOP("Engine", "The arguments of %1 are not known here (%2)."),
        QT_TRANSLATE_NOOP("Engine", "A statement of an imported module that takes very many steps"),
        QT_TRANSLATE_NOOP("Engine", "The script took more than %1 steps."),
        QT_TRANSLATE_NOOP("Engine", "A list would become too long."),
        QT_TRANSLATE_NOOP("Engine", "What is asked for here is not supported, and what it is about is not known."),
        QT_TRANSLATE_NOOP("Engine", "A regular expression took too much time or memory."),
        QT_TRANSLATE_NOOP("Engine", "This needs a value that is not known here: %1."),
        QT_TRANSLATE_NOOP("Engine", "A preview cannot know it; the step shows its statements only when it runs."),
        QT_TRANSLATE_NOOP("Engine", "'%1' of module '%2' is not supported."),
        QT_TRANSLATE_NOOP("Engine", "Raising '%1', which Limbeck does not know, is not supported."),
        QT_TRANSLATE_NOOP("Engine", "except* (exception groups) is not supported."),
        QT_TRANSLATE_NOOP("Engine", "yield is not supported here."),
        QT_TRANSLATE_NOOP("Engine", "Complex numbers are not supported."),
        QT_TRANSLATE_NOOP("Engine", "Indent the whole file with spaces."),
        QT_TRANSLATE_NOOP("Engine", "Save the file as UTF-8 text."),
        QT_TRANSLATE_NOOP("Engine", "Save the file as UTF-8 and remove its coding line."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
