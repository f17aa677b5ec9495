# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sqlalchemy.orm's Session and Query over Core statements, for data migrations: classes of one table each, relationships between them (limbeck_relations.py). Rows that a preview does not know stay unknown,
# and what the session then writes is shown as unknown.
import sqlalchemy as _sa
from _limbeck_orm import is_model as _is_model, is_unknown as _is_unknown, load_instance as _load_instance, model_columns as _model_columns, relationship_owner as _relationship_owner
from limbeck_loading import absent as _absent, left_out as _left_out
from limbeck_relations import Plan as _Plan, before_delete as _before_delete, bind_to as _bind_to, reachable as _reachable, relation as _relation
from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound


def _column_map(model):
    return dict(_model_columns(model))


def _primary_key(model):
    keys = list(model.__table__.primary_key.columns)
    return [(name, column) for key in keys for name, column in _model_columns(model) if column is key]


class _Aliased:
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
    return _Aliased(element, element.__table__.alias(name) if alias is None else alias)


class _Loader:
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
            elif isinstance(entity, _Aliased):
                names = [name for name, column in _model_columns(entity._model)]
                self._parts.append((entity._model, len(self.columns), names))
                self.columns += [getattr(entity, name) for name in names]
                self._names.append(entity.__name__)
            else:
                self._parts.append((None, len(self.columns), None))
                self.columns.append(entity)
                self._names.append(getattr(entity, "key", None) or getattr(entity, "name", None))
        self.has_models = any(model is not None for model, start, names in self._parts)
        self.is_single = len(self._parts) == 1

    def __call__(self, row):
        if not self.has_models:
            return row
        values = [self._one(part, row) for part in self._parts]
        return _EntityRow(values, self._names)

    def _one(self, part, row):
        model, start, names = part
        if model is None:
            return row[start]
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

    def _asdict(self):
        return dict(zip(self._names, self._values))


