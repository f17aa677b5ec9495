# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import posixpath as _path
from collections import namedtuple
from importlib import import_module as _import

from _limbeck import list_folder as _list_folder

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


class _Finder:
    def __init__(self, path):
        self.path = path

    def find_module(self, name, path=None):
        return self

    def load_module(self, name):
        return _import(name)

    def find_spec(self, name, path=None):
        return self


def iter_modules(path=None, prefix=""):
    for folder in path or []:
        for name in _list_folder(str(folder)) or []:
            if name.endswith("/"):
                if "__init__.py" in (_list_folder(_path.join(str(folder), name[:-1])) or []):
                    yield ModuleInfo(_Finder(str(folder)), prefix + name[:-1], True)
            elif name.endswith(".py") and name != "__init__.py":
                yield ModuleInfo(_Finder(str(folder)), prefix + name[:-3], False)


def walk_packages(path=None, prefix="", onerror=None):
    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            module = _import(info.name)
            yield from walk_packages(getattr(module, "__path__", None) or [], info.name + ".")


def get_data(package, resource):
    return None


def extend_path(path, name):
    return path
