# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# automap_base(): a mapped class for every reflected table with a primary key, related by the foreign keys (sqlalchemy.ext.automap).
from _limbeck_orm import mapped_classes as _mapped_classes
from sqlalchemy.orm import declarative_base as _declarative_base, relationship as _relationship


class _Classes:
    """The classes by name: attributes, items, keys(), values(), items()."""

    def __init__(self):
        self._by_name = {}

    def __getattr__(self, name):
        if name in self._by_name:
            return self._by_name[name]
        raise AttributeError(name)

    def __getitem__(self, name):
        return self._by_name[name]

    def __contains__(self, name):
        return name in self._by_name

    def __iter__(self):
        return iter(self._by_name.values())

    def __len__(self):
        return len(self._by_name)

    def get(self, name, default=None):
        return self._by_name.get(name, default)

    def keys(self):
        return list(self._by_name.keys())

    def values(self):
        return list(self._by_name.values())

    def items(self):
        return list(self._by_name.items())


def classname_for_table(base, tablename, table):
    return str(tablename)


def name_for_scalar_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.lower()


def name_for_collection_relationship(base, local_cls, referred_cls, constraint):
    return local_cls.lower() + "_collection"


class _Named:
    """Stands for a class that a naming function asks for its name."""

    def __init__(self, name):
        self.__name__ = name


def _is_link(table):
    """A table of nothing but two foreign keys: many to many."""
    keys = list(table.foreign_key_constraints)
    return len(keys) == 2 and len(table.c) == sum(len(key.column_keys) for key in keys)


def _links(base, tables, names, scalar, collection):
    """relationship() declarations by class name."""
    found = {}
    for table in tables:
        for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.column_keys)):
            target = names.get(str(key.referred_table))
            if target is None:
                continue
            own = names[table.fullname]
            if scalar is None:
                name, back = name_for_scalar_relationship(base, own, target, key), name_for_collection_relationship(base, own, target, key)
            else:
                name, back = scalar(base, _Named(own), _Named(target), key), collection(base, _Named(target), _Named(own), key)
            columns = [table.c[column] for column in key.column_keys]
            options = {"foreign_keys": columns, "backref": back}
            if own == target:
                options["remote_side"] = [table.c[column.name] for column in table.primary_key.columns]
            if name not in table.c:
                found.setdefault(own, {}).setdefault(name, _relationship(target, **options))
    return found


class _Automap:
    @classmethod
    def prepare(cls, autoload_with=None, engine=None, reflect=False, schema=None, classname_for_table=classname_for_table, modulename_for_table=None, collection_class=None,
                name_for_scalar_relationship=None, name_for_collection_relationship=None, generate_relationship=None, reflection_options=None):
        bind = autoload_with if autoload_with is not None else engine
        if bind is not None and (reflect or autoload_with is not None):
            cls.metadata.reflect(bind, schema=schema, extend_existing=True, autoload_replace=False, **(reflection_options or {}))
        declared = {model.__table__.fullname: model for model in cls._automap_declared()}
        tables = [table for table in cls.metadata.tables.values() if len(table.primary_key.columns) and not _is_link(table)]
        made = [table for table in tables if table.fullname not in declared]
        names = {table.fullname: classname_for_table(cls, table.name, table) for table in made}
        names.update({name: model.__name__ for name, model in declared.items()})
        links = _links(cls, made, names, name_for_scalar_relationship, name_for_collection_relationship)
        for model in declared.values():
            cls.classes._by_name[model.__name__] = model
        for table in made:
            name = names[table.fullname]
            cls.classes._by_name[name] = type(name, (cls,), {"__table__": table, **links.get(name, {})})

    @classmethod
    def _automap_declared(cls):
        return [model for model in _mapped_classes(cls) if issubclass(model, cls)]


def automap_base(declarative_base=None, **options):
    base = _declarative_base(cls=_Automap, **options)
    base.classes = _Classes()
    return base