class _Result:
    """What execute() of a statement with model classes gives."""

    def __init__(self, rows, single=False):
        self._rows = rows
        self._single = single
        self._at = 0

    def _rest(self):
        if _is_unknown(self._rows):
            return self._rows
        rest = self._rows[self._at :]
        self._at = len(self._rows)
        return [row[0] for row in rest] if self._single else rest

    def scalars(self, index=0):
        if _is_unknown(self._rows):
            return self
        return _Result([(row[index],) for row in self._rows], single=True)

    def unique(self, strategy=None):
        if _is_unknown(self._rows):
            return self
        kept = []
        for row in self._rows:
            if not any(all(a is b for a, b in zip(row, other)) for other in kept):
                kept.append(row)
        return _Result(kept, self._single)

    def yield_per(self, count):
        return self

    def all(self):
        return self._rest()

    fetchall = all

    def partitions(self, size=None):
        rest = self._rest()
        size = size or len(rest) or 1
        for start in range(0, len(rest), size):
            yield rest[start : start + size]

    def __iter__(self):
        return iter(self._rest())

    def first(self):
        rest = self._rest()
        if _is_unknown(rest):
            return rest
        return rest[0] if rest else None

    def fetchone(self):
        if _is_unknown(self._rows):
            return self._rows
        if self._at >= len(self._rows):
            return None
        self._at += 1
        row = self._rows[self._at - 1]
        return row[0] if self._single else row

    def one_or_none(self):
        rest = self._rest()
        if _is_unknown(rest):
            return rest
        if len(rest) > 1:
            raise MultipleResultsFound("Multiple rows were found when one or none was required")
        return rest[0] if rest else None

    def one(self):
        found = self.one_or_none()
        if not _is_unknown(found) and found is None:
            raise NoResultFound("No row was found when one was required")
        return found

    def scalar(self):
        row = self.first()
        return row if self._single or _is_unknown(row) or row is None else row[0]

    def scalar_one(self):
        row = self.one()
        return row if self._single or _is_unknown(row) else row[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return row if self._single or _is_unknown(row) or row is None else row[0]

    def close(self):
        pass


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

    def _copy(self, **changes):
        copy = Query(self._session, self._entities)
        for name in ("_from", "_joins", "_criteria", "_order", "_group", "_having", "_limit", "_offset", "_distinct", "_options", "_loading"):
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
        along = _relationship_owner(target if onclause is None else onclause)
        if along is not None:
            relation = _relation(*along)
            query = self if relation.secondary is None else self.join(relation.secondary, relation.on(), isouter, full)
            condition = relation.on() if relation.secondary is None else _sa.and_(*[a == b for a, b in relation.second_pairs])
            return query.join(relation.target if onclause is None else target, condition, isouter, full)
        return self._copy(_joins=self._joins + [(target, onclause, isouter, full)])

    def outerjoin(self, target, onclause=None, full=False):
        return self.join(target, onclause, True, full)

    def with_entities(self, *entities):
        return self._copy(_entities=list(entities))

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
        return entity if _is_model(entity) or isinstance(entity, _Aliased) else getattr(entity, "table", entity)

    @property
    def statement(self):
        return self._statement(_Loader(self._session, self._entities, self._loading))

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

    def union(self, *others):
        return self._union(_sa.union, others)

    def union_all(self, *others):
        return self._union(_sa.union_all, others)

    def _union(self, function, others):
        statement = function(self.statement, *[other.statement for other in others]).subquery()
        return Query(self._session, list(statement.c))

    def exists(self):
        return self.statement.exists()

    # ---- rows
    def _rows(self):
        loader = _Loader(self._session, self._entities, self._loading)
        self._session._autoflush()
        rows = self._session._connection.execute(self._statement(loader)).fetchall()
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
        rows = self.limit(1)._rows() if self._limit is None else self._rows()
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
        row = self.one_or_none()
        if not _is_unknown(row) and row is None:
            raise NoResultFound("No row was found when one was required")
        return row

    def scalar(self):
        row = self.one_or_none()
        if _is_unknown(row) or row is None:
            return row
        return row if _is_model(self._entities[0]) else row[0]

    def get(self, key):
        return self._session.get(self._entities[0], key)

    def count(self):
        self._session._autoflush()
        inner = self.statement.subquery()
        return self._session._connection.execute(_sa.select(_sa.func.count()).select_from(inner)).scalar()

    def __getitem__(self, index):
        if isinstance(index, slice):
            start = index.start or 0
            query = self.offset(start) if start else self
            return (query.limit(index.stop - start) if index.stop is not None else query).all()
        return self.offset(index).limit(1).all()[0]

    # ---- bulk changes
    def update(self, values, synchronize_session="auto", update_args=None):
        model = self._entities[0]
        columns = _column_map(model) if _is_model(model) else {}
        given = {columns.get(key, key) if isinstance(key, str) else key: value for key, value in values.items()}
        self._session._autoflush()
        statement = _sa.update(model.__table__ if _is_model(model) else self._entity_from())
        if self._criteria:
            statement = statement.where(*self._criteria)
        count = self._session._connection.execute(statement.values(given)).rowcount
        if synchronize_session is not False:
            self._session._expire(model)
        return count

    def delete(self, synchronize_session=None, delete_args=None):
        model = self._entities[0]
        self._session._autoflush()
        statement = _sa.delete(model.__table__ if _is_model(model) else self._entity_from())
        if self._criteria:
            statement = statement.where(*self._criteria)
        count = self._session._connection.execute(statement).rowcount
        self._session._forget(model)
        return count


class Session:
    def __init__(self, bind=None, *args, autoflush=True, **kw):
        from alembic import op

        # An engine gives a connection of its own, which commits and rolls back for itself.
        self._owns = bind is not None and not hasattr(bind, "execute") and hasattr(bind, "connect")
        if self._owns:
            self._bound = bind.connect()
        else:
            self._bound = bind if bind is not None and hasattr(bind, "execute") else op.get_bind()
        self.bind = self._bound
        self._begun = False  # something was run since the last commit
        self._nested = []
        self.autoflush = autoflush
        self.is_active = True
        self.info = {}
        self._known = {}
        self._originals = {}
        self._new = []
        self._deleted = []
        self._unknown = None
        self._expired = set()
        self._related = []  # (instance, name of a relationship, what the database had of it)
        self._emptied = []
        self._flushing = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()
        return False

    def __contains__(self, instance):
        return instance in self._originals or any(instance is other for other in self._new)

    def __iter__(self):
        return iter(list(self._originals) + list(self._new))

    @property
    def new(self):
        return list(self._new)

    @property
    def dirty(self):
        return [instance for instance in self._originals if self._changes(instance)]

    @property
    def deleted(self):
        return list(self._deleted)

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    # ---- instances
    def _loaded(self, model, values):
        key = self._key(model, values)
        if key is not None and all(part is None for part in key[1]):
            return None  # the empty side of an outer join
        known = self._known.get(key) if key is not None else None
        if known is not None:
            if known not in self._originals or id(known) in self._expired:
                self._refresh_from(known, values)
            return known
        instance = _load_instance(model, values)
        _bind_to(instance, self)
        if key is not None:
            self._known[key] = instance
        self._originals[instance] = values
        return instance

    def _key(self, model, values):
        parts = [values.get(name) for name, column in _primary_key(model)]
        if any(_is_unknown(part) for part in parts):
            return None
        return (model.__table__.fullname, tuple(parts))

    def _refresh_from(self, instance, values):
        for name, value in values.items():
            setattr(instance, name, value)
        self._originals[instance] = values
        self._expired.discard(id(instance))

    def _changes(self, instance):
        original = self._originals[instance]
        now = instance.__dict__
        return {name: now[name] for name in original if name in now and not _same(now[name], original[name])}

    def _gave_unknown(self, rows):
        self._unknown = rows

    def _expire(self, model):
        """Rows of the table changed behind the instances' backs: they are read again when they are met again."""
        for instance in [one for one in self._originals if type(one) is model]:
            self._read_again(instance)

    def _forget(self, model):
        for instance in [one for one in self._originals if type(one) is model]:
            del self._originals[instance]
        self._known = {key: one for key, one in self._known.items() if type(one) is not model}

    def _forget_related(self, instance=None):
        """What was read of relationships is read again when it is asked for."""
        kept = []
        for entry in self._related:
            if instance is not None and entry[0] is not instance:
                kept.append(entry)
            elif entry[1] in entry[0].__dict__:
                delattr(entry[0], entry[1])
        self._related = kept

    def _read_again(self, instance):
        self._forget_related(instance)
        model = type(instance)
        names = _model_columns(model)
        criteria = [column == instance.__dict__.get(name) for name, column in _primary_key(model)]
        row = self._connection.execute(_sa.select(*[column for name, column in names]).where(*criteria)).fetchone()
        if _is_unknown(row):
            self._gave_unknown(row)
        elif row is not None:
            self._refresh_from(instance, dict(zip([name for name, column in names], row)))

    # ---- reading
    def query(self, *entities):
        return Query(self, entities)

    def get(self, model, key, **kw):
        names = _primary_key(model)
        parts = [key[name] for name, column in names] if isinstance(key, dict) else list(key) if isinstance(key, (tuple, list)) else [key]
        known = None if any(_is_unknown(part) for part in parts) else self._known.get((model.__table__.fullname, tuple(parts)))
        if known is not None:
            if id(known) in self._expired:
                self._read_again(known)
            return known
        return self.query(model).filter(*[column == part for (name, column), part in zip(names, parts)]).first()

    def execute(self, statement, params=None, **kw):
        self._autoflush()
        entities = getattr(statement, "_limbeck_entities", None)
        if entities is None or not any(_is_model(entity) for entity in entities):
            return self._connection.execute(statement) if params is None else self._connection.execute(statement, params)
        loader = _Loader(self, entities, statement._limbeck_options)
        if statement._limbeck_options:
            statement = statement.with_only_columns(*loader.columns)
        result = self._connection.execute(statement) if params is None else self._connection.execute(statement, params)
        rows = result.fetchall()
        if _is_unknown(rows):
            self._gave_unknown(rows)
            return _Result(rows)
        return _Result([loader(row) for row in rows])

    exec = execute

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params).scalars()

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params).scalar()

    def refresh(self, instance, *args, **kw):
        self.flush()
        self._read_again(instance)

    def expire(self, instance, *args):
        if instance in self._originals:
            self._read_again(instance)

    def expire_all(self):
        pass

    # ---- writing
    def add(self, instance):
        if instance is None:
            return
        taken = []
        _reachable(instance, taken)
        for one in taken:
            if one not in self._originals and not any(one is other for other in self._new):
                self._new.append(one)
                _bind_to(one, self)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        self._deleted.append(instance)

    def merge(self, instance, **kw):
        values = instance.__dict__
        key = [values.get(name) for name, column in _primary_key(type(instance))]
        existing = None if any(part is None for part in key) else self.get(type(instance), tuple(key))
        if existing is None:
            self.add(instance)
            return instance
        for name, column in _model_columns(type(instance)):
            if name in values:
                setattr(existing, name, values[name])
        return existing

    def bulk_save_objects(self, objects, **kw):
        for instance in objects:
            self.add(instance)
        self.flush()

    def bulk_insert_mappings(self, model, mappings, **kw):
        self.flush()
        names = _column_map(model)
        for mapping in mappings:
            self._connection.execute(_sa.insert(model.__table__).values({names[name]: value for name, value in mapping.items() if name in names}))

    def bulk_update_mappings(self, model, mappings):
        self.flush()
        keys = _primary_key(model)
        names = _column_map(model)
        for mapping in mappings:
            values = {names[name]: value for name, value in mapping.items() if name in names and not any(name == key for key, column in keys)}
            if values:
                self._connection.execute(_sa.update(model.__table__).where(*[column == mapping[name] for name, column in keys]).values(values))

    def _autoflush(self):
        if self.autoflush:
            self.flush()

    def flush(self, objects=None):
        if self._flushing:
            return
        self._flushing = True
        try:
            self._flush()
        finally:
            self._flushing = False

    def _flush(self):
        for instance in list(self._originals) + list(self._new):
            self.add(instance)
        deleted, self._deleted = self._deleted, []
        for instance in deleted:
            for other in _before_delete(self, instance):
                if not any(other is one for one in deleted):
                    deleted.append(other)
        new, self._new = self._new, []
        plan = _Plan(self, [one for one in list(self._originals) + new if not any(one is other for other in deleted)])
        deleted += [one for one in plan.orphans if not any(one is other for other in deleted)]
        waiting = _by_dependency(new)
        while waiting:
            self._write(waiting[0], plan, waiting)
        for instance in list(self._originals):
            if not any(instance is other for other in deleted):
                plan.copy_keys(instance)
                changes = self._changes(instance)
                if changes:
                    self._update(instance, changes)
        plan.write_rows()
        for instance in reversed(_by_dependency(deleted)):
            self._delete(instance)
        self._emptied = []

    def _write(self, instance, plan, waiting):
        """Inserts a new instance after those that its foreign keys are taken from."""
        waiting[:] = [other for other in waiting if other is not instance]
        for other in plan.first(instance):
            if any(other is one for one in waiting):
                self._write(other, plan, waiting)
        plan.copy_keys(instance)
        self._insert(instance)

    def _insert(self, instance):
        model = type(instance)
        given = instance.__dict__
        mapped = _model_columns(model)
        keys = _primary_key(model)
        values = {}
        for name, column in mapped:
            if name in given and not (given[name] is None and any(name == key for key, of in keys)):
                values[column] = given[name]
            elif column.default is None and column.server_default is None and not any(name == key for key, of in keys) and name not in given:
                values[column] = None
        result = self._connection.execute(_sa.insert(model.__table__).values(values))
        made = result.inserted_primary_key
        for position, (name, column) in enumerate(keys):
            if given.get(name) is None:
                setattr(instance, name, made if _is_unknown(made) else made[position])
        if any(name not in instance.__dict__ for name, column in mapped):
            self._originals[instance] = {}
            self._read_again(instance)
        self._originals[instance] = {name: instance.__dict__.get(name) for name, column in mapped}
        key = self._key(model, instance.__dict__)
        if key is not None:
            self._known[key] = instance

    def _where(self, instance, values):
        return [column == values[name] for name, column in _primary_key(type(instance))]

    def _update(self, instance, changes):
        columns = _column_map(type(instance))
        statement = _sa.update(type(instance).__table__).where(*self._where(instance, self._originals[instance]))
        self._connection.execute(statement.values({columns[name]: value for name, value in changes.items()}))
        self._originals[instance] = {**self._originals[instance], **changes}

    def _delete(self, instance):
        original = self._originals.pop(instance, instance.__dict__)
        self._connection.execute(_sa.delete(type(instance).__table__).where(*self._where(instance, original)))
        key = self._key(type(instance), original)
        self._known.pop(key, None)

    # ---- the transaction is the migration's
    @property
    def _connection(self):
        self._begun = True
        return self._bound

    def _open_nested(self):
        self._nested = [one for one in self._nested if one.is_active]
        return self._nested

    def commit(self):
        self.flush()
        while self._open_nested():
            self._nested.pop().commit()
        self._begun = False
        self._expired = {id(instance) for instance in self._originals}
        self._forget_related()
        if _is_unknown(self._unknown):
            unknown, self._unknown = self._unknown, None
            self._connection.execute(_sa.text(str(unknown)))
        if self._owns:
            self._bound.commit()

    def rollback(self):
        """Undoes the whole transaction, nested ones too; nothing, when the session did nothing since its last commit."""
        begun, self._begun, self._nested = self._begun, False, []
        self._forget_all()
        if begun:
            self._bound.rollback()

    def begin(self, **kw):
        return _Block(self)

    def begin_nested(self):
        self.flush()
        self._nested.append(self._connection.begin_nested())
        return self._nested[-1]

    def in_transaction(self):
        return True

    def _forget_all(self):
        self._new, self._deleted = [], []
        self._known, self._originals = {}, {}
        self._related = []

    def close(self):
        self._forget_all()
        self._begun = False
        if self._owns:
            self._bound.rollback()

    def expunge(self, instance):
        self._originals.pop(instance, None)
        self._known = {key: one for key, one in self._known.items() if one is not instance}
        self._new = [one for one in self._new if one is not instance]

    def expunge_all(self):
        self._forget_all()

    def remove(self):
        self.close()

    def connection(self, *args, **kw):
        return self._connection

    def get_bind(self, *args, **kw):
        return self._bound

    def run_sync(self, function, *args, **kw):
        return function(self, *args, **kw)


