# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Files beside the modules of the project's own packages.
from contextlib import contextmanager as _contextmanager
from pathlib import Path as _Path

from importlib import import_module as _import


def files(anchor=None):
    """The folder of a package, or of a module's package."""
    module = _import(anchor) if isinstance(anchor, str) else anchor
    for folder in getattr(module, "__path__", None) or []:
        return _Path(str(folder))
    return _Path(module.__file__).parent


def _file(anchor, names):
    return files(anchor).joinpath(*[str(name) for name in names])


def read_text(anchor, *names, encoding="utf-8", errors="strict"):
    return _file(anchor, names).read_text(encoding=encoding, errors=errors)


def read_binary(anchor, *names):
    return _file(anchor, names).read_bytes()


def open_text(anchor, *names, encoding="utf-8", errors="strict"):
    return _file(anchor, names).open("r", encoding=encoding, errors=errors)


def open_binary(anchor, *names):
    return _file(anchor, names).open("rb")


def is_resource(anchor, *names):
    return _file(anchor, names).is_file()


def contents(package):
    return [entry.name for entry in files(package).iterdir()]


@_contextmanager
def as_file(path):
    yield path


@_contextmanager
def path(anchor, *names):
    yield _file(anchor, names)
