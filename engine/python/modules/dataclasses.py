# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import annotation_text as _annotation_text
from _limbeck import class_annotations as _class_annotations
from _limbeck import own_attribute as _own_attribute


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()
KW_ONLY = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _collect(cls, kw_only):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for name, one in getattr(base, "__dataclass_fields__", {}).items():
            found[name] = one
    only = kw_only
    for name in _class_annotations(cls):
        annotation = _annotation_text(cls, name)
        if annotation.startswith(("ClassVar", "typing.ClassVar", "t.ClassVar")):
            continue
        if annotation.endswith("KW_ONLY"):
            only = True
            continue
        value = _own_attribute(cls, name, MISSING)
        if isinstance(value, Field):
            one = value
            if one.default is not MISSING:
                setattr(cls, name, one.default)
            else:
                delattr(cls, name)
        else:
            one = field(default=value)
        if isinstance(one.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory")
        one.name = name
        one.type = annotation
        if one.kw_only is MISSING:
            one.kw_only = only
        found[name] = one
    return found


def _make_init(cls, found, frozen):
    ordered = [one for one in found.values() if one.init]
    positional = [one for one in ordered if not one.kw_only]
    seen = None
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen = one
        elif seen is not None:
            raise TypeError(f"non-default argument {one.name!r} follows default argument")

    def __init__(self, *args, **kwargs):
        name = f"{type(self).__name__}.__init__()"
        if len(args) > len(positional):
            least = 1 + sum(1 for one in positional if one.default is MISSING and one.default_factory is MISSING)
            most = 1 + len(positional)
            takes = f"{most} positional argument{'s' if most != 1 else ''}" if least == most else f"from {least} to {most} positional arguments"
            raise TypeError(f"{name} takes {takes} but {len(args) + 1} were given")
        values = {one.name: value for one, value in zip(positional, args)}
        for key, value in kwargs.items():
            if key in values:
                raise TypeError(f"{name} got multiple values for argument {key!r}")
            if key not in found or not found[key].init:
                raise TypeError(f"{name} got an unexpected keyword argument {key!r}")
            values[key] = value
        missing = [one.name for one in positional if one.name not in values and one.default is MISSING and one.default_factory is MISSING]
        if missing:
            names = [repr(one) for one in missing]
            text = names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + ", and " + names[-1]
            raise TypeError(f"{name} missing {len(missing)} required positional argument{'s' if len(missing) != 1 else ''}: {text}")
        for one in found.values():
            if one.name in values:
                value = values[one.name]
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif one.default is not MISSING:
                value = one.default
            elif not one.init:
                continue
            else:
                raise TypeError(f"{name} missing 1 required keyword-only argument: {one.name!r}")
            object.__setattr__(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    if cls is None:
        return lambda given: dataclass(given, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args, kw_only=kw_only)
    return _process(cls, _collect(cls, kw_only), init, repr, eq, order, unsafe_hash, frozen, match_args)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    cls = type(cls_name, tuple(bases), dict(namespace or {}))
    found = {}
    for base in reversed(cls.__mro__[1:]):
        found.update(getattr(base, "__dataclass_fields__", {}))
    for item in fields:
        name, kind, *rest = (item, "typing.Any") if isinstance(item, str) else item
        one = rest[0] if rest and isinstance(rest[0], Field) else field(default=rest[0] if rest else MISSING)
        one.name = name
        one.type = kind
        one.kw_only = kw_only if one.kw_only is MISSING else one.kw_only
        if one.default is not MISSING:
            setattr(cls, name, one.default)
        found[name] = one
    return _process(cls, found, init, repr, eq, order, unsafe_hash, frozen, match_args)


def _process(cls, found, init, repr, eq, order, unsafe_hash, frozen, match_args):
    cls.__dataclass_fields__ = found
    own = cls.__dict__

    def key(self):
        return tuple(getattr(self, one.name) for one in found.values() if one.compare)

    if init and "__init__" not in own:
        cls.__init__ = _make_init(cls, found, frozen)
    if repr and "__repr__" not in own:
        cls.__repr__ = lambda self: f"{type(self).__name__}({', '.join(f'{one.name}={getattr(self, one.name)!r}' for one in found.values() if one.repr)})"
    if eq and "__eq__" not in own:
        cls.__eq__ = lambda self, other: key(self) == key(other) if type(other) is type(self) else NotImplemented
    if eq and (frozen or unsafe_hash) and "__hash__" not in own:
        cls.__hash__ = lambda self: hash(key(self))
    elif eq and "__hash__" not in own:
        cls.__hash__ = None
    if order:
        cls.__lt__ = lambda self, other: key(self) < key(other) if type(other) is type(self) else NotImplemented
        cls.__le__ = lambda self, other: key(self) <= key(other) if type(other) is type(self) else NotImplemented
        cls.__gt__ = lambda self, other: key(self) > key(other) if type(other) is type(self) else NotImplemented
        cls.__ge__ = lambda self, other: key(self) >= key(other) if type(other) is type(self) else NotImplemented
    if frozen:

        def refuse(self, name, value=None):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        cls.__setattr__ = refuse
        cls.__delattr__ = refuse
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple(one.name for one in found.values() if one.init and not one.kw_only)
    return cls


def fields(thing):
    if not hasattr(thing, "__dataclass_fields__"):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(thing.__dataclass_fields__.values())


def is_dataclass(thing):
    return hasattr(thing, "__dataclass_fields__")


def asdict(thing, *, dict_factory=dict):
    def convert(value):
        if is_dataclass(value) and not isinstance(value, type):
            return dict_factory([(one.name, convert(getattr(value, one.name))) for one in fields(value)])
        if isinstance(value, list):
            return [convert(one) for one in value]
        if isinstance(value, tuple):
            return tuple(convert(one) for one in value)
        if isinstance(value, dict):
            return {convert(k): convert(v) for k, v in value.items()}
        return value

    return convert(thing)


def astuple(thing, *, tuple_factory=tuple):
    return tuple_factory([getattr(thing, one.name) for one in fields(thing)])


def replace(thing, /, **changes):
    values = {one.name: getattr(thing, one.name) for one in fields(thing) if one.init}
    values.update(changes)
    return type(thing)(**values)
