# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What relationship() of mapped classes gives to instances of a session: rows of the other class, read when they are first asked for, and foreign keys and rows of secondary tables that
# follow from what was assigned. limbeck_orm.py calls it; an instance asks by way of `related`.
import sqlalchemy as _sa
from _limbeck_orm import backref_parts as _backrefs, evaluate as _evaluate, foreign_links as _links, is_model as _is_model, is_unknown as _is_unknown, mapped_classes as _mapped_classes, model_columns as _model_columns, relationships as _relationships
from sqlalchemy.exc import ArgumentError, InvalidRequestError

_SESSION = "_sa_instance_state"


def session_of(instance):
    return instance.__dict__.get(_SESSION)


def bind_to(instance, session):
    setattr(instance, _SESSION, session)


def _attribute(model, column):
    for name, mapped in _model_columns(model):
        if mapped is column:
            return name
    raise ArgumentError(f"{model.__name__} has no attribute for the column {column.name!r} of a relationship")


def _among(columns, column):
    return any(column is other for other in columns)


class Relation:
    """One relationship() of a class. `pairs`: columns of the owner's table with those of the target's (or of the secondary table) that are equal."""

    def __init__(self, owner, name, target, options, is_list):
        self.owner, self.name, self.target = owner, name, target
        self.options = options
        secondary = self._read(options.get("secondary"))
        self.secondary = owner.metadata.tables[secondary] if isinstance(secondary, str) else secondary
        self.join = self._read(options.get("primaryjoin"))
        self.second_join = self._read(options.get("secondaryjoin"))
        self.order_by = self._read(options.get("order_by"))
        self.cascade = options.get("cascade") or ""
        self.dynamic = options.get("lazy") == "dynamic"
        self.view_only = bool(options.get("viewonly"))
        self.to_one = False
        self.pairs, self.second_pairs = [], []
        keys = self._columns(options.get("foreign_keys"))
        if self.secondary is not None:
            self.pairs = [(column, local) for local, column in _links(self.secondary, owner.__table__)]
            self.second_pairs = _links(self.secondary, target.__table__)
        else:
            self._direct(keys)
        given = options.get("uselist")
        self.is_list = given if given is not None else is_list if is_list is not None else not self.to_one
        if self.to_one and given is None:
            self.is_list = False

    def _read(self, value):
        if isinstance(value, str):
            return _evaluate(self.owner, value)
        return value() if callable(value) and not _is_model(value) and type(value).__name__ == "function" else value

    def _columns(self, value):
        value = self._read(value)
        return None if value is None else list(value) if isinstance(value, (list, tuple, set)) else [value]

    def _direct(self, keys):
        own, other = self.owner.__table__, self.target.__table__
        up, down = _links(own, other), [(column, local) for local, column in _links(other, own)]
        if keys is not None:
            up = [pair for pair in up if _among(keys, pair[0])]
            down = [pair for pair in down if _among(keys, pair[1])]
        if own is other:
            remote = self._columns(self.options.get("remote_side"))
            if remote is not None and any(_among(remote, pair[1]) for pair in up):
                down = []
            else:
                up = []
        self.to_one = bool(up)
        self.pairs = up or down
        targets = [id(pair[1]) for pair in up] or [id(pair[0]) for pair in down]
        if self.join is None and (not self.pairs or len(set(targets)) < len(targets)):
            reason = "there are no foreign keys linking these tables" if not self.pairs else "there are multiple foreign key paths linking the tables"
            raise InvalidRequestError(f"Could not determine join condition between parent/child tables on relationship {self.owner.__name__}.{self.name} - {reason}.")
        if self.join is not None and len(set(targets)) < len(targets):
            self.pairs = []  # which of them the condition means is not known: it is read as it stands, and nothing can be assigned

    # ---- reading
    def on(self):
        """The condition of a join with the target."""
        return _sa.and_(*[a == b for a, b in self.pairs]) if self.join is None else self.join

    def reaching(self, other):
        """The conditions of the join's last table: the target, or an alias of it."""
        pairs = self.pairs if self.secondary is None else self.second_pairs
        if other is self.target:
            return [self.on()] if self.secondary is None else [a == b for a, b in pairs]
        if not pairs:
            raise NotImplementedError(f"{self.owner.__name__}.{self.name}: a join through its primaryjoin to another name of {self.target.__name__}")
        return [a == getattr(other, _attribute(self.target, b)) for a, b in pairs]

    def query(self, session, instance):
        query = session.query(self.target)
        if self.secondary is not None:
            second = self.second_join if self.second_join is not None else _sa.and_(*[a == b for a, b in self.second_pairs])
            query = query.join(self.secondary, second)
            if self.join is None:
                query = query.filter(*[column == _value(instance, _attribute(self.owner, local)) for local, column in self.pairs])
            else:
                query = query.join(self.owner, self.join).filter(*_identity(self.owner, instance))
        elif self.join is None:
            query = query.filter(*[column == _value(instance, _attribute(self.owner, local)) for local, column in self.pairs])
        elif self.owner.__table__ is self.target.__table__:
            raise NotImplementedError(f"{self.owner.__name__}.{self.name}: primaryjoin of a table with itself")
        else:
            query = query.join(self.owner, self.join).filter(*_identity(self.owner, instance))
        if self.order_by is not None and self.order_by is not False:
            query = query.order_by(*self.order_by) if isinstance(self.order_by, (list, tuple)) else query.order_by(self.order_by)
        return query

    def load(self, session, instance):
        if self.dynamic:
            return _dynamic_class()(self, session, instance)
        if self.to_one and self.join is None:
            values = [_value(instance, _attribute(self.owner, local)) for local, column in self.pairs]
            if any(value is None for value in values):
                return None
            keys = list(self.target.__table__.primary_key.columns)
            if len(keys) == 1 and len(values) == 1 and self.pairs[0][1] is keys[0]:
                return session.get(self.target, values[0])
        rows = self.query(session, instance).all()
        if _is_unknown(rows) or self.is_list:
            return rows
        return rows[0] if rows else None

    # ---- writing
    def copy_keys(self, owner, other):
        """The foreign key follows from the instances: of the owner (many to one), or of the other (one to many). `None` in place of the side that is referred to: cut."""
        if not self.pairs:
            raise NotImplementedError(f"{self.owner.__name__}.{self.name}: assigning through its primaryjoin")
        for local, column in self.pairs:
            if self.to_one:
                setattr(owner, _attribute(self.owner, local), None if other is None else _value(other, _attribute(self.target, column)))
            else:
                setattr(other, _attribute(self.target, column), None if owner is None else _value(owner, _attribute(self.owner, local)))

    def row(self, owner, other):
        row = {column: _value(owner, _attribute(self.owner, local)) for local, column in self.pairs}
        row.update({column: _value(other, _attribute(self.target, remote)) for column, remote in self.second_pairs})
        return row

    def reverse(self):
        for relation in relations(self.target):
            if relation.target is self.owner and relation is not self and relation.name in (self.options.get("back_populates"), _backref_name(self.options.get("backref"))):
                return relation
            if relation.target is self.owner and self.name in (relation.options.get("back_populates"), _backref_name(relation.options.get("backref"))):
                return relation
        return None


