# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections as _collections
import types as _types
from _limbeck import signature as _signature


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


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    class empty:
        pass

    def __init__(self, name, kind, *, default=empty, annotation=empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def __str__(self):
        mark = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}.get(self.kind, "")
        return mark + self.name + ("" if self.default is Parameter.empty else f"={self.default!r}")

    def __repr__(self):
        return f'<Parameter "{self}">'


class Signature:
    empty = Parameter.empty

    def __init__(self, parameters=(), *, return_annotation=empty):
        self.parameters = {one.name: one for one in parameters}
        self.return_annotation = return_annotation

    def __str__(self):
        shown, last = [], Parameter.POSITIONAL_ONLY
        for one in self.parameters.values():
            if last == Parameter.POSITIONAL_ONLY and one.kind != last and shown:
                shown.append("/")
            if one.kind == Parameter.KEYWORD_ONLY and last < Parameter.VAR_POSITIONAL:
                shown.append("*")
            shown.append(str(one))
            last = one.kind
        if last == Parameter.POSITIONAL_ONLY and shown:
            shown.append("/")
        return f"({', '.join(shown)})"

    def __repr__(self):
        return f"<Signature {self}>"


_empty = Parameter.empty


def signature(function, **kwargs):
    found = _signature(function.__init__ if isclass(function) else function)
    if found is None:
        raise TypeError(f"{function!r} is not a callable object" if not callable(function) else f"no signature found for {function!r}")
    if isclass(function):
        found = found[1:]
    return Signature([Parameter(name, kind, default=value[0] if value else _empty) for name, kind, value in found])


def getfullargspec(function):
    every = signature(function).parameters.values()
    plain = [one for one in every if one.kind < Parameter.VAR_POSITIONAL]
    only = [one for one in every if one.kind == Parameter.KEYWORD_ONLY]
    named = {one.kind: one.name for one in every}
    defaults = tuple(one.default for one in plain if one.default is not _empty)
    return FullArgSpec(
        [one.name for one in plain],
        named.get(Parameter.VAR_POSITIONAL),
        named.get(Parameter.VAR_KEYWORD),
        defaults or None,
        [one.name for one in only],
        {one.name: one.default for one in only if one.default is not _empty} or None,
        {},
    )


FullArgSpec = _collections.namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
