# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What of Flask decides about models and databases: the application object with its configuration and extensions. Routes, templates and requests are not run; names that are not here
# stand for code outside the project.
import os as _os
from _limbeck_models import outside as _outside
from limbeck_flask import applications as _applications, current as _current


class Config(dict):
    def __init__(self, root_path=None, defaults=None):
        dict.__init__(self, defaults or {})
        self.root_path = root_path

    def from_object(self, obj):
        if isinstance(obj, str):
            from werkzeug.utils import import_string
            obj = import_string(obj)
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)

    def from_mapping(self, mapping=None, **more):
        for source in (mapping or {}, more):
            for key, value in source.items():
                if key.isupper():
                    self[key] = value
        return True

    def from_pyfile(self, filename, silent=False):
        path = _os.path.join(self.root_path or ".", filename)
        if not _os.path.isfile(path):
            if silent:
                return False
            raise FileNotFoundError("Unable to load configuration file " + path)
        from limbeck_flask import run_file
        self.from_object(run_file(path))
        return True

    def from_envvar(self, variable_name, silent=False):
        value = _os.environ.get(variable_name)
        if not value:
            if silent:
                return False
            raise RuntimeError("The environment variable %r is not set and as such configuration could not be loaded." % variable_name)
        return self.from_pyfile(value, silent=silent)

    def from_prefixed_env(self, prefix="FLASK", loads=None):
        import json
        for name, value in sorted(_os.environ.items()):
            if not name.startswith(prefix + "_"):
                continue
            try:
                value = (loads or json.loads)(value)
            except Exception:
                pass
            self[name[len(prefix) + 1 :]] = value
        return True

    def get_namespace(self, namespace, lowercase=True, trim_namespace=True):
        found = {}
        for key, value in self.items():
            if key.startswith(namespace):
                name = key[len(namespace) :] if trim_namespace else key
                found[name.lower() if lowercase else name] = value
        return found


class _Context:
    def __init__(self, app):
        self.app = app

    def push(self):
        _current.append(self.app)

    def pop(self, exc=None):
        if _current and _current[-1] is self.app:
            _current.pop()

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, *exc):
        self.pop()
        return False


class Flask:
    config_class = Config

    def __init__(self, import_name, static_url_path=None, static_folder="static", instance_path=None, instance_relative_config=False, root_path=None, **more):
        self.import_name = import_name
        self.name = import_name
        self.root_path = root_path or self._folder_of(import_name)
        self.instance_path = instance_path or self._instance_folder(import_name)
        self.config = self.config_class(self.instance_path if instance_relative_config else self.root_path, {"DEBUG": False, "TESTING": False, "SECRET_KEY": None, "ENV": _os.environ.get("FLASK_ENV", "production")})
        self.extensions = {}
        self.blueprints = {}
        self.view_functions = {}
        self.wsgi_app = _outside("flask.Flask.wsgi_app")
        _applications.append(self)

    def _folder_of(self, import_name):
        import sys
        module = sys.modules.get(import_name)
        path = getattr(module, "__file__", None)
        if path is None:
            path = _source_of(import_name)
        return _os.path.dirname(_os.path.abspath(path)) if path else _os.getcwd()

    def _instance_folder(self, import_name):
        folder = self.root_path
        while _os.path.isfile(_os.path.join(folder, "__init__.py")):
            folder = _os.path.dirname(folder)
        return _os.path.join(folder, "instance")

    @property
    def debug(self):
        return self.config["DEBUG"]

    @property
    def testing(self):
        return self.config["TESTING"]

    @property
    def secret_key(self):
        return self.config["SECRET_KEY"]

    @secret_key.setter
    def secret_key(self, value):
        self.config["SECRET_KEY"] = value

    def app_context(self):
        return _Context(self)

    def test_request_context(self, *args, **kw):
        return _Context(self)

    def request_context(self, *args, **kw):
        return _Context(self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _outside("flask.Flask." + name)


def _source_of(import_name):
    try:
        import importlib
        return getattr(importlib.import_module(import_name), "__file__", None)
    except Exception:
        return None


class _CurrentApp:
    def _get_current_object(self):
        from limbeck_flask import application
        return application()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._get_current_object(), name)

    def __setattr__(self, name, value):
        setattr(self._get_current_object(), name, value)

    def __bool__(self):
        return True


current_app = _CurrentApp()
