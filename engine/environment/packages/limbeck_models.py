# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Models and settings as pydantic makes them (both versions): fields from annotations, values from arguments, environment, .env files and defaults, checks, conversions. A field that a
setting should give and nothing does is unknown; a check that fails or cannot be run is told and leaves the value."""

import enum as _enum
import json as _json
import os as _os
import pathlib as _pathlib
import typing as _typing
from inspect import isclass as _isclass

from _limbeck import attempt as _attempt
from _limbeck import class_annotations as _class_annotations
from _limbeck import unknown as _unknown
from _limbeck_settings import Field, field_call as _field_call
from _limbeck_settings import is_known as _is_known
from limbeck_dotenv import values_of as _values_of
from limbeck_validators import AfterValidator, BeforeValidator, Validator, check
from limbeck_urls import Url

_missing = object()
_models = {}   # by name, for annotations that name a class in quotes
_options = ("env_file", "env_prefix", "case_sensitive", "env_nested_delimiter", "extra", "fields", "validate_default", "validate_all", "populate_by_name", "allow_population_by_field_name",
            "env_ignore_empty", "use_enum_values")


class ValidationError(ValueError):
    pass


class SecretStr:
    def __init__(self, secret_value):
        self._secret_value = secret_value

    def get_secret_value(self):
        return self._secret_value

    def __len__(self):
        return len(self._secret_value)

    def __eq__(self, other):
        return isinstance(other, SecretStr) and self._secret_value == other._secret_value

    def __hash__(self):
        return hash(self._secret_value)

    def __str__(self):
        return "**********" if self._secret_value else ""

    def __repr__(self):
        return f"{type(self).__name__}('{self}')"


class SecretBytes(SecretStr):
    pass


class AliasChoices:
    def __init__(self, *choices):
        self.choices = choices


class AliasPath:
    def __init__(self, *path):
        self.path = path


class PrivateAttr:
    def __init__(self, default=_missing, *, default_factory=None, init=False):
        self.default, self.default_factory = default, default_factory

    def value(self):
        return self.default_factory() if self.default_factory else self.default


def _names(given):
    """The names of an alias, of AliasChoices(…) or of env=."""
    if isinstance(given, str):
        return [given]
    if isinstance(given, AliasPath):
        return [given.path[0]]
    if isinstance(given, AliasChoices):
        return [name for choice in given.choices for name in _names(choice)]
    if isinstance(given, (list, tuple, set)):
        return [str(name) for name in given]
    return []


def _form(annotation):
    """What stands in front of the brackets: "Annotated", "Optional", "list"; nothing for a class or what is not known."""
    origin = _typing.get_origin(annotation) if _is_known(annotation) else None
    return "" if origin is None else str(origin).removeprefix("typing.")


def _hints(owner):
    """The annotations of a class itself, read when the first value is made: by then all classes that they name are there."""
    if "_limbeck_hints" not in owner.__dict__:
        owner._limbeck_hints = dict(owner.__annotations__) if _class_annotations(owner) else {}
    return owner._limbeck_hints


class FieldInfo:
    def __init__(self, owner, name, default):
        self.owner, self.name = owner, name
        self.default, self.default_factory = default, None
        self.aliases, self.env = [], []
        self.description = self.title = None
        self._annotation = _missing
        call = _field_call(default)
        if call:
            self._take(*call)

    def _take(self, positional, keywords):
        default = positional[0] if positional else keywords.get("default", _missing)
        self.default = _missing if default is ... else default
        self.default_factory = keywords.get("default_factory")
        alias = keywords.get("alias")
        self.aliases = _names(keywords.get("validation_alias")) or _names(alias)
        self.env = _names(keywords.get("env"))
        self.description, self.title = keywords.get("description"), keywords.get("title")

    @property
    def annotation(self):
        if self._annotation is _missing:
            self._annotation = _hints(self.owner).get(self.name)
            if _form(self._annotation) == "Annotated":
                for extra in _typing.get_args(self._annotation)[1:]:
                    call = _field_call(extra)
                    if call:
                        default = self.default
                        self._take(*call)
                        self.default = self.default if default is _missing else default
        return self._annotation

    def is_required(self):
        return self.default is _missing and self.default_factory is None

    def get_default(self, call_default_factory=True):
        return self.default_factory() if self.default_factory else None if self.default is _missing else self.default


def _from_text(value):
    """What the environment gives for a field that is no plain text: JSON."""
    try:
        return _json.loads(value)
    except ValueError:
        return value


def convert(annotation, value, from_environment=False):
    """The value as the annotated type has it; what cannot be converted stays."""
    if annotation is None or not _is_known(value) or not _is_known(annotation):
        return value
    annotation = _models.get(annotation, annotation) if isinstance(annotation, str) else annotation
    form = _form(annotation)
    if form in ("Union", "Optional"):
        return _chosen(list(_typing.get_args(annotation)), value, from_environment)
    if form == "Annotated":
        return _annotated(_typing.get_args(annotation), value, from_environment)
    if form:
        return _collected(_collections.get(form.lower()), _typing.get_args(annotation), value, from_environment)
    if not _isclass(annotation) or isinstance(value, annotation):
        return value
    return _converted(annotation, value, from_environment)


def _wrapped(function, annotation):
    """A check that itself calls the conversion."""
    return lambda value: function(value, lambda inner: convert(annotation, inner))


def _chosen(choices, value, from_environment):
    choices = [one for one in choices if one is not None and one is not type(None)]
    if value is None or any(_isclass(one) and isinstance(value, one) for one in choices):
        return value
    return convert(choices[0], value, from_environment) if choices else value


_collections = {"list": list, "set": set, "tuple": tuple, "dict": dict, "sequence": list}


def _collected(kind, arguments, value, from_environment):
    if kind is None:
        return value
    if from_environment and isinstance(value, str):
        value = _from_text(value)
    if isinstance(value, (list, tuple, set)) and kind is not dict:
        return kind(convert(arguments[0], item) for item in value)
    return value


def _annotated(arguments, value, from_environment):
    for extra in arguments[1:]:
        if isinstance(extra, BeforeValidator) and extra.mode in ("before", "plain"):
            value = check("a check", extra.func, value, {})
    value = convert(arguments[0], value, from_environment)
    for extra in arguments[1:]:
        if isinstance(extra, AfterValidator) and extra.mode == "after":
            value = check("a check", extra.func, value, {})
    return value


def _converted(annotation, value, from_environment):
    if annotation is bool:
        texts = {"true": True, "t": True, "yes": True, "y": True, "on": True, "1": True, "false": False, "f": False, "no": False, "n": False, "off": False, "0": False}
        return texts.get(str(value).lower(), value)
    if annotation in (int, float):
        try:
            return annotation(value)
        except (TypeError, ValueError):
            return value
    if annotation is str:
        return str(value) if isinstance(value, (int, float)) else value
    if issubclass(annotation, Url) or annotation is _pathlib.Path:
        return annotation(str(value)) if isinstance(value, str) else value
    if issubclass(annotation, SecretStr):
        return annotation(value)
    if issubclass(annotation, _enum.Enum):
        for member in annotation:
            if member.value == value or str(member.value) == value:
                return member
        return value
    if annotation in (list, dict, set, tuple):
        return annotation(_from_text(value)) if from_environment and isinstance(value, str) else value
    if issubclass(annotation, BaseModel):
        if from_environment and isinstance(value, str):
            value = _from_text(value)
        return annotation(**value) if isinstance(value, dict) else value
    return value


def _plain(value):
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, (list, tuple, set)):
        return type(value)(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


class BaseModel:
    model_config = {}
    _limbeck_fields = {}
    _limbeck_checks = []
    _limbeck_is_settings = False

    def __init_subclass__(cls, **options):
        config = dict(cls.model_config)
        own = cls.__dict__.get("Config")
        if own is not None:
            config.update({name: getattr(own, name) for name in _options if hasattr(own, name)})
        for base in cls.__mro__[1:]:
            for name, value in getattr(base, "model_config", {}).items():
                config.setdefault(name, value)
        config.update(options)
        cls.model_config = config
        fields, checks = {}, []
        for base in reversed(cls.__mro__[1:]):
            fields.update(base.__dict__.get("_limbeck_fields", {}))
            checks.extend(one for one in base.__dict__.get("_limbeck_checks", []) if one not in checks)
        own = _class_annotations(cls)
        hints = cls.__annotations__ if own else {}
        for name in own:
            if not name.startswith("_") and name != "model_config" and _form(hints.get(name)) != "ClassVar":
                fields[name] = FieldInfo(cls, name, cls.__dict__.get(name, _missing))
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, Validator):
                setattr(cls, name, value.function)
                checks.append((name, value))
            elif name in fields and fields[name].owner is not cls:
                fields[name] = FieldInfo(fields[name].owner, name, value)
            elif cls._limbeck_is_settings and not name.startswith("_") and name not in fields and isinstance(value, (str, int, float, bool, list, dict)) and name != "model_config":
                fields[name] = FieldInfo(cls, name, value)   # the first version takes the type from the default
        cls._limbeck_fields = fields
        cls._limbeck_checks = checks
        _models[cls.__name__] = cls
        cls.model_fields = cls.__fields__ = cls._limbeck_fields

    def __class_getitem__(cls, parameters):
        return cls

    def __init__(self, **data):
        self._limbeck_fill(data)

    def _limbeck_fill(self, data):
        cls = type(self)
        for name, one in cls._limbeck_checks:
            if one.mode == "before model":
                data = check(f"{cls.__name__}.{name}()", getattr(cls, name), data, data)
        values = {}
        checks_defaults = cls._limbeck_is_settings or cls.model_config.get("validate_default") or cls.model_config.get("validate_all")
        for name, field in cls._limbeck_fields.items():
            annotation = field.annotation
            value, is_given, from_environment = cls._limbeck_value(field, data)
            checks = [(key, one) for key, one in cls._limbeck_checks if one.covers(name) and (is_given or one.always or checks_defaults)]
            for key, one in checks:
                if one.mode in ("before", "plain"):
                    value = check(f"{cls.__name__}.{key}()", getattr(cls, key), value, values, name)
                elif one.mode == "wrap":
                    value = check(f"{cls.__name__}.{key}()", _wrapped(getattr(cls, key), annotation), value, values, name)
            value = convert(annotation, value, from_environment)
            for key, one in checks:
                if one.mode == "after":
                    value = check(f"{cls.__name__}.{key}()", getattr(cls, key), value, values, name)
            values[name] = value
        if cls.model_config.get("extra") == "allow":
            values.update({name: value for name, value in data.items() if name not in values and not name.startswith("_")})
        for name, one in cls._limbeck_checks:
            if one.mode == "values model":
                values = check(f"{cls.__name__}.{name}()", getattr(cls, name), values, values)
        for name, value in values.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "model_fields_set", {name for name in data if name in values})
        for base in reversed(cls.__mro__):
            for name, value in base.__dict__.items():
                if isinstance(value, PrivateAttr):
                    object.__setattr__(self, name, value.value())
        for name, one in cls._limbeck_checks:
            if one.mode == "after model":
                _attempt(f"{cls.__name__}.{name}()", None, getattr(self, name))
        _attempt(f"{cls.__name__}.model_post_init()", None, self.model_post_init, None)

    def model_post_init(self, context):
        pass

    @classmethod
    def _limbeck_value(cls, field, data):
        """(value, whether something gave it, whether that was the environment)"""
        for name in [*field.aliases, field.name]:
            if name in data:
                return data[name], True, False
        if field.is_required():
            return _unknown(f"{cls.__name__}.{field.name}, which nothing sets"), False, False
        return _attempt(f"the default of {cls.__name__}.{field.name}", _unknown(f"the default of {cls.__name__}.{field.name}"), field.get_default), False, False

    def _limbeck_items(self):
        return {name: getattr(self, name) for name in self._limbeck_fields if hasattr(self, name)}

    def __eq__(self, other):
        return type(self) is type(other) and self._limbeck_items() == other._limbeck_items()

    def __hash__(self):
        return id(self)

    def __iter__(self):
        yield from self._limbeck_items().items()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._limbeck_items().items())})"

    __str__ = __repr__

    def model_dump(self, *, include=None, exclude=None, exclude_none=False, exclude_unset=False, **options):
        items = {name: _plain(value) for name, value in self._limbeck_items().items()}
        return {name: value for name, value in items.items() if (include is None or name in include) and (exclude is None or name not in exclude) and not (exclude_none and value is None)}

    dict = model_dump

    def model_dump_json(self, **options):
        return _json.dumps(self.model_dump(**options))

    json = model_dump_json

    def model_copy(self, *, update=None, deep=False):
        made = type(self).model_construct(**self._limbeck_items())
        for name, value in (update or {}).items():
            object.__setattr__(made, name, value)
        return made

    copy = model_copy

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        made = object.__new__(cls)
        for name, field in cls._limbeck_fields.items():
            object.__setattr__(made, name, values.get(name, field.get_default()))
        return made

    construct = model_construct

    @classmethod
    def model_validate(cls, obj, **options):
        return obj if isinstance(obj, cls) else cls(**obj)

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, json_data, **options):
        return cls(**_json.loads(json_data))

    parse_raw = model_validate_json

    @classmethod
    def model_rebuild(cls, **options):
        return True

    update_forward_refs = model_rebuild


class BaseSettings(BaseModel):
    _limbeck_is_settings = True
    model_config = {"env_prefix": "", "case_sensitive": False}

    def _limbeck_fill(self, data):
        given = {name: value for name, value in data.items() if not name.startswith("_")}
        super()._limbeck_fill(given | {"_limbeck_sources": self._limbeck_sources(data)})

    @classmethod
    def _limbeck_sources(cls, data):
        """The environment, then the .env files, the last of them first; names as they are compared."""
        config = cls.model_config
        files = data.get("_env_file", config.get("env_file"))
        files = [] if files is None else list(files) if isinstance(files, (list, tuple)) else [files]
        sources = [dict(_os.environ)] + [_values_of(path) for path in reversed(files) if _is_known(path)]
        if not config.get("case_sensitive"):
            sources = [{name.lower(): value for name, value in source.items()} for source in sources]
        if config.get("env_ignore_empty"):
            sources = [{name: value for name, value in source.items() if value != ""} for source in sources]
        return sources

    @classmethod
    def _limbeck_value(cls, field, data):
        value, is_given, from_environment = super()._limbeck_value(field, data)
        if is_given:
            return value, is_given, False
        config = cls.model_config
        prefix = config.get("env_prefix") or ""
        own = (config.get("fields") or {}).get(field.name) or {}
        names = field.env or _names(own.get("env") if isinstance(own, dict) else own) or field.aliases
        if not names or config.get("populate_by_name"):
            names = [*names, prefix + field.name]
        if not config.get("case_sensitive"):
            names = [name.lower() for name in names]
        nested = cls._limbeck_nested(field, names, data["_limbeck_sources"])
        for name in names:
            for source in data["_limbeck_sources"]:
                if name in source:
                    return _merged(source[name], nested), True, True
        return (nested, True, True) if nested else (value, False, False)

    @classmethod
    def _limbeck_nested(cls, field, names, sources):
        """DB__HOST, DB__PORT for a field DB that is a model; names of its fields as the variables write them, in lower case unless they count."""
        delimiter = cls.model_config.get("env_nested_delimiter")
        if not delimiter:
            return None
        found = {}
        for source in reversed(sources):
            for variable, value in source.items():
                for name in names:
                    if variable.startswith(name + delimiter):
                        at = found
                        *outer, last = variable[len(name + delimiter):].split(delimiter)
                        for part in outer:
                            at = at.setdefault(part, {})
                        at[last] = value
        return _cased(field.annotation, found)

    @classmethod
    def settings_customise_sources(cls, settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings):
        return init_settings, env_settings, dotenv_settings, file_secret_settings


def _merged(text, nested):
    """A model as JSON in one variable, with what variables of their own say of its fields."""
    whole = _from_text(text) if nested else text
    if not isinstance(whole, dict):
        return text
    return whole | {key: _merged(_json.dumps(whole[key]), value) if isinstance(value, dict) and key in whole else value for key, value in nested.items()}


def _cased(annotation, found):
    """Variables are compared in lower case: the keys as the model's fields spell them."""
    inner = _typing.get_args(annotation) if _form(annotation) else ()
    models = [one for one in [annotation, *inner] if _is_known(one) and _isclass(one) and issubclass(one, BaseModel)]
    if not models or not isinstance(found, dict):
        return found
    fields = {name.lower(): field for name, field in models[0]._limbeck_fields.items()}
    return {fields[key.lower()].name if key.lower() in fields else key: _cased(fields[key.lower()].annotation, value) if key.lower() in fields else value for key, value in found.items()}
