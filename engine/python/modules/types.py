# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import enum as _enum


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


def _function():
    pass


def _generator():
    yield


FunctionType = LambdaType = type(_function)
GeneratorType = type(_generator())
BuiltinFunctionType = type(len)
MethodType = type(SimpleNamespace().__init__)
ModuleType = type(_enum)
NoneType = type(None)
EllipsisType = type(...)
MappingProxyType = dict
DynamicClassAttribute = property


class TracebackType:
    pass


class GenericAlias:
    pass


class UnionType:
    pass


class CoroutineType:
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    keywords = dict(kwds or {})
    metaclass = keywords.pop("metaclass", type)
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, tuple(bases), namespace, **keywords)
