# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What a listener of instrument_class gets: the parts of a mapper that say which table a class has.


class Mapper:
    def __init__(self, cls):
        self.class_ = self.entity = cls
        self.local_table = self.persist_selectable = self.mapped_table = self.selectable = cls.__table__
        self.tables = [cls.__table__]
        self.columns = self.c = cls.__table__.columns
        self.primary_key = tuple(cls.__table__.primary_key.columns)
