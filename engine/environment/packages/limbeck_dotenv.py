# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where .env files are found and what they mean, as python-dotenv has it: the process's environment is what os.environ shows."""

import os as _os

from _limbeck import script_path as _script_path
from _limbeck_settings import is_file as _is_file
from _limbeck_settings import parse_dotenv as _parse_dotenv


def values_of(path):
    """The assignments of a file (relative to the project), none where there is no file."""
    return _parse_dotenv(str(path), _os.environ) or {}


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    folder = _os.getcwd() if usecwd else _os.path.dirname(_script_path())
    for start in (folder, _os.getcwd()):
        at = start
        while True:
            found = _os.path.join(at, filename)
            if _is_file(found):
                return found
            if _os.path.dirname(at) == at:
                break
            at = _os.path.dirname(at)
    if raise_error_if_not_found:
        raise OSError("File not found")
    return ""


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    return dict(values_of(dotenv_path or find_dotenv()))


def load_dotenv(dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"):
    values = dotenv_values(dotenv_path)
    for name, value in values.items():
        if override or name not in _os.environ:
            _os.environ[name] = value
    return bool(values)


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    return values_of(dotenv_path).get(key_to_get)
