# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How Flask projects name and find modules.
import importlib as _importlib
import pkgutil as _pkgutil


def import_string(import_name, silent=False):
    name = import_name.replace(":", ".")
    module, dot, attribute = name.rpartition(".")
    try:
        if dot:
            parent = _importlib.import_module(module)
            if hasattr(parent, attribute):
                return getattr(parent, attribute)
        return _importlib.import_module(name)
    except (ImportError, AttributeError):
        if not silent:
            raise
        return None


def find_modules(import_path, include_packages=False, recursive=False):
    package = _importlib.import_module(import_path)
    for importer, name, is_package in _pkgutil.iter_modules(package.__path__):
        name = import_path + "." + name
        if not is_package:
            yield name
        else:
            if include_packages:
                yield name
            if recursive:
                for inner in find_modules(name, include_packages, True):
                    yield inner
