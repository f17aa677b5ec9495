// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace limbeck::python::tests {

/// A damaged version of the text: lines and tokens deleted, doubled, moved, replaced. The same as tests/differential/record_syntax.py makes from
/// the same seed, so that the recorded verdicts need no texts.
std::string mutant(const std::string &text, std::uint64_t seed);

}  // namespace limbeck::python::tests
