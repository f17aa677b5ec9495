# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections as _collections
import enum as _enum

_plain = (str, int, float, bool, bytes, type(None), _enum.Enum)


class Error(Exception):
    pass


def copy(value):
    if hasattr(value, "__copy__"):
        return value.__copy__()
    if isinstance(value, (list, dict, set)):
        return value.copy()
    if isinstance(value, _plain) or isinstance(value, (tuple, frozenset, type)) or callable(value) or not hasattr(value, "__dict__"):
        return value
    made = object.__new__(type(value))
    for name, one in value.__dict__.items():
        object.__setattr__(made, name, one)
    return made


def deepcopy(value, memo=None):
    memo = {} if memo is None else memo
    if isinstance(value, _plain) or isinstance(value, type):
        return value
    if id(value) in memo:
        return memo[id(value)]
    if hasattr(value, "__deepcopy__"):
        return value.__deepcopy__(memo)
    if isinstance(value, dict):
        made = memo[id(value)] = value.copy()
        made.clear()
        for key, one in value.items():
            made[deepcopy(key, memo)] = deepcopy(one, memo)
        return made
    if isinstance(value, list):
        made = memo[id(value)] = []
        made.extend(deepcopy(one, memo) for one in value)
        return made
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return type(value)(*[deepcopy(one, memo) for one in value])
        return tuple(deepcopy(one, memo) for one in value)
    if isinstance(value, (set, frozenset)):
        return type(value)(deepcopy(one, memo) for one in value)
    if callable(value) or not hasattr(value, "__dict__"):
        return value
    made = memo[id(value)] = object.__new__(type(value))
    for name, one in value.__dict__.items():
        object.__setattr__(made, name, deepcopy(one, memo))
    return made
