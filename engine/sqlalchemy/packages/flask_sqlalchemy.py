# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck_models import flask_model, find_name
from sqlalchemy import MetaData, Table as _Table
class BaseQuery: pass
Query = BaseQuery
class Model: pass
class DefaultMeta(type): pass
class SQLAlchemy:
    Query = BaseQuery
    def __init__(self, app=None, use_native_unicode=True, session_options=None, metadata=None, query_class=None, model_class=None, engine_options=None, add_models_to_shell=True, disable_autonaming=False, **more):
        if metadata is None and "metadata" in more:
            metadata = more["metadata"]
        self.Model = self.make_declarative_base(model_class, metadata)
        self.metadatas = {None: self.Model.metadata}
    def make_declarative_base(self, model, metadata=None, **more):
        return flask_model(model, metadata)
    @property
    def metadata(self):
        return self.Model.metadata
    def Table(self, name, *args, **kw):
        if not (args and isinstance(args[0], MetaData)):
            args = (self.metadata,) + args
        return _Table(name, *args, **kw)
    def __getattr__(self, name):
        return find_name(name)
