# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What execute() of a statement with model classes gives: rows that are made already, handed out as SQLAlchemy's Result does. Rows that a preview does not know stay unknown.
from _limbeck_orm import is_unknown as _is_unknown
from sqlalchemy.exc import MultipleResultsFound, NoResultFound


class Result:
    def __init__(self, rows, single=False):
        self._rows = rows
        self._single = single
        self._at = 0

    def _rest(self):
        if _is_unknown(self._rows):
            return self._rows
        rest = self._rows[self._at :]
        self._at = len(self._rows)
        return [row[0] for row in rest] if self._single else rest

    def scalars(self, index=0):
        if _is_unknown(self._rows):
            return self
        return Result([(row[index],) for row in self._rows], single=True)

    def unique(self, strategy=None):
        if _is_unknown(self._rows):
            return self
        kept = []
        for row in self._rows:
            if not any(all(a is b for a, b in zip(row, other)) for other in kept):
                kept.append(row)
        return Result(kept, self._single)

    def yield_per(self, count):
        return self

    def all(self):
        return self._rest()

    fetchall = all

    def partitions(self, size=None):
        rest = self._rest()
        size = size or len(rest) or 1
        for start in range(0, len(rest), size):
            yield rest[start : start + size]

    def __iter__(self):
        return iter(self._rest())

    def first(self):
        rest = self._rest()
        if _is_unknown(rest):
            return rest
        return rest[0] if rest else None

    def fetchone(self):
        if _is_unknown(self._rows):
            return self._rows
        if self._at >= len(self._rows):
            return None
        self._at += 1
        row = self._rows[self._at - 1]
        return row[0] if self._single else row

    def one_or_none(self):
        rest = self._rest()
        if _is_unknown(rest):
            return rest
        if len(rest) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return rest[0] if rest else None

    def one(self):
        rest = self._rest()
        if _is_unknown(rest):
            return rest
        if not rest:
            raise NoResultFound("No row was found when one was required")
        if len(rest) > 1:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        return rest[0]

    def mappings(self):
        if _is_unknown(self._rows):
            return self
        return Result([(row._asdict() if hasattr(row, "_asdict") else row,) for row in self._rows], single=True)

    def tuples(self):
        return self

    def fetchmany(self, size=1):
        if _is_unknown(self._rows):
            return self._rows
        part = self._rows[self._at : self._at + size]
        self._at += len(part)
        return [row[0] for row in part] if self._single else part

    def scalar(self):
        row = self.first()
        return row if self._single or _is_unknown(row) or row is None else row[0]

    def scalar_one(self):
        row = self.one()
        return row if self._single or _is_unknown(row) else row[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return row if self._single or _is_unknown(row) or row is None else row[0]

    def close(self):
        pass
