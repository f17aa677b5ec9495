# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What inspect(Model), Model.__mapper__ and the listeners of mappers get: the parts of a mapper that say which table a class has and above which class it stands; what else a mapper
# has is not known here. And the classes whose mappers are not configured.
import limbeck_unread_mapper as _unread
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError


class Mapper:
    def __init__(self, cls, inherits):
        self.class_ = self.entity = cls
        self.inherits = inherits
        self.base_mapper = inherits.base_mapper if inherits is not None else self
        self.local_table = self.persist_selectable = self.mapped_table = self.selectable = cls.__table__
        self.single = inherits is not None and inherits.local_table is cls.__table__
        self.concrete = False
        self.tables = [cls.__table__]
        self.columns = self.c = cls.__table__.columns
        self.primary_key = tuple(cls.__table__.primary_key.columns)
        self.column_attrs = self.iterate_properties = [ColumnProperty(column) for column in cls.__table__.columns]
        arguments = getattr(cls, "__mapper_args__", None)
        arguments = arguments if isinstance(arguments, dict) else {}
        self.polymorphic_identity = arguments.get("polymorphic_identity")
        self.polymorphic_on = arguments.get("polymorphic_on", inherits.polymorphic_on if inherits is not None else None)
        if isinstance(self.polymorphic_on, str):
            self.polymorphic_on = cls.__table__.columns.get(self.polymorphic_on)
        self.version_id_col = arguments.get("version_id_col")
        self.mapper = self

    @property
    def relationships(self):
        try:
            return _Relationships(self.class_)
        except (AttributeError, SQLAlchemyError):
            return _unread.relationships

    @property
    def attrs(self):
        return list(self.column_attrs) + list(self.relationships)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_unread, name)

    def get_property_by_column(self, column):
        for attribute in self.column_attrs:
            if attribute.columns[0] is column:
                return attribute
        return ColumnProperty(column)

    def iterate_to_root(self):
        mapper = self
        while mapper is not None:
            yield mapper
            mapper = mapper.inherits


class ColumnProperty:
    def __init__(self, column):
        self.key = column.key
        self.columns = [column]
        self.expression = column


class RelationshipProperty:
    """One of mapper.relationships."""

    def __init__(self, relation):
        self.key, self.uselist, self.secondary = relation.name, relation.is_list, relation.secondary
        self.parent, self.mapper = inspect(relation.owner), inspect(relation.target)
        self.entity = self.mapper
        self.argument, self.target = relation.target, relation.target.__table__
        self.local_columns = {local for local, column in relation.pairs}
        self.local_remote_pairs = list(relation.pairs)


class _Relationships:
    def __init__(self, cls):
        from limbeck_relations import relations

        self._all = {one.name: RelationshipProperty(one) for one in relations(cls)}

    def __iter__(self):
        return iter(self._all.values())

    def __len__(self):
        return len(self._all)

    def __contains__(self, name):
        return name in self._all

    def __getitem__(self, name):
        return self._all[name]

    def __getattr__(self, name):
        if name.startswith("_") or name not in self._all:
            raise AttributeError(name)
        return self._all[name]

    def keys(self):
        return list(self._all)

    def values(self):
        return list(self._all.values())

    def items(self):
        return list(self._all.items())


class InstanceState:
    """inspect(instance): how it stands with its session."""

    def __init__(self, instance):
        from limbeck_relations import session_of

        self.object = self.obj = instance
        self.mapper, self.class_, self.dict = inspect(type(instance)), type(instance), instance.__dict__
        self.session = session_of(instance)
        is_known = self.session is not None and instance in self.session._originals
        is_new = self.session is not None and not is_known and instance in self.session
        self.transient, self.pending, self.persistent = not is_known and not is_new, is_new, is_known
        self.deleted = self.detached = False
        self.has_identity = is_known
        self.modified = is_new or is_known and bool(self.session._changes(instance))
        self.identity = tuple(getattr(instance, column.key) for column in self.mapper.primary_key) if is_known else None


_mappers = {}
_mapped = []


def mapper_of(cls, inherits):
    if cls not in _mappers:
        _mappers[cls] = Mapper(cls, inherits)
    return _mappers[cls]


def note(cls):
    _mapped.append(cls)


def take():
    classes = list(_mapped)
    _mapped.clear()
    return classes
