# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The Python grammar for tree-sitter, as C sources from its package. `./dev` fetches the package at the pinned version with its
# package client, verifies the checksum and unpacks it into third_party/tree-sitter-python (not in git).
set(LIMBECK_PYTHON_GRAMMAR_DIR "${PROJECT_SOURCE_DIR}/third_party/tree-sitter-python" CACHE PATH "Unpacked tree-sitter-python package")
if(NOT EXISTS "${LIMBECK_PYTHON_GRAMMAR_DIR}/src/parser.c")
  message(FATAL_ERROR "The Python grammar is missing in ${LIMBECK_PYTHON_GRAMMAR_DIR}. Run ./dev build: it fetches it.")
endif()
add_library(tree_sitter_python STATIC
  "${LIMBECK_PYTHON_GRAMMAR_DIR}/src/parser.c"
  "${LIMBECK_PYTHON_GRAMMAR_DIR}/src/scanner.c")
target_include_directories(tree_sitter_python PRIVATE "${LIMBECK_PYTHON_GRAMMAR_DIR}/src")
target_compile_options(tree_sitter_python PRIVATE -O2 -w)