class _NoAutoflush:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._before = self._session.autoflush
        self._session.autoflush = False

    def __exit__(self, *args):
        self._session.autoflush = self._before
        return False


class _Block:
    """with session.begin(): commits at its end."""

    def __init__(self, session):
        self._session = session

    def __enter__(self):
        return self._session

    def __exit__(self, kind, *args):
        if kind is None:
            self._session.commit()
        else:
            self._session.rollback()
        return False


def _same(a, b):
    if _is_unknown(a) or _is_unknown(b):
        return a is b
    return type(a) is type(b) and a == b


def _by_dependency(instances):
    """Tables that others refer to come first; within a table the order stays."""
    tables = []
    for instance in instances:
        if not any(type(instance).__table__ is table for table in tables):
            tables.append(type(instance).__table__)
    if len(tables) < 2:
        return list(instances)
    done, ordered = [], []
    while tables:
        names = [table.fullname for table in tables]
        for table in tables:
            targets = [key.target_fullname.rpartition(".")[0] for key in table.foreign_keys]
            if not any(target in names and target != table.fullname for target in targets):
                break
        else:
            table = tables[0]
        tables = [other for other in tables if other is not table]
        ordered += [instance for instance in instances if type(instance).__table__ is table]
    return ordered


def _equals(entity, name, value):
    """entity.name == value, where the name may be a relationship's and the value an instance."""
    if not _is_model(entity) and getattr(entity, "table", None) is not None:  # a column
        return entity.table.c[name] == value
    relation = _relation(entity, name) if _is_model(entity) and name not in _column_map(entity) else None
    if relation is None:
        return getattr(entity, name) == value
    columns = {id(column): attribute for attribute, column in _model_columns(relation.target)}
    return _sa.and_(*[local == (None if value is None else getattr(value, columns[id(column)])) for local, column in relation.pairs])


class sessionmaker:
    def __init__(self, bind=None, *args, **kw):
        self.kw = {**kw, "bind": bind}

    def __call__(self, *args, **more):
        return Session(*args, **{**self.kw, **more}) if not args else Session(*args, **{**{key: value for key, value in self.kw.items() if key != "bind"}, **more})

    def configure(self, **more):
        self.kw.update(more)

    def begin(self):
        return self().begin()


class scoped_session:
    """One session for the script, made when it is first used."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None

    def __call__(self, **kw):
        if self._session is None:
            self._session = self.session_factory(**kw)
        return self._session

    def configure(self, **kw):
        self.session_factory.configure(**kw)

    def remove(self):
        if self._session is not None:
            self._session.close()
        self._session = None

    def query_property(self, query_cls=None):
        return None

    def __getattr__(self, name):
        return getattr(self(), name)
