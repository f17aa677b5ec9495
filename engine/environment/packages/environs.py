# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json as _json
import os as _os

from limbeck_dotenv import find_dotenv as _find_dotenv
from limbeck_dotenv import load_dotenv as _load_dotenv

_missing = object()


class EnvError(ValueError):
    pass


class EnvValidationError(EnvError):
    pass


class _Prefixed:
    def __init__(self, env, prefix):
        self.env, self.prefix = env, prefix

    def __enter__(self):
        self.outer = self.env._prefix
        self.env._prefix = self.outer + self.prefix
        return self.env

    def __exit__(self, *problem):
        self.env._prefix = self.outer


class Env:
    def __init__(self, *, eager=True, expand_vars=False, prefix=None):
        self._prefix = prefix or ""

    def read_env(self, path=None, recurse=True, verbose=False, override=False):
        return _load_dotenv(path or _find_dotenv(), override=override)

    def prefixed(self, prefix):
        return _Prefixed(self, prefix)

    def _get(self, name, default, convert):
        name = self._prefix + name
        value = _os.environ.get(name, _missing)
        if value is not _missing:
            return convert(value)
        if default is _missing:
            raise EnvError(f'Environment variable "{name}" not set')
        return convert(default) if isinstance(default, str) else default

    def str(self, name, default=_missing, **options):
        return self._get(name, default, lambda value: value)

    __call__ = str
    url = path = str

    def int(self, name, default=_missing, **options):
        return self._get(name, default, int)

    port = int

    def float(self, name, default=_missing, **options):
        return self._get(name, default, float)

    def bool(self, name, default=_missing, **options):
        return self._get(name, default, lambda value: value.lower() in ("t", "true", "on", "y", "yes", "1"))

    def list(self, name, default=_missing, subcast=None, delimiter=",", **options):
        def parts(value):
            items = [item.strip() for item in value.split(delimiter)] if value else []
            return [subcast(item) for item in items] if subcast else items

        return self._get(name, default, parts)

    def json(self, name, default=_missing, **options):
        return self._get(name, default, _json.loads)

    def dump(self):
        return dict(_os.environ)


env = Env()
