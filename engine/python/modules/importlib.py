# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import import_module as _import


def import_module(name, package=None):
    level = 0
    while level < len(name) and name[level] == ".":
        level += 1
    if level:
        base = package.rsplit(".", level - 1)[0] if level > 1 else package
        name = f"{base}.{name[level:]}" if name[level:] else base
    return _import(name)


def reload(module):
    return module


def invalidate_caches():
    pass