def _value(instance, name):
    return getattr(instance, name)


def _identity(model, instance):
    keys = list(model.__table__.primary_key.columns)
    return [column == _value(instance, _attribute(model, column)) for column in keys]


def _backref_name(backref):
    return backref if backref is None or isinstance(backref, str) else _backrefs(backref)[0]


_made = {}


def _named(model, target):
    if _is_model(target):
        return target
    if isinstance(target, str):
        name = target.rpartition(".")[2]
        for other in _mapped_classes(model):
            if other.__name__ == name:
                return other
        raise InvalidRequestError(f"When initializing mapper {model.__name__}, expression {target!r} failed to locate a name ({target!r}).")
    return target() if callable(target) else target


def relation(model, name):
    """The relationship of that name: declared by the class, or by the other class as a backref. None: there is none."""
    known = _made.get((model, name))
    if known is not None:
        return known
    made = None
    for attribute, positional, options, annotated, is_list in _relationships(model):
        if attribute == name:
            target = positional[0] if positional else options.get("argument") or annotated
            made = Relation(model, name, _named(model, target), _options(positional, options), is_list if not positional or annotated is not None else None)
    if made is None:
        made = _from_backref(model, name)
    if made is not None:
        _made[(model, name)] = made
    return made


def _options(positional, options):
    return {**options, "secondary": positional[1]} if len(positional) > 1 else options


