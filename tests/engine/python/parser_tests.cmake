# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The parser's tests, included by the folder's CMakeLists.txt.
limbeck_test(tst_parser.cpp LINK Limbeck::python
  SOURCES recorded_texts.cpp recorded_texts.h syntax_dump.cpp syntax_dump.h)
limbeck_test(tst_parser_verdicts.cpp LINK Limbeck::python
  SOURCES mutation.cpp mutation.h recorded_texts.cpp recorded_texts.h)
limbeck_test(tst_tree_store.cpp LINK Limbeck::python
  SOURCES recorded_texts.cpp recorded_texts.h syntax_dump.cpp syntax_dump.h)
