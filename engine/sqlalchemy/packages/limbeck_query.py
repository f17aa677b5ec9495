# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# session.query(): a statement over mapped classes of one table each, put together step by step, and the instances that its rows become.
import sqlalchemy as _sa
from _limbeck_orm import is_model as _is_model, is_unknown as _is_unknown, model_columns as _model_columns, relationship_owner as _relationship_owner
from limbeck_loading import absent as _absent, left_out as _left_out
from limbeck_relations import relation as _relation
from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound


def column_map(model):
    return dict(_model_columns(model))


def primary_key(model):
    keys = list(model.__table__.primary_key.columns)
    return [(name, column) for key in keys for name, column in _model_columns(model) if column is key]


class Aliased:
    """A mapped class under another name: its attributes are columns of the alias."""

    def __init__(self, model, table):
        self.__table__ = table
        self._model = model
        self.__name__ = model.__name__
        for name, column in _model_columns(model):
            setattr(self, name, table.c[column.key])


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    if not _is_model(element):
        return element.alias(name)
    return Aliased(element, element.__table__.alias(name) if alias is None else alias)


def _labelled(column):
    table = getattr(column, "table", None)
    return column if table is None else column.label(f"{table.name}_{column.name}")


class Along:
    """Parent.children.of_type(alias), Parent.children.and_(…): a relationship to another name of its target, or under more conditions."""

    def __init__(self, attribute, entity=None, criteria=()):
        self.attribute, self.entity, self.criteria = attribute, entity, criteria

    def of_type(self, entity):
        return Along(self.attribute, entity, self.criteria)

    def and_(self, *criteria):
        return Along(self.attribute, self.entity, (*self.criteria, *criteria))


def join_along(statement, target, onclause, isouter, full):
    """select(…).join(Parent.children): the joins that the relationship stands for."""
    criteria = ()
    if isinstance(target, Along):
        target, onclause, criteria = target.entity or target.attribute, target.attribute if target.entity is not None else None, target.criteria
    elif isinstance(onclause, Along):
        onclause, criteria = onclause.attribute, onclause.criteria
    relation = _relation(*_relationship_owner(target if onclause is None else onclause))
    other = relation.target if onclause is None else target
    if relation.secondary is not None:
        statement = statement.join(relation.secondary, relation.on(), isouter=isouter, full=full)
    return statement.join(other, _sa.and_(*relation.reaching(other), *criteria), isouter=isouter, full=full)


class Bundle:
    """Columns that stand for one item of a query's rows: Bundle("pair", A.x, A.y)."""

    def __init__(self, name, *columns, single_entity=False, **kw):
        self.name = self.key = self.__name__ = name
        self.single_entity = single_entity
        self._columns = {column.key: column for column in columns}

    @property
    def c(self):
        return _BundleColumns(self._columns)

    columns = c

    def __clause_element__(self):
        raise NotImplementedError("select() of a Bundle is not read: ask for it with query() of a session, or name its columns.")


class _BundleColumns:
    def __init__(self, columns):
        self._columns = columns

    def __getattr__(self, name):
        if name in self._columns:
            return self._columns[name]
        raise AttributeError(name)

    def __getitem__(self, name):
        return self._columns[name]

    def __iter__(self):
        return iter(self._columns.values())

    def keys(self):
        return list(self._columns)


class Loader:
    """Makes of a row of a statement's columns what the entities of the statement stand for."""

    def __init__(self, session, entities, options=()):
        self._session = session
        self._absent = {entity: _left_out(entity, options) for entity in entities if _is_model(entity)}
        self._parts = []
        self.columns = []
        self._names = []
        for entity in entities:
            if _is_model(entity):
                mapped = [(name, column) for name, column in _model_columns(entity) if name not in self._absent[entity]]
                self._parts.append((entity, len(self.columns), [name for name, column in mapped]))
                self.columns += [column for name, column in mapped]
                self._names.append(entity.__name__)
            elif isinstance(entity, Aliased):
                names = [name for name, column in _model_columns(entity._model)]
                self._parts.append((entity._model, len(self.columns), names))
                self.columns += [getattr(entity, name) for name in names]
                self._names.append(entity.__name__)
            elif isinstance(entity, Bundle):
                self._parts.append((entity, len(self.columns), entity.c.keys()))
                self.columns += list(entity.c)
                self._names.append(entity.name)
            else:
                self._parts.append((None, len(self.columns), None))
                self.columns.append(entity)
                self._names.append(getattr(entity, "key", None) or getattr(entity, "name", None))
        self.has_models = any(model is not None for model, start, names in self._parts)
        only = self._parts[0][0] if len(self._parts) == 1 else None
        self.is_single = len(self._parts) == 1 and not (isinstance(only, Bundle) and not only.single_entity)

    def __call__(self, row):
        if not self.has_models:
            return row
        values = [self._one(part, row) for part in self._parts]
        return _EntityRow(values, self._names)

    def _one(self, part, row):
        model, start, names = part
        if model is None:
            return row[start]
        if isinstance(model, Bundle):
            return _EntityRow(row[start : start + len(names)], names)
        instance = self._session._loaded(model, dict(zip(names, row[start : start + len(names)])))
        for name in self._absent.get(model, ()):
            if instance is not None and name not in instance.__dict__:
                setattr(instance, name, _absent(model, name))
        return instance


