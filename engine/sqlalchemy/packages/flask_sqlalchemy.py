# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck_models import flask_model, find_name
from limbeck_flask import application as _application, databases as _databases
from sqlalchemy import MetaData, Table as _Table
from sqlalchemy.orm import DeclarativeMeta as _DeclarativeMeta
import os as _os
from sqlalchemy import create_engine
def database_url(app, url):
    """A relative SQLite file lies in the instance folder (Flask-SQLAlchemy 3), or beside the application where version 2 put it."""
    prefix, path = "sqlite:///", url[len("sqlite:///") :] if isinstance(url, str) and url.startswith("sqlite:///") else ""
    if not path or path.startswith(("/", ":memory:", "file:")) or app is None:
        return url
    inside, beside = _os.path.join(app.instance_path, path), _os.path.join(app.root_path, path)
    return prefix + (beside if _os.path.isfile(beside) and not _os.path.isfile(inside) else inside)
class BaseQuery: pass
Query = BaseQuery
class Model: pass
class DefaultMeta(_DeclarativeMeta): pass
class SQLAlchemy:
    Query = BaseQuery
    def __init__(self, app=None, use_native_unicode=True, session_options=None, metadata=None, query_class=None, model_class=None, engine_options=None, add_models_to_shell=True, disable_autonaming=False, **more):
        if metadata is None and "metadata" in more:
            metadata = more["metadata"]
        self.Model = self.make_declarative_base(model_class, metadata)
        self.metadatas = {None: self.Model.metadata}
        self.limbeck_app = None
        _databases.append(self)
        if app is not None:
            self.init_app(app)
    def make_declarative_base(self, model, metadata=None, **more):
        return flask_model(model, metadata)
    def init_app(self, app):
        if hasattr(app, "extensions"):   # an application that could not be read whole still has its models
            app.extensions["sqlalchemy"] = self
        self.limbeck_bind(app)
    def limbeck_bind(self, app):
        self.limbeck_app = app
    def get_app(self, reference_app=None):
        return self.limbeck_app or _application()
    @property
    def engine(self):
        return self.get_engine()
    @property
    def engines(self):
        return {None: self.get_engine()}
    def get_engine(self, app=None, bind=None, bind_key=None):
        key = bind_key or bind
        app = app or self.get_app()
        url = app.config["SQLALCHEMY_BINDS"][key] if key else app.config.get("SQLALCHEMY_DATABASE_URI")
        if isinstance(url, dict):
            url = url["url"]
        if type(url) is not str and not key:   # a configuration that could not be read: the environment may name the database
            url = _os.environ.get("SQLALCHEMY_DATABASE_URI") or _os.environ.get("DATABASE_URL") or url
        return create_engine(database_url(app, url))
    @property
    def metadata(self):
        return self.Model.metadata
    def Table(self, name, *args, **kw):
        if not (args and isinstance(args[0], MetaData)):
            args = (self.metadata,) + args
        return _Table(name, *args, **kw)
    def __getattr__(self, name):
        return find_name(name)
