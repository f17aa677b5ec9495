# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# connection.connection: the driver's connection and its cursors (PEP 249) over exec_driver_sql() of the run's connection.
from _limbeck import unsupported as _unsupported


class Cursor:
    arraysize = 1

    def __init__(self, connection):
        self.connection = connection
        self._result = None
        self.rowcount = -1
        self.lastrowid = None

    def execute(self, operation, parameters=None):
        bound = self.connection._bound
        self._result = bound.exec_driver_sql(operation) if not parameters else bound.exec_driver_sql(operation, parameters)
        self.rowcount = self._result.rowcount
        self.lastrowid = self._result.lastrowid
        return self

    def executemany(self, operation, seq_of_parameters):
        count = 0
        for parameters in seq_of_parameters:
            self.execute(operation, parameters)
            count += self.rowcount
        self.rowcount = count
        return self

    @property
    def description(self):
        if self._result is None or not self._result.returns_rows:
            return None
        return tuple((name, None, None, None, None, None, None) for name in self._result.keys())

    def fetchone(self):
        row = self._result.fetchone()
        return row if row is None else tuple(row)

    def fetchmany(self, size=None):
        return [tuple(row) for row in self._result.fetchmany(size or self.arraysize)]

    def fetchall(self):
        return [tuple(row) for row in self._result.fetchall()]

    def __iter__(self):
        return iter(self.fetchall())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        pass

    def __getattr__(self, name):
        _unsupported(f"{name} of a driver's cursor is not supported.")


class Connection:
    def __init__(self, bound):
        self._bound = bound

    @property
    def dbapi_connection(self):
        return self

    connection = driver_connection = dbapi_connection

    def cursor(self, *args, **kw):
        if args or kw:
            _unsupported("A cursor of another class than the driver's own is not supported.")
        return Cursor(self)

    def execute(self, operation, parameters=None):
        if self._bound.dialect.name != "sqlite":
            raise AttributeError("'connection' object has no attribute 'execute'")
        return self.cursor().execute(operation, parameters)

    def commit(self):
        self._bound.exec_driver_sql("COMMIT")

    def rollback(self):
        self._bound.exec_driver_sql("ROLLBACK")

    def close(self):
        pass

    def __getattr__(self, name):
        _unsupported(f"{name} of the driver's connection is not supported.")
