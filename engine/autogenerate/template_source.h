// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace limbeck::autogenerate {

/// A Mako template as the Python module that writes its text (spec/config.md §5, spec/rendering.md §1).
struct TemplateSource {
    /// Defines limbeck_render(): it calls limbeck_write(text) piece by piece. Names of the template's arguments are globals.
    std::string python;
    /// For each line of `python` (first is line 1, at index 0) the template's line.
    std::vector<int> lines;
    /// Words that the template's code may be asking its arguments for.
    std::vector<std::string> names;
};

/// Translates what script templates use: ${expressions | filters}, control lines, ## comments, <% %>, <%! %>, <%def>, <%doc>, <%text>, joined lines.
/// Throws Error(Syntax) and Unsupported with the template's path and line.
TemplateSource translateTemplate(const std::string &path, const std::string &text);

}  // namespace limbeck::autogenerate
