# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Batch mode: when the table is rebuilt, inventory and queue, the new table, its statements and what it loses.
set(LIMBECK_DIALECT_BATCH_SOURCES
  batch.cpp batch.h
  batch/losses.cpp batch/losses.h
  batch/name_adapter.cpp batch/name_adapter.h
  batch/queue_application.cpp
  batch/rebuild_statements.cpp batch/rebuild_statements.h
  batch/rebuilt_indexes.cpp batch/rebuilt_indexes.h
  batch/rebuilt_table.cpp batch/rebuilt_table.h
  batch/source_table.cpp batch/source_table.h
  batch/table_rebuild.cpp batch/table_rebuild.h
)
