# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Reading catalogs: reflect, tableNames, viewNames, schemaNames, typeExists of both dialects.
set(LIMBECK_DIALECT_CATALOG_SOURCES
  catalog_rows.cpp catalog_rows.h
  postgresql/catalog.cpp
  postgresql/catalog_columns.cpp
  postgresql/catalog_constraints.cpp
  postgresql/catalog_indexes.cpp
  postgresql/catalog_queries.cpp postgresql/catalog_queries.h
  postgresql/catalog_tables.h
  postgresql/catalog_types.cpp postgresql/catalog_types.h
  sqlite/catalog.cpp
  sqlite/catalog_tables.cpp sqlite/catalog_tables.h
  sqlite/full_table.cpp sqlite/full_table.h
  sqlite/create_table_parser.cpp sqlite/create_table_parser.h
  sqlite/reference_view.cpp sqlite/reference_view.h
  sqlite/reflected_type.cpp sqlite/reflected_type.h
  sqlite/token_cursor.h
)
