// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog/catalog.h"

namespace limbeck::ui {

Catalog projectMessages()
{
    static constexpr const char *kMessages[] = {
        QT_TRANSLATE_NOOP("Engine", "script_location is not set in %1; the folder of that file is used, since it holds env.py."),
        QT_TRANSLATE_NOOP("Engine", "One database with an asynchronous driver."),
        QT_TRANSLATE_NOOP("Engine", "One database with a synchronous driver."),
        QT_TRANSLATE_NOOP("Engine", "Several databases that move together."),
        QT_TRANSLATE_NOOP("Engine", "One database with a synchronous driver; settings in pyproject.toml."),
        QT_TRANSLATE_NOOP("Engine", "One database with an asynchronous driver; settings in pyproject.toml."),
        QT_TRANSLATE_NOOP("Engine", "Key '%1' of [tool.alembic]: only %(here)s and %% may stand after a percent sign."),
        QT_TRANSLATE_NOOP("Engine", "'%1' is not a valid value for %2; expected 'space', 'newline', 'os', ':', ';'"),
        QT_TRANSLATE_NOOP("Engine", "pyproject.toml indicated more than once"),
        QT_TRANSLATE_NOOP("Engine", "only one ini file may be indicated"),
        QT_TRANSLATE_NOOP("Engine", "This is not valid TOML: %1"),
        QT_TRANSLATE_NOOP("Engine", "Incorrect TOML format"),
        QT_TRANSLATE_NOOP("Engine", "unsupported TOML value type for key: '%1'"),
        QT_TRANSLATE_NOOP("Engine", "Key '%1' of [tool.alembic] must be a single value."),
        QT_TRANSLATE_NOOP("Engine", "boolean value expected for TOML parameter '%1'"),
        QT_TRANSLATE_NOOP("Engine", "Key '%1' of [tool.alembic] must be a list of strings."),
        QT_TRANSLATE_NOOP("Engine", "No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations."),
        QT_TRANSLATE_NOOP("Engine", "No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for %1."),
        QT_TRANSLATE_NOOP("Engine", "version_path_separator is deprecated; use path_separator."),
        QT_TRANSLATE_NOOP("Engine", "A post-write hook of [tool.alembic] has no name."),
        QT_TRANSLATE_NOOP("Engine", "Directory %1 already exists and is not empty"),
        QT_TRANSLATE_NOOP("Engine", "No such template '%1'"),
        QT_TRANSLATE_NOOP("Engine", "See the command list_templates."),
        QT_TRANSLATE_NOOP("Engine", "The folder %1 cannot be made: %2."),
        QT_TRANSLATE_NOOP("Engine", "Section [%1] stands in the file twice; join the two."),
        QT_TRANSLATE_NOOP("Engine", "A line before the first [section] was found; an ini file begins with a section."),
        QT_TRANSLATE_NOOP("Engine", "Expected \"key = value\", found \"%1\"."),
        QT_TRANSLATE_NOOP("Engine", "Option '%1' stands twice in section [%2]."),
        QT_TRANSLATE_NOOP("Engine", "Option '%1' of section [%2]: %3"),
        QT_TRANSLATE_NOOP("Engine", "its %(…)s references go deeper than 10 levels."),
        QT_TRANSLATE_NOOP("Engine", "a '%' must be followed by '%' or by '(name)s'; write %% for a percent sign."),
        QT_TRANSLATE_NOOP("Engine", "it refers to '%1', which is not there."),
        QT_TRANSLATE_NOOP("Engine", "The file %1 cannot be read: %2."),
        QT_TRANSLATE_NOOP("Engine", "The file %1 cannot be written: %2."),
        QT_TRANSLATE_NOOP("Engine", "Check the folder's permissions and the free space, then try again."),
        QT_TRANSLATE_NOOP("Engine", "'%1' is no truth value for %2; write true or false."),
        QT_TRANSLATE_NOOP("Engine", "No 'script_location' key found in configuration."),
        QT_TRANSLATE_NOOP("Engine", "Name the configuration file with -c, or create an environment with: init DIRECTORY"),
        QT_TRANSLATE_NOOP("Engine", "The package '%1' of the location '%2' was not found."),
        QT_TRANSLATE_NOOP("Engine", "Name its folder in prepend_sys_path, or give a plain path."),
        QT_TRANSLATE_NOOP("Engine", "Path doesn't exist: %1.  Please use the 'init' command to create a new scripts folder."),
        QT_TRANSLATE_NOOP("Engine", "truncate_slug_length must be a number, found '%1'."),
    };
    return kMessages;
}

}  // namespace limbeck::ui
