// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace limbeck::autogenerate {

/// UTF-8 text in the codec that `output_encoding` names (Python's or iconv's spelling). Throws Error(ConfigCrash) for a codec that nobody knows or a character that it does not have.
std::string encodeText(const std::string &utf8, const std::string &codec);

}  // namespace limbeck::autogenerate
