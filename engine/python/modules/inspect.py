# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import types as _types


def isclass(value):
    return isinstance(value, type)


def isfunction(value):
    return isinstance(value, _types.FunctionType)


def ismethod(value):
    return isinstance(value, _types.MethodType)


def ismodule(value):
    return isinstance(value, _types.ModuleType)


def isgenerator(value):
    return isinstance(value, _types.GeneratorType)


def iscoroutinefunction(value):
    return False


iscoroutine = isawaitable = iscoroutinefunction


def cleandoc(text):
    import textwrap

    lines = text.expandtabs().split("\n")
    rest = textwrap.dedent("\n".join(lines[1:]))
    return (lines[0].lstrip() + ("\n" + rest if len(lines) > 1 else "")).strip("\n")


def getdoc(value):
    return cleandoc(value.__doc__) if value.__doc__ else None


def getmembers(value, predicate=None):
    found = []
    for name in dir(value):
        member = getattr(value, name)
        if predicate is None or predicate(member):
            found.append((name, member))
    return found
