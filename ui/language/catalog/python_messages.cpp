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
        QT_TRANSLATE_NOOP("Engine", "calling it"),
        QT_TRANSLATE_NOOP("Engine", "indexing it"),
        QT_TRANSLATE_NOOP("Engine", "setting an attribute of it"),
        QT_TRANSLATE_NOOP("Engine", "setting an item of it"),
        QT_TRANSLATE_NOOP("Engine", "deleting an item of it"),
        QT_TRANSLATE_NOOP("Engine", "iterating over it"),
        QT_TRANSLATE_NOOP("Engine", "an operator on it"),
        QT_TRANSLATE_NOOP("Engine", "testing whether it is true"),
        QT_TRANSLATE_NOOP("Engine", "asking for its length"),
        QT_TRANSLATE_NOOP("Engine", "looking for something in it"),
        QT_TRANSLATE_NOOP("Engine", "using it as text"),
        QT_TRANSLATE_NOOP("Engine", "using it in a with statement"),
        QT_TRANSLATE_NOOP("Engine", "an unknown place"),
        QT_TRANSLATE_NOOP("Engine", "Run this revision with the project's own Python, or write what it does with op directives or SQL."),
        QT_TRANSLATE_NOOP("Engine", "Run this revision with the project's own Python, or write it another way."),
        QT_TRANSLATE_NOOP("Engine", "Write the code out, or run this revision with the project's own Python."),
        QT_TRANSLATE_NOOP("Engine", "Nobody can answer while a migration runs; read an environment variable or an -x argument instead."),
        QT_TRANSLATE_NOOP("Engine", "Use importlib.import_module()."),
        QT_TRANSLATE_NOOP("Engine", "__import__() relative to a package"),
        QT_TRANSLATE_NOOP("Engine", "%1() is not supported."),
        QT_TRANSLATE_NOOP("Engine", "Pass the arguments one by one instead of with * or **."),
        QT_TRANSLATE_NOOP("Engine", "A condition that is not known without running the code (%1): its first branch was read."),
        QT_TRANSLATE_NOOP("Engine", "A loop over what is not known without running the code (%1): it was read once."),
        QT_TRANSLATE_NOOP("Engine", "Raise one of Python's own exceptions."),
        QT_TRANSLATE_NOOP("Engine", "A text would become too long."),
        QT_TRANSLATE_NOOP("Engine", "A text grew beyond %1 bytes."),
        QT_TRANSLATE_NOOP("Engine", "The result of ** would be too large."),
        QT_TRANSLATE_NOOP("Engine", "The result of << would be too large."),
        QT_TRANSLATE_NOOP("Engine", "Use except."),
        QT_TRANSLATE_NOOP("Engine", "Use it in the body of a function."),
        QT_TRANSLATE_NOOP("Engine", "Simplify the expression."),
        QT_TRANSLATE_NOOP("Engine", "Indent the lines that belong to it, or write `pass`."),
        QT_TRANSLATE_NOOP("Engine", "Align the line with the one before it."),
        QT_TRANSLATE_NOOP("Engine", "Align the line with the block that it belongs to."),
        QT_TRANSLATE_NOOP("Engine", "This is Python 2."),
        QT_TRANSLATE_NOOP("Engine", "Delete the invisible character here."),
        QT_TRANSLATE_NOOP("Engine", "Save the file as UTF-8, or declare its encoding in the first line."),
        QT_TRANSLATE_NOOP("Engine", "the operator %1"),
        QT_TRANSLATE_NOOP("Engine", "comparing it with %1"),
    };
    return kMessages;
}

}  // namespace limbeck::ui