class _EntityRow:
    def __init__(self, values, names):
        self._values = tuple(values)
        self._names = names

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __getitem__(self, index):
        return self._values[index]

    def __getattr__(self, name):
        if name in self._names:
            return self._values[self._names.index(name)]
        raise AttributeError(f"Could not locate column in row for column '{name}'")

    def __repr__(self):
        return repr(self._values)

    @property
    def _fields(self):
        return tuple(self._names)

    @property
    def _mapping(self):
        return self._asdict()

    def _asdict(self):
        return dict(zip(self._names, self._values))


class Query:
    def __init__(self, session, entities):
        self._session = session
        self._entities = list(entities)
        self._from = None
        self._joins = []
        self._criteria = []
        self._order = []
        self._group = []
        self._having = []
        self._limit = None
        self._offset = None
        self._distinct = None
        self._options = None
        self._loading = ()
        self._params = None
        self._given = None

    def _copy(self, **changes):
        copy = Query(self._session, self._entities)
        for name in ("_from", "_joins", "_criteria", "_order", "_group", "_having", "_limit", "_offset", "_distinct", "_options", "_loading", "_params", "_given"):
            setattr(copy, name, getattr(self, name))
        for name, value in changes.items():
            setattr(copy, name, value)
        return copy

    # ---- what the statement says
    def filter(self, *criteria):
        return self._copy(_criteria=self._criteria + list(criteria))

    where = filter

    def filter_by(self, **values):
        entity = self._joins[-1][0] if self._joins else self._from if self._from is not None else self._entities[0]
        return self.filter(*[_equals(entity, name, value) for name, value in values.items()])

    def order_by(self, *columns):
        return self._copy(_order=[] if len(columns) == 1 and (columns[0] is None or columns[0] is False) else self._order + list(columns))

    def group_by(self, *columns):
        return self._copy(_group=self._group + list(columns))

    def having(self, *criteria):
        return self._copy(_having=self._having + list(criteria))

    def limit(self, count):
        return self._copy(_limit=count)

    def offset(self, count):
        return self._copy(_offset=count)

    def slice(self, start, stop):
        return self._copy(_offset=start, _limit=stop - start)

    def distinct(self, *columns):
        return self._copy(_distinct=columns)

    def select_from(self, entity):
        return self._copy(_from=entity)

    def join(self, target, onclause=None, isouter=False, full=False):
        criteria = ()
        if isinstance(target, Along):
            target, onclause, criteria = target.entity or target.attribute, target.attribute if target.entity is not None else None, target.criteria
        elif isinstance(onclause, Along):
            onclause, criteria = onclause.attribute, onclause.criteria
        along = _relationship_owner(target if onclause is None else onclause)
        if along is not None:
            relation = _relation(*along)
            other = relation.target if onclause is None else target
            query = self if relation.secondary is None else self.join(relation.secondary, relation.on(), isouter, full)
            return query.join(other, _sa.and_(*relation.reaching(other), *criteria), isouter, full)
        return self._copy(_joins=self._joins + [(target, onclause, isouter, full)])

    def outerjoin(self, target, onclause=None, full=False):
        return self.join(target, onclause, True, full)

    def with_entities(self, *entities):
        return self._copy(_entities=list(entities))

    def values(self, *entities):
        return iter(self.with_entities(*entities).all())

    def add_columns(self, *columns):
        return self._copy(_entities=self._entities + list(columns))

    def options(self, *args):
        return self._copy(_loading=(*self._loading, *args))

    def _unchanged(self, *args, **kw):
        return self

    yield_per = enable_eagerloads = populate_existing = autoflush = with_for_update = with_hint = correlate = _unchanged

    def execution_options(self, **options):
        return self._copy(_options=options)

    def _statement(self, loader):
        statement = _sa.select(*loader.columns)
        if self._from is not None or self._joins:
            statement = statement.select_from(self._from if self._from is not None else self._entity_from())
        for target, onclause, isouter, full in self._joins:
            if onclause is None:
                statement = statement.join(target, isouter=isouter, full=full)
            else:
                statement = statement.join(target, onclause, isouter=isouter, full=full)
        if self._criteria:
            statement = statement.where(*self._criteria)
        if self._group:
            statement = statement.group_by(*self._group)
        if self._having:
            statement = statement.having(*self._having)
        if self._distinct is not None:
            statement = statement.distinct(*self._distinct)
        if self._order:
            statement = statement.order_by(*self._order)
        if self._limit is not None:
            statement = statement.limit(self._limit)
        if self._offset is not None:
            statement = statement.offset(self._offset)
        return statement

    def _entity_from(self):
        entity = self._entities[0]
        if isinstance(entity, Bundle):
            entity = next(iter(entity.c))
        return entity if _is_model(entity) or isinstance(entity, Aliased) else getattr(entity, "table", entity)

    @property
    def statement(self):
        return self._statement(Loader(self._session, self._entities, self._loading))

    def __clause_element__(self):
        return self.statement

    def subquery(self, name=None):
        return self.statement.subquery(name)

    def cte(self, name=None, recursive=False):
        return self.statement.cte(name, recursive=recursive)

    def scalar_subquery(self):
        return self.statement.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self.statement.label(name)

    def __str__(self):
        loader = Loader(self._session, self._entities, self._loading)
        loader.columns = [_labelled(column) for column in loader.columns]
        return str(self._statement(loader).compile(dialect=self._session._bound.dialect))

    def union(self, *others):
        return self._union(_sa.union, others)

    def union_all(self, *others):
        return self._union(_sa.union_all, others)

    def _union(self, function, others):
        statement = function(self.statement, *[other.statement for other in others]).subquery()
        return Query(self._session, list(statement.c))

    def exists(self):
        return self.statement.exists()

    def params(self, *args, **values):
        return self._copy(_params={**(self._params or {}), **(args[0] if args else {}), **values})

    def from_statement(self, statement):
        """The rows of a statement of one's own; a text's columns are found by their names."""
        return self._copy(_given=statement)

    # ---- rows
    def _result(self, statement):
        connection = self._session._connection
        return connection.execute(statement) if self._params is None else connection.execute(statement, self._params)

    def _given_rows(self, loader):
        result = self._result(self._given)
        rows = result.fetchall()
        if _is_unknown(rows) or not all(column.name in result.keys() for column in loader.columns):
            return rows
        return [tuple(row._mapping[column.name] for column in loader.columns) for row in rows]

    def _rows(self):
        loader = Loader(self._session, self._entities, self._loading)
        self._session._autoflush()
        rows = self._result(self._statement(loader)).fetchall() if self._given is None else self._given_rows(loader)
        if _is_unknown(rows):
            self._session._gave_unknown(rows)
            return rows
        if not loader.has_models:
            return rows
        made = [loader(row) for row in rows]
        return [row[0] for row in made] if loader.is_single else made

    def all(self):
        return self._rows()

    def __iter__(self):
        return iter(self._rows())

    def first(self):
        rows = self.limit(1)._rows() if self._limit is None and self._given is None else self._rows()
        if _is_unknown(rows):
            return rows
        return rows[0] if rows else None

    def one_or_none(self):
        rows = self._rows()
        if _is_unknown(rows):
            return rows
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return rows[0] if rows else None

    def one(self):
        rows = self._rows()
        if _is_unknown(rows):
            return rows
        if not rows:
            raise NoResultFound("No row was found when one was required")
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        return rows[0]

    def scalar(self):
        row = self.one_or_none()
        if _is_unknown(row) or row is None:
            return row
        return row if _is_model(self._entities[0]) else row[0]

    def get(self, key):
        return self._session.get(self._entities[0], key)

    def count(self):
        self._session._autoflush()
        return self._result(_sa.select(_sa.func.count()).select_from(self.statement.subquery())).scalar()

    def __getitem__(self, index):
        if isinstance(index, slice):
            start = index.start or 0
            query = self.offset(start) if start else self
            return (query.limit(index.stop - start) if index.stop is not None else query).all()
        return self.offset(index).limit(1).all()[0]

    # ---- bulk changes
    def update(self, values, synchronize_session="auto", update_args=None):
        model = self._entities[0]
        columns = column_map(model) if _is_model(model) else {}
        given = {columns.get(key, key) if isinstance(key, str) else key: value for key, value in values.items()}
        self._session._autoflush()
        statement = _sa.update(model.__table__ if _is_model(model) else self._entity_from())
        if self._criteria:
            statement = statement.where(*self._criteria)
        affected = self._session._affected(statement.table, self._criteria) if synchronize_session is not False and _is_model(model) else []
        count = self._session._connection.execute(statement.values(given)).rowcount
        self._session._synchronize(affected)
        return count

    def delete(self, synchronize_session=None, delete_args=None):
        model = self._entities[0]
        self._session._autoflush()
        doomed = self._session._affected(model.__table__, self._criteria) if _is_model(model) else []
        statement = _sa.delete(model.__table__ if _is_model(model) else self._entity_from())
        if self._criteria:
            statement = statement.where(*self._criteria)
        count = self._session._connection.execute(statement).rowcount
        self._session._forget(doomed)
        return count


def _equals(entity, name, value):
    """entity.name == value, where the name may be a relationship's and the value an instance."""
    if not _is_model(entity) and getattr(entity, "table", None) is not None:  # a column
        return entity.table.c[name] == value
    relation = _relation(entity, name) if _is_model(entity) and name not in column_map(entity) else None
    if relation is None:
        if not hasattr(entity, name):
            table = getattr(entity, "__table__", None)
            raise InvalidRequestError(f'Entity namespace for "{entity if table is None else table.name}" has no property "{name}"')
        return getattr(entity, name) == value
    columns = {id(column): attribute for attribute, column in _model_columns(relation.target)}
    return _sa.and_(*[local == (None if value is None else getattr(value, columns[id(column)])) for local, column in relation.pairs])
