# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""pydantic, as far as settings and the models beside them use it; every other name may be held and says so when it is used."""

from _limbeck import opaque as _opaque
from limbeck_models import AliasChoices, AliasPath, BaseModel, BaseSettings, Field, PrivateAttr, SecretBytes, SecretStr, ValidationError
from limbeck_models import convert as _convert
from limbeck_urls import *
from limbeck_validators import (
    AfterValidator, BeforeValidator, PlainValidator, ValidationInfo, WrapValidator, field_validator, model_validator, root_validator, validator,
)
from pathlib import Path as _Path

ConfigDict = dict
BaseConfig = object
FieldValidationInfo = ValidationInfo
DirectoryPath = FilePath = NewPath = _Path
EmailStr = NameEmail = StrictStr = str
StrictInt = PositiveInt = NonNegativeInt = NegativeInt = NonPositiveInt = int
StrictFloat = PositiveFloat = NonNegativeFloat = float
StrictBool = bool


class Extra:
    allow, ignore, forbid = "allow", "ignore", "forbid"


def computed_field(function=None, **options):
    def show(member):
        return member if isinstance(member, property) or not callable(member) else property(member)

    return show if function is None else show(function)


def constr(**options):
    return str


def conint(**options):
    return int


def confloat(**options):
    return float


def validate_call(function=None, **options):
    return (lambda inner: inner) if function is None else function


validate_arguments = validate_call


def parse_obj_as(type_, obj):
    return _convert(type_, obj)


class TypeAdapter:
    def __init__(self, type, **options):
        self.type = type

    def validate_python(self, value, **options):
        return _convert(self.type, value)

    def validate_json(self, text, **options):
        import json

        return _convert(self.type, json.loads(text))


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _opaque("pydantic." + name)
