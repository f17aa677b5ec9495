# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What a listener of instrument_class or mapper_configured gets: the parts of a mapper that say which table a class has; and the classes whose mappers are not configured.


class Mapper:
    def __init__(self, cls):
        self.class_ = self.entity = cls
        self.local_table = self.persist_selectable = self.mapped_table = self.selectable = cls.__table__
        self.tables = [cls.__table__]
        self.columns = self.c = cls.__table__.columns
        self.primary_key = tuple(cls.__table__.primary_key.columns)
        self.column_attrs = [ColumnProperty(column) for column in cls.__table__.columns]


class ColumnProperty:
    def __init__(self, column):
        self.key = column.key
        self.columns = [column]
        self.expression = column


_mapped = []


def note(cls):
    _mapped.append(cls)


def take():
    classes = list(_mapped)
    _mapped.clear()
    return classes
