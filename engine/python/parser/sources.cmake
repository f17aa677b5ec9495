# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The parser's part of limbeck_python, included by the folder above. ICU knows what an identifier is and what \N{…} names.
pkg_check_modules(Icu REQUIRED IMPORTED_TARGET icu-uc)
set(LIMBECK_PYTHON_PARSER_SOURCES
  parser/parse.cpp
)
set(LIMBECK_PYTHON_PARSER_LINK PkgConfig::TreeSitter PkgConfig::Icu tree_sitter_python)
