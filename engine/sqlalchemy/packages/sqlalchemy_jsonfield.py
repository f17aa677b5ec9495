# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json as _json

import sqlalchemy


class JSONField(sqlalchemy.types.TypeDecorator):
    impl = sqlalchemy.UnicodeText

    def __init__(self, enforce_string=False, enforce_unicode=False, json=_json, json_type=sqlalchemy.JSON, *args, **kwargs):
        self._as_text = enforce_string
        self._unicode = enforce_unicode
        self._json = json
        self._json_type = json_type
        super().__init__(*args, **kwargs)

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(sqlalchemy.UnicodeText() if self._as_text else self._json_type)

    def process_bind_param(self, value, dialect):
        if value is None or not self._as_text:
            return value
        return self._json.dumps(value, ensure_ascii=not self._unicode)

    def process_result_value(self, value, dialect):
        if value is None or not self._as_text:
            return value
        return self._json.loads(value)


def mutable_json_field(enforce_string=False, enforce_unicode=False, json=_json, *args, **kwargs):
    return JSONField(enforce_string, enforce_unicode, json, *args, **kwargs)


import sqlalchemy_jsonfield.jsonfield
