# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""pydantic's decorators for checks, of both its versions, and how such a function is called."""

from _limbeck import attempt as _attempt
from _limbeck import parameters as _parameters


class Validator:
    """A function of a class body that checks fields (or, without fields, the whole); the class takes it up when it is made."""

    def __init__(self, function, fields, mode, always=False):
        self.function = function if isinstance(function, (classmethod, staticmethod)) or mode == "after model" else classmethod(function)
        self.fields, self.mode, self.always = fields, mode, always

    def covers(self, name):
        return name in self.fields or "*" in self.fields


class ValidationInfo:
    def __init__(self, data, field_name=None):
        self.data, self.field_name = data, field_name
        self.context = self.config = None
        self.mode = "python"


def field_validator(*fields, mode="after", check_fields=None, **options):
    return lambda function: Validator(function, fields, mode)


def validator(*fields, pre=False, always=False, each_item=False, check_fields=True, allow_reuse=False, whole=False):
    return lambda function: Validator(function, fields, "before" if pre else "after", always)


def model_validator(*, mode="after"):
    return lambda function: Validator(function, (), mode + " model")


def root_validator(_function=None, *, pre=False, skip_on_failure=False, allow_reuse=False):
    mode = "before model" if pre else "values model"
    if _function is not None:
        return Validator(_function, (), mode)
    return lambda function: Validator(function, (), mode)


def _call(function, value, values, name):
    known = _parameters(function)
    if known is None:
        return function(value)
    by_position, names, takes_any = known
    if len(by_position) < 2:
        return function(value, values=values, config=None, field=None) if takes_any else function(value)
    if "values" in names or "field" in names or "config" in names or takes_any:
        given = {"values": values, "config": None, "field": None}
        return function(value, **{key: one for key, one in given.items() if key in names or takes_any})
    return function(value, ValidationInfo(values, name))


def check(what, function, value, values, name=None):
    """What a check makes of a value; where it fails or cannot be run here, that is told and the value stays."""
    return _attempt(what, value, _call, function, value, values, name)


class BeforeValidator:
    mode = "before"

    def __init__(self, func, **options):
        self.func = func


class AfterValidator(BeforeValidator):
    mode = "after"


class PlainValidator(BeforeValidator):
    mode = "plain"


class WrapValidator(BeforeValidator):
    mode = "wrap"
