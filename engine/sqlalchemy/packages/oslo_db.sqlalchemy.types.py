# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import sqlalchemy


class JsonEncodedType(sqlalchemy.types.TypeDecorator):
    impl = sqlalchemy.Text

    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(value)

    def process_result_value(self, value, dialect):
        return None if value is None else json.loads(value)


class JsonEncodedDict(JsonEncodedType):
    pass


class JsonEncodedList(JsonEncodedType):
    pass


class SoftDeleteInteger(sqlalchemy.types.TypeDecorator):
    impl = sqlalchemy.Integer


class String(sqlalchemy.String):
    def __init__(self, length, mysql_ndb_length=None, mysql_ndb_type=None, **kw):
        super().__init__(length, **kw)
