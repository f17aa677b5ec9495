# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Conditions along a relationship() of a mapped class: Person.addresses.any(…), Address.person.has(…), Address.person == someone.
import sqlalchemy as _sa
from _limbeck_orm import model_columns as _model_columns, relationship_owner as _relationship_owner
from limbeck_query import Along as _Along
from limbeck_relations import _attribute, _value, relation as _relation


def _relation_of(attribute):
    return _relation(*_relationship_owner(attribute))


def _own(one):
    """Conditions between the owner's row and the row that is looked at, of the target or of the secondary table."""
    return [one.join] if one.join is not None else [local == column for local, column in one.pairs]


def _columns(one, values):
    mapped = dict(_model_columns(one.target))
    return [mapped[name] == value for name, value in values.items()]


def exists(attribute, criterion=None, **values):
    one = _relation_of(attribute)
    if one.target.__table__ is one.owner.__table__:
        return _among(one, ([] if criterion is None else [criterion]) + _columns(one, values))
    conditions = _own(one)
    if one.secondary is not None:
        conditions += [one.second_join] if one.second_join is not None else [a == b for a, b in one.second_pairs]
    if criterion is not None:
        conditions.append(criterion)
    return _sa.exists(_sa.literal_column("1")).where(_sa.and_(*conditions, *_columns(one, values)))


def of_type(attribute, entity):
    return _Along(attribute, entity)


def and_(attribute, *criteria):
    return _Along(attribute, criteria=criteria)


def _among(one, criteria):
    """exists() of a table with itself. The criterion names the columns of the row that is looked at by the names of the owner's row, so it stands in a subquery of its own."""
    if one.join is not None and not one.pairs or one.secondary is not None and (one.join is not None or one.second_join is not None):
        raise NotImplementedError(f"{one.owner.__name__}.{one.name}: any() and has() of a table with itself through its primaryjoin")
    if one.secondary is None:
        return _in([local for local, column in one.pairs], [column for local, column in one.pairs], criteria)
    targets = _in([column for column, remote in one.second_pairs], [remote for column, remote in one.second_pairs], criteria)
    return _in([local for column, local in one.pairs], [column for column, local in one.pairs], [targets])


def _in(columns, found, criteria):
    """Rows whose columns are among those found; false, not unknown, where one is NULL, as with EXISTS."""
    known = [column.is_not(None) for column in columns]
    rows = _sa.select(*found).where(_sa.and_(*[column.is_not(None) for column in found], *criteria))
    return _sa.and_(*known, (columns[0] if len(columns) == 1 else _sa.tuple_(*columns)).in_(rows))


def _same(one, instance):
    if one.join is not None and not one.pairs:
        raise NotImplementedError(f"{one.owner.__name__}.{one.name}: comparing through its primaryjoin")
    return [(local, _value(instance, _attribute(one.target, column))) for local, column in one.pairs]


def contains(attribute, instance):
    one = _relation_of(attribute)
    if one.secondary is None:
        return _sa.and_(*[local == value for local, value in _same(one, instance)])
    target = [column == _value(instance, _attribute(one.target, remote)) for column, remote in one.second_pairs]
    return _sa.exists(_sa.literal_column("1")).where(_sa.and_(*_own(one), *target))


def equals(attribute, instance):
    one = _relation_of(attribute)
    if instance is None:
        return _sa.and_(*[local.is_(None) for local, column in one.pairs]) if one.to_one else ~exists(attribute)
    return _sa.and_(*[local == value for local, value in _same(one, instance)])


def differs(attribute, instance):
    one = _relation_of(attribute)
    if instance is None:
        return _sa.or_(*[local.is_not(None) for local, column in one.pairs]) if one.to_one else exists(attribute)
    return _sa.or_(*[_sa.or_(local != value, local.is_(None)) for local, value in _same(one, instance)])
