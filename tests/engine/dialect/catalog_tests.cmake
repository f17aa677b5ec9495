# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Catalogs and batch mode: against SQLite in memory, and against the test server.
add_library(limbeck_catalog_test_support STATIC memory_database.cpp memory_database.h schema_text.cpp schema_text.h batch_builders.cpp batch_builders.h)
target_link_libraries(limbeck_catalog_test_support PUBLIC limbeck_dialect_test_support PRIVATE SQLite::SQLite3)
foreach(test tst_create_table_parser tst_sqlite_catalog tst_batch tst_batch_rebuild tst_batch_preserve)
  limbeck_test(${test}.cpp LINK limbeck_catalog_test_support)
endforeach()
limbeck_test(tst_postgresql_catalog.cpp LINK limbeck_catalog_test_support Limbeck::TestSupport POSTGRES)