def _from_backref(model, name):
    for other in _mapped_classes(model):
        for attribute, positional, options, annotated, is_list in _relationships(other):
            if _backref_name(options.get("backref")) != name:
                continue
            target = _named(other, positional[0] if positional else options.get("argument") or annotated)
            if not issubclass(model, target):
                continue
            forth = relation(other, attribute)
            more = {} if isinstance(options["backref"], str) else _backrefs(options["backref"])[1]
            mirrored = {key: options[key] for key in ("secondary", "primaryjoin", "secondaryjoin", "foreign_keys") if key in options and key not in more}
            if "primaryjoin" in mirrored and forth.secondary is not None:
                mirrored["primaryjoin"], mirrored["secondaryjoin"] = options.get("secondaryjoin"), options.get("primaryjoin")
            if other.__table__ is model.__table__ and not forth.to_one and "remote_side" not in more:
                mirrored["remote_side"] = [pair[0] for pair in forth.pairs]
            return Relation(model, name, other, {**mirrored, **more}, None)
    return None


_all = {}


def relations(model):
    """Every relationship of a class, backrefs too."""
    known = _all.get(model)
    classes = len(_mapped_classes(model))
    if known is None or known[0] != classes:
        known = _all[model] = (classes, _relations(model))
    return known[1]


def _relations(model):
    names = [attribute for attribute, positional, options, annotated, is_list in _relationships(model)]
    for other in _mapped_classes(model):
        for attribute, positional, options, annotated, is_list in _relationships(other):
            name = _backref_name(options.get("backref"))
            if name is not None and name not in names and issubclass(model, _named(other, positional[0] if positional else options.get("argument") or annotated)):
                names.append(name)
    return [relation(model, name) for name in names]


def related(instance, name):
    """instance.name of a relationship, when nothing was assigned to it yet."""
    found = relation(type(instance), name)
    if found is None:
        raise AttributeError(f"'{type(instance).__name__}' object has no attribute '{name}'")
    session = session_of(instance)
    if session is None or instance not in session._originals:
        if not found.is_list:
            return None
        value = []
    else:
        session._autoflush()
        value = found.load(session, instance)
        if found.dynamic or _is_unknown(value):
            return value
        note_read(session, instance, name, value)
    setattr(instance, name, value)
    return value


def assigned(instance, name, value):
    """A relationship of an instance was given a value: the other side shows it, as far as it was read."""
    if name == _SESSION or value is None or isinstance(value, (list, tuple)):
        return
    found = relation(type(instance), name)
    back = found.reverse() if found is not None and not found.is_list else None
    if back is None or not back.is_list or back.dynamic:
        return
    if back.name in value.__dict__ or session_of(value) is None:
        others = getattr(value, back.name)
        if not any(instance is other for other in others):
            others.append(instance)


def _held(instance):
    """[(relation, what it holds)] of the relationships that were read or assigned."""
    values = instance.__dict__
    return [(one, values[one.name]) for one in relations(type(instance)) if one.name in values and not one.dynamic and not one.view_only]


def holds_unread_list(session, instance):
    """Whether it has a list that nobody compares with what the database has of it."""
    names = session._lists.get(id(instance), (instance, {}))[1]
    return any(isinstance(value, (list, set)) and one.name not in names for one, value in _held(instance))


def note_read(session, instance, name, value):
    """What the database has of a relationship."""
    session._related.setdefault(id(instance), (instance, {}))[1][name] = list(value) if isinstance(value, list) else value
    if isinstance(value, list):
        session._lists.setdefault(id(instance), (instance, {}))[1][name] = list(value)


def _members(value):
    return [] if value is None else list(value) if isinstance(value, (list, tuple, set)) else [value]


def reachable(instance, seen, gone):
    """What add() takes along, into `seen` by id(); not what was deleted, which other instances may still hold."""
    if id(instance) in seen:
        return
    seen[id(instance)] = instance
    for one, value in _held(instance):
        for other in _members(value):
            if id(other) not in gone:
                reachable(other, seen, gone)


