# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What inspect(Model), Model.__mapper__ and the listeners of mappers get: the parts of a mapper that say which table a class has and above which class it stands; what else a mapper
# has is not known here. And the classes whose mappers are not configured.
import limbeck_unread_mapper as _unread


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
