// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "revision/plan.h"
#include "revision/revision_graph.h"

#include <map>
#include <string>
#include <vector>

/// The text cases of tests/cases/revision and graphs drawn in one line.
namespace limbeck::revision::testing {

/// One line of a case file: its fields, and the line's number for messages.
struct CaseLine {
    int number = 0;
    std::vector<std::string> fields;
};
/// Lines of a file in tests/cases/revision, without comments; fields are separated by '|' and stripped.
std::vector<CaseLine> readCases(const std::string &file);

std::vector<std::string> splitText(const std::string &text, const std::string &separator);
std::string stripped(const std::string &text);
std::string joined(const std::vector<std::string> &texts, const std::string &separator);

/// "a b<a c<a,b~d{x,y}": id, parents, depends_on, labels.
std::vector<Script> drawScripts(const std::string &line);

/// A graph of graphs.txt; short names stand for long ids in the cases.
struct NamedGraph {
    RevisionGraph graph;
    std::map<std::string, std::string> longIds;

    std::string toLong(const std::string &text) const;  ///< whole words
    std::string toShort(const std::string &text) const;
};
const NamedGraph &namedGraph(const std::string &name);

/// "{a,b}"
std::vector<std::string> parseRows(const std::string &text);
std::string showRows(std::vector<std::string> rows);

/// "E1 x", "E3 +1/1", "EX", "E9 a / b" as the cases write a refusal.
std::string showError(const Error &error);

}  // namespace limbeck::revision::testing
