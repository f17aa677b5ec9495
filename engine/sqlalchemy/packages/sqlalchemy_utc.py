# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import sqlalchemy
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

utc = datetime.timezone.utc


class UtcDateTime(sqlalchemy.types.TypeDecorator):
    impl = sqlalchemy.DateTime(timezone=True)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not isinstance(value, datetime.datetime):
            raise TypeError("expected datetime.datetime, not " + repr(value))
        if value.tzinfo is None:
            raise ValueError("naive datetime is disallowed")
        return value.astimezone(utc)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return value.replace(tzinfo=utc) if value.tzinfo is None else value.astimezone(utc)


class utcnow(FunctionElement):
    type = UtcDateTime()


@compiles(utcnow)
def _utcnow(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"


@compiles(utcnow, "sqlite")
def _utcnow_sqlite(element, compiler, **kw):
    return "(STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW'))"


import sqlalchemy_utc.now
import sqlalchemy_utc.sqltypes
import sqlalchemy_utc.timezone
