# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os as _os

from limbeck_dotenv import values_of as _values_of

_missing = object()


class UndefinedValueError(Exception):
    pass


class Csv:
    def __init__(self, cast=str, delimiter=",", strip=" ", post_process=list):
        self.cast, self.delimiter, self.strip, self.post_process = cast, delimiter, strip, post_process

    def __call__(self, value):
        return self.post_process([self.cast(part.strip(self.strip)) for part in value.split(self.delimiter) if part.strip(self.strip)])


class Choices:
    def __init__(self, flat=None, cast=str, choices=None):
        self.cast = cast

    def __call__(self, value):
        return self.cast(value)


class RepositoryEnv:
    def __init__(self, source, encoding="utf-8"):
        self.data = dict(_values_of(source))

    def get(self, key):
        return _os.environ.get(key, self.data.get(key, _missing))


class Config:
    def __init__(self, repository=None):
        self.repository = repository

    def get(self, option, default=_missing, cast=None):
        repository = self.repository or RepositoryEnv(_os.path.join(_os.getcwd(), ".env"))
        value = repository.get(option)
        if value is _missing:
            value = default
        if value is _missing:
            raise UndefinedValueError(f"{option} not found. Declare it as envvar or define a default value.")
        if cast is None:
            return value
        if cast is bool:
            return value if isinstance(value, bool) else str(value).lower() in ("y", "yes", "t", "true", "on", "1")
        return cast(value)

    def __call__(self, option, default=_missing, cast=None):
        return self.get(option, default, cast)


class AutoConfig(Config):
    def __init__(self, search_path=None):
        super().__init__()


config = AutoConfig()
