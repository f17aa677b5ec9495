# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import cached_property

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
    for name in ("__name__", "__qualname__", "__doc__"):
        if hasattr(wrapped, name):
            try:
                setattr(wrapper, name, getattr(wrapped, name))
            except AttributeError:
                pass
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
    return lambda wrapper: update_wrapper(wrapper, wrapped)


class partial:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner):
        return partial(self.func, instance, *self.args, **self.keywords)


_nothing = object()


def reduce(function, iterable, initial=_nothing):
    items = iter(iterable)
    if initial is _nothing:
        value = next(items, _nothing)
        if value is _nothing:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return lru_cache()(maxsize)

    def decorate(function):
        kept = {}
        counts = [0, 0]

        def wrapper(*args, **kwargs):
            key = (args, tuple(sorted(kwargs.items())))
            if key in kept:
                counts[0] += 1
                return kept[key]
            counts[1] += 1
            result = function(*args, **kwargs)
            if maxsize is not None and len(kept) >= maxsize > 0:
                del kept[next(iter(kept))]
            kept[key] = result
            return result

        wrapper.cache_clear = kept.clear
        wrapper.cache_info = lambda: tuple(counts) + (maxsize, len(kept))
        return update_wrapper(wrapper, function)

    return decorate


def cache(function):
    return lru_cache(None)(function)


def total_ordering(cls):
    names = dir(cls)
    if "__lt__" in names:
        cls.__gt__ = lambda self, other: not (self < other or self == other)
        cls.__le__ = lambda self, other: self < other or self == other
        cls.__ge__ = lambda self, other: not self < other
    elif "__gt__" in names:
        cls.__lt__ = lambda self, other: not (self > other or self == other)
        cls.__ge__ = lambda self, other: self > other or self == other
        cls.__le__ = lambda self, other: not self > other
    elif "__le__" in names:
        cls.__lt__ = lambda self, other: self <= other and not self == other
        cls.__gt__ = lambda self, other: not self <= other
        cls.__ge__ = lambda self, other: not self <= other or self == other
    elif "__ge__" in names:
        cls.__gt__ = lambda self, other: self >= other and not self == other
        cls.__lt__ = lambda self, other: not self >= other
        cls.__le__ = lambda self, other: not self >= other or self == other
    return cls


def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0

        def __eq__(self, other):
            return compare(self.value, other.value) == 0

    return Key


def singledispatch(function):
    registry = {}

    def register(kind, implementation=None):
        if implementation is None and not isinstance(kind, type):
            # @f.register above a function: the annotation of its first argument tells the type
            implementation = kind
            kind = next(annotation for name, annotation in implementation.__annotations__.items() if name != "return")
        if implementation is None:
            return lambda given: register(kind, given)
        registry[kind] = implementation
        return implementation

    def wrapper(first, *args, **kwargs):
        for kind in type(first).__mro__:
            if kind in registry:
                return registry[kind](first, *args, **kwargs)
        return function(first, *args, **kwargs)

    wrapper.register = register
    return update_wrapper(wrapper, function)
