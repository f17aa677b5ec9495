# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Finds the Flask application of a project as the `flask` command does (FLASK_APP, .flaskenv, wsgi.py, app.py, a factory in it), or else the module that makes a Migrate object,
# and sets it up: that registers the models. What the set-up cannot do without running foreign code is passed over and reported.
import os as _os
from _limbeck import import_module as _import_module, set_up as _set_up
from _limbeck import list_folder as _list_folder

applications = []   # Flask objects, in the order in which they were made
current = []        # pushed contexts
migrations = []     # Migrate objects
databases = []      # SQLAlchemy objects of Flask-SQLAlchemy
_state = {"loading": False, "application": None}


class NoApplication(Exception):
    pass


def application():
    """The application behind flask.current_app; while it is being set up, the one that was made last."""
    if _state["application"] is not None:
        return _state["application"]
    if _state["loading"] or current:
        if current:
            return current[-1]
        if applications:
            return applications[-1]
        raise RuntimeError("Working outside of application context.")
    _state["loading"] = True
    try:
        found = _load()
    finally:
        _state["loading"] = False
    _complete(found)
    _state["application"] = found
    return found


def _load():
    tried = []
    for module, factory in _candidates():
        before = len(applications)
        try:
            found = _application_of(_module_at(module), factory)
        except Exception as error:
            tried.append("%s: %s" % (module, error))
            found = None
        if found is None and len(applications) > before:
            found = applications[-1]
        if found is not None and (_is_migrated(found) or databases):
            return found
        if found is None and databases and migrations:
            break
    if not databases:
        from _limbeck import unsupported
        unsupported("The Flask application was not found" + (" (" + "; ".join(tried) + ")" if tried else "") + ", so that its models are not known.",
                    "Name its module in the variable FLASK_APP, or in the file .flaskenv beside the project: FLASK_APP=package.module:factory")
    from flask import Flask
    return Flask("__main__")


def _is_migrated(app):
    return isinstance(app.extensions, dict) and "migrate" in app.extensions


def _complete(app):
    """An application whose set-up did not come as far as Migrate.init_app()."""
    if not isinstance(app.extensions, dict) or _is_migrated(app):
        return
    known = [one for one in migrations if one.db is not None]
    if known:
        app.extensions["migrate"] = known[-1].limbeck_config()
    elif databases:
        from flask_migrate import Migrate
        migrate = migrations[-1] if migrations else Migrate()
        migrate.db = databases[-1]
        app.extensions["migrate"] = migrate.limbeck_config()
    database = getattr(app.extensions.get("migrate"), "db", None)
    if hasattr(database, "limbeck_bind"):
        database.limbeck_bind(app)


# ---- where the application is

def _candidates():
    """(module or path, factory text or None), the likeliest first."""
    _load_dotenv()
    named = _os.environ.get("FLASK_APP")
    if named:
        yield _split(named)
    seen = {named}
    for name in ("wsgi.py", "app.py"):
        if not named and _os.path.isfile(name):
            seen.add(name)
            yield name, None
    for text in _mentioned():
        if text not in seen:
            seen.add(text)
            yield _split(text)
    for path in _likely_files():
        if path not in seen:
            seen.add(path)
            yield path, None


def _load_dotenv():
    from dotenv import dotenv_values
    for name in (".env", ".flaskenv"):
        if _os.path.isfile(name):
            for key, value in dotenv_values(name).items():
                _os.environ.setdefault(key, value)


def _split(text):
    text = text.strip().strip("\"'")
    path, colon, factory = text.partition(":")
    return path.strip(), factory.strip() or None


def _read(path):
    try:
        with open(path) as file:
            return file.read()
    except Exception:
        return ""


def _mentioned():
    """FLASK_APP=… in files that tell how the project is started."""
    import re
    found = []
    for name in _list_folder(".") or []:
        lower = name.lower()
        is_script = lower.startswith(("dockerfile", "docker-compose", "compose.", "procfile", "makefile", "readme", ".env", "tox.ini", "setup.cfg", "vagrantfile")) or lower.endswith((".sh", ".toml", ".yml", ".yaml"))
        if not is_script or name.endswith("/"):
            continue
        for value in re.findall(r"FLASK_APP[\"']?\s*[=: ]\s*[\"']?([\w./:()\"'-]+)", _read(name)):
            value = value.strip("\"'")
            if value not in found and (value.endswith(".py") or ":" in value or _exists(value)):
                found.append(value)
    return found


def _exists(module):
    path = module.replace(".", "/")
    return _os.path.isfile(path + ".py") or _os.path.isfile(path + "/__init__.py")


def _likely_files():
    """Files whose text makes a Migrate object, then such as make a Flask object; the shallowest first."""
    first, second = [], []
    for path in _python_files(".", 3):
        text = _read(path)
        if "Migrate(" in text:
            first.append(path)
        elif "create_app(" in text or "Flask(__name__" in text:
            second.append(path)
    return first + second


def _python_files(folder, depth):
    found, folders = [], []
    for entry in _list_folder(folder) or []:
        name = entry.rstrip("/")
        path = name if folder == "." else folder + "/" + name
        if name.startswith(".") or name in ("migrations", "tests", "test", "node_modules", "venv", "docs", "env", "static", "templates"):
            continue
        if entry.endswith("/"):
            folders.append(path)
        elif name.endswith(".py") and not name.startswith("test") and name != "setup.py":
            found.append(path)
    if depth > 0:
        for path in folders:
            found += _python_files(path, depth - 1)
    return found


def _module_at(text):
    """A module of a path ("src/app.py") or of a dotted name, as the flask command imports it."""
    path = text[:-3] if text.endswith(".py") else text
    if path.endswith("/__init__"):
        path = path[: -len("/__init__")]
    if "/" not in path and not text.endswith(".py") and "." in path:
        return _import_module(path)
    path = _os.path.normpath(path).replace("\\", "/")
    parts = path.split("/")
    start = len(parts) - 1
    while start > 0 and _os.path.isfile("/".join(parts[:start]) + "/__init__.py"):
        start -= 1
    if start > 0:
        import sys
        sys.path.insert(0, "/".join(parts[:start]))
    return _import_module(".".join(parts[start:]))


def run_file(path):
    """A configuration file of Flask: its names as an object."""
    folder, name = _os.path.split(path)
    import sys
    sys.path.insert(0, folder)
    return _import_module(name.rpartition(".")[0] or name)


# ---- the application in a module

def _application_of(module, factory):
    from flask import Flask
    if factory is not None:
        name, parenthesis, arguments = factory.partition("(")
        found = getattr(module, name)
        if isinstance(found, Flask):
            return found
        return _set_up(found, *[_literal(one) for one in arguments.rstrip(") ").split(",") if one.strip()])
    for name in ("app", "application"):
        found = getattr(module, name, None)
        if isinstance(found, Flask):
            return found
    found = [value for value in vars(module).values() if isinstance(value, Flask)]
    if len(found) == 1:
        return found[0]
    for name in ("create_app", "make_app", "create_application", "make_application", "init_app", "get_app"):
        function = getattr(module, name, None)
        if not callable(function):
            continue
        try:
            made = _set_up(function)
        except TypeError:
            made = _set_up(function, "default")   # the name of a configuration, as projects call it
        for one in made if isinstance(made, (tuple, list)) else (made,):
            if isinstance(one, Flask):
                return one
    return None


def _literal(text):
    text = text.strip()
    if text[:1] in ("'", '"'):
        return text[1:-1]
    known = {"True": True, "False": False, "None": None}
    return known[text] if text in known else int(text)
