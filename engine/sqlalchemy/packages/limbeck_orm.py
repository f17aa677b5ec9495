# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sqlalchemy.orm's Session over Core statements, for data migrations: instances of classes of one table each, the queries of limbeck_query.py, relationships between them
# (limbeck_relations.py). Rows that a preview does not know stay unknown, and what the session then writes is shown as unknown.
import sqlalchemy as _sa
from _limbeck import lost_changes as _lost_changes
from _limbeck_orm import changed_lists as _changed_lists, is_model as _is_model, is_unknown as _is_unknown, load_instance as _load_instance, model_columns as _model_columns, refresh_instance as _refresh_instance, tracked_names as _tracked_names
from limbeck_query import Loader, Query, aliased, column_map, primary_key
from limbeck_relations import Plan as _Plan, before_delete as _before_delete, bind_to as _bind_to, holds_unread_list as _holds_unread_list, reachable as _reachable, session_of as _session_of
from limbeck_result import Result


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
        self._touched = {}  # instances to look at in the next flush: those with an attribute that was set (they tell it), and those whose values can change in place
        self._places = {}  # by id(): the order in which instances were loaded
        self._tracked = {}  # by class: attributes with as_mutable()
        self._new = {}  # by id()
        self._deleted = []
        self._gone = {}  # what was deleted or expunged, by id()
        self._unknown = None
        self._lost = 0  # changes of unknown rows that were written, or belong to nobody
        self._expired = set()
        self._related = {}  # by id(): (instance, {name of a relationship: what the database had of it})
        self._lists = {}  # those of them that are lists
        self._emptied = []
        self._flushing = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()
        return False

    def __contains__(self, instance):
        return instance in self._originals or id(instance) in self._new

    def __iter__(self):
        return iter(list(self._originals) + self.new)

    @property
    def new(self):
        return list(self._new.values())

    @property
    def dirty(self):
        return [instance for instance in self._touched if instance in self._originals and self._changes(instance)]

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
            elif not self._changes(known):  # nobody may hold it, and Python would have forgotten it by now
                self._refresh_from(known, {**self._originals[known], **values})
            return known
        instance = _load_instance(model, values)
        _bind_to(instance, self)
        self._remember(instance, key, values)
        return instance

    def _remember(self, instance, key, values):
        if key is not None:
            self._known[key] = instance
        self._originals[instance] = self._kept(type(instance), values)
        self._places.setdefault(id(instance), len(self._places))
        if self._tracked[type(instance)]:
            self._touched[instance] = True

    def _key(self, model, values):
        parts = [values.get(name) for name, column in primary_key(model)]
        if any(_is_unknown(part) for part in parts):
            return None
        return (model.__table__.fullname, tuple(parts))

    def _refresh_from(self, instance, values):
        _refresh_instance(instance, values)
        self._originals[instance] = self._kept(type(instance), values)
        self._expired.discard(id(instance))

    def _kept(self, model, values):
        """The values as the database has them: of what is tracked a copy, which a change in place does not reach. What is nested in it is shared, as nobody tracks it."""
        if model not in self._tracked:
            self._tracked[model] = _tracked_names(model)
        if not self._tracked[model]:
            return values
        return {**values, **{name: values[name].copy() for name in self._tracked[model] if isinstance(values.get(name), (dict, list, set))}}

    def _changes(self, instance):
        original = self._originals[instance]
        now = instance.__dict__
        return {name: now[name] for name in original if name in now and not _same(now[name], original[name])}

    def is_modified(self, instance, include_collections=True):
        return id(instance) in self._new or instance in self._originals and bool(self._changes(instance))

    def _gave_unknown(self, rows):
        if not _is_unknown(self._unknown):
            self._lost = _lost_changes()
        self._unknown = rows

    def _write_unknown(self):
        self._lost = _lost_changes()
        self._connection.execute(_sa.text(str(self._unknown)))

    def _synchronize(self, instances):
        """After an UPDATE or DELETE of their rows: they are read again, those without a row are no longer the session's."""
        self._forget([one for one in instances if self._read_again(one) is None])

    def _affected(self, table, criteria):
        """The instances whose rows an UPDATE or DELETE of the table with these criteria is about to change; all of the table, where that is not known."""
        keys = list(table.primary_key.columns)
        if criteria and keys and len(self._originals) > 1:
            # More rows than instances: to ask for those is cheaper.
            rows = self._connection.execute(_sa.select(*keys).where(*criteria).limit(len(self._originals) + 1)).fetchall()
            if not _is_unknown(rows) and len(rows) <= len(self._originals):
                found = [self._known.get((table.fullname, tuple(row))) for row in rows]
                return [one for one in found if one is not None and one in self._originals]
        return [one for one in self._originals if type(one).__table__ is table]

    def _forget(self, instances):
        for instance in instances:
            self._gone[id(instance)] = instance
            self._known.pop(self._key(type(instance), self._originals.pop(instance)), None)
            self._touched.pop(instance, None)

    def _forget_related(self, instance=None):
        """What was read of relationships is read again when it is asked for."""
        for place in list(self._related) if instance is None else [id(instance)]:
            self._lists.pop(place, None)
            owner, names = self._related.pop(place, (instance, {}))
            for name in names:
                if name in owner.__dict__:
                    delattr(owner, name)

    def _read_again(self, instance):
        """Its values as the database has them now. Returns the row, None where there is none."""
        self._forget_related(instance)
        model = type(instance)
        names = _model_columns(model)
        criteria = [column == instance.__dict__.get(name) for name, column in primary_key(model)]
        row = self._connection.execute(_sa.select(*[column for name, column in names]).where(*criteria)).fetchone()
        if _is_unknown(row):
            self._gave_unknown(row)
        elif row is not None:
            self._refresh_from(instance, dict(zip([name for name, column in names], row)))
        return row

    # ---- reading
    def query(self, *entities):
        return Query(self, entities)

    def get(self, model, key, **kw):
        names = primary_key(model)
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
            is_change = self._originals and isinstance(statement, (_sa.Update, _sa.Delete)) and kw.get("execution_options", {}).get("synchronize_session") is not False
            affected = self._affected(statement.table, statement._limbeck_criteria) if is_change else []
            result = self._connection.execute(statement) if params is None else self._connection.execute(statement, params)
            self._synchronize(affected)
            return result
        loader = Loader(self, entities, statement._limbeck_options)
        if statement._limbeck_options:
            statement = statement.with_only_columns(*loader.columns)
        result = self._connection.execute(statement) if params is None else self._connection.execute(statement, params)
        rows = result.fetchall()
        if _is_unknown(rows):
            self._gave_unknown(rows)
            return Result(rows)
        return Result([loader(row) for row in rows])

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
        self._take([instance])

    def _take(self, instances):
        taken = {}
        for instance in instances:
            _reachable(instance, taken, self._gone)
        for one in taken.values():
            if one not in self._originals and id(one) not in self._new:
                self._new[id(one)] = one
                _bind_to(one, self)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        self._deleted.append(instance)
        self._gone[id(instance)] = instance

    def merge(self, instance, **kw):
        values = instance.__dict__
        key = [values.get(name) for name, column in primary_key(type(instance))]
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
        names = column_map(model)
        for mapping in mappings:
            self._connection.execute(_sa.insert(model.__table__).values({names[name]: value for name, value in mapping.items() if name in names}))

    def bulk_update_mappings(self, model, mappings):
        self.flush()
        keys = primary_key(model)
        names = column_map(model)
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
        if _is_unknown(self._unknown) and self._lost != _lost_changes():
            self._write_unknown()
        # Lists of relationships change without a word.
        if self._lists:
            self._touched.update({one: True for one in _changed_lists(self._lists)})
        self._take([one for one in self._touched if one in self._originals] + self.new)
        deleted, self._deleted = self._deleted, []
        doomed = {id(one) for one in deleted}
        for instance in deleted:
            for other in _before_delete(self, instance):
                if id(other) not in doomed:
                    doomed.add(id(other))
                    deleted.append(other)
        new, self._new = self.new, {}
        looked_at = [one for one in self._touched if one in self._originals] + new
        plan = _Plan(self, [one for one in looked_at if id(one) not in doomed])
        for one in plan.orphans:
            if id(one) not in doomed:
                doomed.add(id(one))
                deleted.append(one)
        waiting = {id(one): one for one in _by_dependency(new)}
        for instance in list(waiting.values()):
            self._write(instance, plan, waiting)
        written = {one: True for one in [*self._touched, *plan.waiting(), *new] if one in self._originals}
        for instance in sorted(written, key=self._place):
            if id(instance) not in doomed:
                plan.copy_keys(instance)
                changes = self._changes(instance)
                if changes:
                    self._update(instance, changes)
        plan.write_rows()
        for instance in reversed(_by_dependency(deleted)):
            self._delete(instance)
        self._emptied = []
        # So do tracked values, and lists that were not read.
        self._touched = {one: True for one in [*written, *self._touched] if one in self._originals and (self._tracked[type(one)] or _holds_unread_list(self, one))}

    def _place(self, instance):
        return self._places.get(id(instance), len(self._places))

    def _write(self, instance, plan, waiting):
        """Inserts a new instance after those that its foreign keys are taken from."""
        if waiting.pop(id(instance), None) is None:
            return
        for other in plan.first(instance):
            self._write(other, plan, waiting)
        plan.copy_keys(instance)
        self._insert(instance)

    def _insert(self, instance):
        model = type(instance)
        given = instance.__dict__
        mapped = _model_columns(model)
        keys = primary_key(model)
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
        self._remember(instance, self._key(model, instance.__dict__), {name: instance.__dict__.get(name) for name, column in mapped})

    def _where(self, instance, values):
        return [column == values[name] for name, column in primary_key(type(instance))]

    def _update(self, instance, changes):
        columns = column_map(type(instance))
        statement = _sa.update(type(instance).__table__).where(*self._where(instance, self._originals[instance]))
        self._connection.execute(statement.values({columns[name]: value for name, value in changes.items()}))
        self._originals[instance] = self._kept(type(instance), {**self._originals[instance], **changes})

    def _delete(self, instance):
        original = self._originals.pop(instance, instance.__dict__)
        self._connection.execute(_sa.delete(type(instance).__table__).where(*self._where(instance, original)))
        self._known.pop(self._key(type(instance), original), None)
        self._touched.pop(instance, None)

    # ---- the transaction is the migration's
    @property
    def _connection(self):
        if not hasattr(self._bound, "in_transaction"):  # the stand-in of offline runs: SQLAlchemy fails with this message
            raise AttributeError("'MockConnection' object has no attribute 'close'")
        self._begun = True
        return self._bound

    def _open_nested(self):
        self._nested = [one for one in self._nested if one.is_active]
        return self._nested

    def commit(self):
        lost = self._lost
        self.flush()
        while self._open_nested():
            self._nested.pop().commit()
        self._begun = False
        self._expired = {id(instance) for instance in self._originals}
        self._forget_related()
        if _is_unknown(self._unknown) and self._lost == lost:
            self._write_unknown()  # a list of theirs may have changed
        self._unknown = None
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
        self._new, self._deleted = {}, []
        self._known, self._originals, self._touched, self._places = {}, {}, {}, {}
        self._related, self._lists = {}, {}

    def close(self):
        self._forget_all()
        self._begun = False
        if self._owns:
            self._bound.rollback()

    def expunge(self, instance):
        self._known.pop(self._key(type(instance), self._originals.pop(instance, instance.__dict__)), None)
        self._touched.pop(instance, None)
        self._new.pop(id(instance), None)
        self._gone[id(instance)] = instance  # others may still hold it

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


def object_session(instance):
    session = _session_of(instance)
    return session if session is not None and instance in session else None
