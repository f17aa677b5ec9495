// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace limbeck::python::tests {

/// What Python's compile() said: the line of its error (0: it told none), or nothing when it accepts.
using RecordedLine = std::optional<int>;

struct RecordedText {
    std::string text;
    RecordedLine error;
    std::string message;  ///< Python's
};

struct RecordedMutants {
    std::string script;  ///< file name
    std::string text;
    int number = 0;      ///< of the script: mutant i has the seed number * 1000 + i
    std::vector<RecordedLine> errors;
};

/// tests/cases/python/syntax/snippets.txt with its verdicts.
std::vector<RecordedText> recordedSnippets();
/// The texts of newer.txt.
std::vector<std::string> newerForms();
/// tests/cases/python/syntax/scripts with the verdicts on their mutants.
std::vector<RecordedMutants> recordedMutants();

}  // namespace limbeck::python::tests
