# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later


class DBError(Exception):
    pass


class DBDuplicateEntry(DBError):
    pass


class DBReferenceError(DBError):
    pass


class DBConstraintError(DBError):
    pass


class DBNonExistentTable(DBError):
    pass


class DBNonExistentConstraint(DBError):
    pass


class DBMigrationError(DBError):
    pass
