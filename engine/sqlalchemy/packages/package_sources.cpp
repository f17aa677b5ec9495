// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/packages/package_sources.h"

#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/parts.h"

#include <map>

namespace limbeck::sqlalchemy {

namespace {

constexpr std::string_view kFlask = R"py(
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
)py";

constexpr std::string_view kFastApiUsers = R"py(
import uuid
from datetime import datetime
from typing import Generic, Optional, TypeVar
from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from fastapi_users_db_sqlalchemy.generics import GUID, TIMESTAMPAware
ID = TypeVar("ID")
UUID_ID = uuid.UUID
def _now(): pass
class SQLAlchemyBaseUserTable(Generic[ID]):
    __tablename__ = "user"
    email: Mapped[str] = mapped_column(String(length=320), unique=True, index=True, nullable=False)
    hashed_password: Mapped[str] = mapped_column(String(length=1024), nullable=False)
    is_active: Mapped[bool] = mapped_column(Boolean, default=True, nullable=False)
    is_superuser: Mapped[bool] = mapped_column(Boolean, default=False, nullable=False)
    is_verified: Mapped[bool] = mapped_column(Boolean, default=False, nullable=False)
class SQLAlchemyBaseUserTableUUID(SQLAlchemyBaseUserTable):
    id: Mapped[uuid.UUID] = mapped_column(GUID, primary_key=True, default=uuid.uuid4)
class SQLAlchemyBaseOAuthAccountTable(Generic[ID]):
    __tablename__ = "oauth_account"
    oauth_name: Mapped[str] = mapped_column(String(length=100), index=True, nullable=False)
    access_token: Mapped[str] = mapped_column(String(length=1024), nullable=False)
    expires_at: Mapped[Optional[int]] = mapped_column(Integer, nullable=True)
    refresh_token: Mapped[Optional[str]] = mapped_column(String(length=1024), nullable=True)
    account_id: Mapped[str] = mapped_column(String(length=320), index=True, nullable=False)
    account_email: Mapped[str] = mapped_column(String(length=320), nullable=False)
class SQLAlchemyBaseOAuthAccountTableUUID(SQLAlchemyBaseOAuthAccountTable):
    id: Mapped[uuid.UUID] = mapped_column(GUID, primary_key=True, default=uuid.uuid4)
    @declared_attr
    def user_id(cls):
        return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)
class SQLAlchemyBaseAccessTokenTable(Generic[ID]):
    __tablename__ = "accesstoken"
    token: Mapped[str] = mapped_column(String(length=43), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(TIMESTAMPAware(timezone=True), index=True, nullable=False, default=_now)
class SQLAlchemyBaseAccessTokenTableUUID(SQLAlchemyBaseAccessTokenTable):
    @declared_attr
    def user_id(cls):
        return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)
class SQLAlchemyUserDatabase(Generic[ID]): pass
class SQLAlchemyAccessTokenDatabase(Generic[ID]): pass
)py";

constexpr std::string_view kOsloModels = R"py(
from sqlalchemy import Column, DateTime
from oslo_db.sqlalchemy import types
def _now(): pass
class ModelBase:
    __table_initialized__ = False
class ModelIterator: pass
class TimestampMixin:
    created_at = Column(DateTime, default=_now)
    updated_at = Column(DateTime, onupdate=_now)
class SoftDeleteMixin:
    deleted_at = Column(DateTime)
    deleted = Column(types.SoftDeleteInteger, default=0)
)py";

constexpr std::string_view kOsloTypes = R"py(
from sqlalchemy.types import Integer, String as SAString, Text, TypeDecorator
class JsonEncodedType(TypeDecorator):
    impl = Text
    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()
class JsonEncodedDict(JsonEncodedType): pass
class JsonEncodedList(JsonEncodedType): pass
class SoftDeleteInteger(TypeDecorator):
    impl = Integer
class String(SAString):
    def __init__(self, length, mysql_ndb_length=None, mysql_ndb_type=None, **kw):
        super().__init__(length, **kw)
)py";

/// A name of SQLAlchemy's core or orm, as db.Column and db.relationship look it up.
Value findName(Vocabulary &vocabulary, Interpreter &interpreter, const std::string &name)
{
    for (const char *module : {"sqlalchemy", "sqlalchemy.orm"}) {
        const auto imported = vocabulary.importModule(interpreter, module);
        const auto value = imported ? interpreter.findAttribute(*imported, name) : std::nullopt;
        if (value && !value->as<python::Opaque>())
            return *value;
    }
    if (name.starts_with("__"))
        interpreter.raise("AttributeError", name);
    if (name == "event") {
        if (const auto module = vocabulary.importModule(interpreter, "sqlalchemy.event"))
            return *module;
    }
    return Value(std::make_shared<python::Opaque>("flask_sqlalchemy." + name, interpreter.position()));
}

/// Model of a SQLAlchemy(): a declarative base that names tables after the classes.
Value flaskModel(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const Value given = arguments.value("model"), metadata = arguments.value("metadata");
    if (const auto model = given.shared<ModelClass>(); model && !model->isRoot) {
        auto base = std::make_shared<ModelClass>(vocabulary, model->registry(), ModelClass::Family::Flask);
        base->name = model->name;
        base->module = model->module;
        base->bases = {given};
        base->linearization = model->linearization;
        base->linearization.insert(base->linearization.begin(), base);
        base->put("__abstract__", Value(true));
        if (!metadata.isNone())
            base->put("metadata", metadata);
        return Value(base);
    }
    std::vector<Value> bases;
    if (given.as<python::Class>() && !given.as<ModelClass>())
        bases.push_back(given);
    return Value(makeModelBase(vocabulary, interpreter, "Model", makeRegistry(vocabulary, metadata), ModelClass::Family::Flask, std::move(bases)));
}

}  // namespace

std::optional<std::string_view> packageSource(const std::string &dottedName)
{
    static const std::map<std::string, std::string_view, std::less<>> sources = {
        {"flask_sqlalchemy", kFlask},
        {"flask_sqlalchemy.model", "from flask_sqlalchemy import Model, DefaultMeta\n"},
        {"fastapi_users_db_sqlalchemy", kFastApiUsers},
        {"fastapi_users_db_sqlalchemy.access_token", "from fastapi_users_db_sqlalchemy import *\n"},
        {"fastapi_users.db", "from fastapi_users_db_sqlalchemy import *\n"},
        {"oslo_db.sqlalchemy", "from oslo_db.sqlalchemy import models, types\n"},
        {"oslo_db.sqlalchemy.models", kOsloModels},
        {"oslo_db.sqlalchemy.types", kOsloTypes},
    };
    const auto found = sources.find(dottedName);
    return found == sources.end() ? std::nullopt : std::optional(found->second);
}

Names packageHelpers(Vocabulary &vocabulary, Interpreter &)
{
    Names names;
    names["flask_model"] = nativeFunction("flask_model", "model, metadata=", [&vocabulary](Interpreter &in, const Arguments &a) { return flaskModel(vocabulary, in, a); });
    names["find_name"] = nativeFunction("find_name", "name", [&vocabulary](Interpreter &in, const Arguments &a) { return findName(vocabulary, in, a.requiredText("name")); });
    return names;
}

}  // namespace limbeck::sqlalchemy
