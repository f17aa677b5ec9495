# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The parser's part of limbeck_python, included by the folder above. ICU knows what an identifier is and what \N{…} names.
pkg_check_modules(Icu REQUIRED IMPORTED_TARGET icu-uc)
set(LIMBECK_PYTHON_PARSER_SOURCES
  parser/block_check.cpp parser/block_check.h
  parser/canonical.cpp parser/canonical.h
  parser/diagnosis.cpp parser/diagnosis.h
  parser/expression_flow.cpp parser/expression_flow.h
  parser/explanation.cpp parser/explanation.h
  parser/file_parser.cpp parser/file_parser.h
  parser/flow_check.cpp parser/flow_check.h
  parser/fragment.cpp parser/fragment.h
  parser/indentation.cpp parser/indentation.h
  parser/literal_groups.cpp parser/literal_groups.h
  parser/literals.h parser/number_literal.cpp parser/string_literal.cpp
  parser/lower_annotation.cpp
  parser/lower_compound.cpp
  parser/lower_definition.cpp
  parser/lower_display.cpp
  parser/lower_expression.cpp parser/lower_expression.h
  parser/lower_import.cpp
  parser/lower_literals.cpp
  parser/lower_parameters.cpp
  parser/lower_pattern.cpp parser/lower_pattern.h
  parser/lower_primary.cpp
  parser/lower_statement.cpp parser/lower_statement.h
  parser/lower_strings.cpp
  parser/lower_target.cpp
  parser/lowering_context.cpp parser/lowering_context.h
  parser/name_check.cpp parser/name_check.h
  parser/number_scan.cpp parser/number_scan.h
  parser/parse.cpp
  parser/refused.h
  parser/scanner.cpp parser/scanner.h
  parser/source_text.cpp parser/source_text.h
  parser/string_scan.cpp parser/string_scan.h
  parser/syntax_tree.cpp parser/syntax_tree.h
  parser/syntax_walk.h
  parser/token.cpp parser/token.h
  parser/unicode_data.cpp parser/unicode_data.h
)
set(LIMBECK_PYTHON_PARSER_LINK PkgConfig::TreeSitter PkgConfig::Icu tree_sitter_python)