class Plan:
    """What a flush has to do for the relationships of its instances."""

    def __init__(self, session, instances):
        self._session = session
        self._before = {}  # what must have its key before an instance is written: id -> [(relation, owner, other)]
        self.rows = []
        self.cut = []
        self.orphans = []
        for instance in instances:
            for one, value in _held(instance):
                self._look(instance, one, value)

    def _loaded(self, instance, name):
        """(known?, value)"""
        names = self._session._related.get(id(instance), (instance, {}))[1]
        return name in names, names.get(name)

    def _look(self, instance, one, value):
        was_read, was = self._loaded(instance, one.name)
        before, now = _members(was), _members(value)
        added = [other for other in now if not any(other is was for was in before)]
        removed = [other for other in before if not any(other is kept for kept in now)]
        for other in added:
            if one.secondary is not None:
                self.rows.append((one, instance, other, True))
            else:
                self._before.setdefault(id(instance if one.to_one else other), []).append((one, instance, other))
        for other in removed:
            if one.secondary is not None:
                self.rows.append((one, instance, other, False))
            elif "delete-orphan" in one.cascade:
                self.orphans.append(other)
            elif one.to_one and not added:
                one.copy_keys(instance, None)
            elif not one.to_one:
                one.copy_keys(None, other)
        if one.to_one and value is None and not was_read and instance in self._session._originals:
            one.copy_keys(instance, None)  # assigned over what was never read
        if added or removed or not was_read:
            note_read(self._session, instance, one.name, value)

    def first(self, instance):
        """Instances that must be written before this one."""
        return [other if one.to_one else owner for one, owner, other in self._before.get(id(instance), [])]

    def waiting(self):
        """The instances that get keys of others (copy_keys)."""
        return [owner if one.to_one else other for parts in self._before.values() for one, owner, other in parts]

    def copy_keys(self, instance):
        for one, owner, other in self._before.pop(id(instance), []):
            one.copy_keys(owner, other)

    def write_rows(self):
        done = []
        for one, owner, other, is_new in self.rows:
            row = one.row(owner, other)
            key = (one.secondary.fullname, sorted((column.name, str(value)) for column, value in row.items()), is_new)
            if key in done:
                continue  # both sides of a relationship say the same
            done.append(key)
            if is_new:
                self._session._connection.execute(_sa.insert(one.secondary).values(row))
            else:
                self._session._connection.execute(_sa.delete(one.secondary).where(*[column == value for column, value in row.items()]))


def before_delete(session, instance):
    """Rows that refer to an instance that is deleted: gone with it, or cut off. Returns the instances that are to be deleted too."""
    more = []
    for one in relations(type(instance)):
        if one.to_one or one.view_only:
            continue
        if one.secondary is not None:
            values = [column == _value(instance, _attribute(one.owner, local)) for local, column in one.pairs]
            if any(name == one.secondary.fullname for name, of in session._emptied if of is instance):
                continue
            session._emptied.append((one.secondary.fullname, instance))
            session._connection.execute(_sa.delete(one.secondary).where(*values))
            continue
        if one.options.get("passive_deletes"):
            continue
        others = one.query(session, instance).all()
        if _is_unknown(others):
            continue
        for other in others:
            if "all" in one.cascade or "delete" in [part.strip() for part in one.cascade.split(",")]:
                more.append(other)
            elif one.pairs:
                one.copy_keys(None, other)
    return more


_dynamic = []


def _dynamic_class():
    """Query of a relationship with lazy="dynamic": it can be added to."""
    if not _dynamic:
        from limbeck_query import Query

        class AppenderQuery(Query):
            def __init__(self, relation, session, instance):
                super().__init__(session, [relation.target])
                for key, value in relation.query(session, instance).__dict__.items():
                    setattr(self, key, value)
                self._relation, self._instance = relation, instance

            def append(self, other):
                session = session_of(self._instance)
                session.flush()
                if self._relation.secondary is not None:
                    session.add(other)
                    session.flush()
                    session._connection.execute(_sa.insert(self._relation.secondary).values(self._relation.row(self._instance, other)))
                    return
                self._relation.copy_keys(self._instance, other)
                session.add(other)

            def extend(self, others):
                for other in others:
                    self.append(other)

            def remove(self, other):
                session = session_of(self._instance)
                session.flush()
                if self._relation.secondary is not None:
                    row = self._relation.row(self._instance, other)
                    session._connection.execute(_sa.delete(self._relation.secondary).where(*[column == value for column, value in row.items()]))
                    return
                self._relation.copy_keys(None, other)

        _dynamic.append(AppenderQuery)
    return _dynamic[0]
