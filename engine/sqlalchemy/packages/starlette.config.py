# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

environ = os.environ
_missing = object()


class Config:
    def __init__(self, env_file=None, environ=environ, env_prefix="", encoding="utf-8"):
        self.environ = environ
        self.env_prefix = env_prefix
        self.file_values = {}
        if env_file:
            from dotenv import dotenv_values

            self.file_values = dotenv_values(env_file)

    def __call__(self, key, cast=None, default=_missing):
        return self.get(key, cast, default)

    def get(self, key, cast=None, default=_missing):
        key = self.env_prefix + key
        value = self.environ.get(key, self.file_values.get(key, default))
        if value is _missing:
            raise KeyError(f"Config '{key}' is missing, and has no default.")
        if cast is None or value is None:
            return value
        if cast is bool and isinstance(value, str):
            return value.lower() in ("true", "1")
        return cast(value)
