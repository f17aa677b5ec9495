# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later


class JSONEncoder:
    def __init__(self, **options):
        self._options = options

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return dumps(o, default=self.default, **self._options)


class JSONDecoder:
    def decode(self, s):
        return loads(s)


_plain_dumps = dumps


def dumps(obj, *, cls=None, **options):
    if cls is not None and "default" not in options:
        return _plain_dumps(obj, default=cls().default, **options)
    return _plain_dumps(obj, **options)
