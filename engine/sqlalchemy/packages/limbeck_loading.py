# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# load_only(), defer(), undefer(): which columns of a class a statement reads. What is left out is unknown in the instances; SQLAlchemy would read it when it is asked for.
from _limbeck import unknown as _unknown
from _limbeck_orm import is_model as _is_model, model_columns as _model_columns


class ColumnOption:
    def __init__(self, kind, attributes):
        self.kind, self.attributes = kind, attributes

    def names(self, model):
        """Those of its attributes that belong to the class: columns, or names given as texts."""
        given = [(name, column) for name, column in _model_columns(model)]
        return {name for name, column in given for attribute in self.attributes if (attribute == name if isinstance(attribute, str) else _is_column(attribute, column))}


def _is_column(attribute, column):
    return getattr(attribute, "table", None) is column.table and getattr(attribute, "key", None) == column.key


def load_only(*attributes, raiseload=False):
    return ColumnOption("only", attributes)


def defer(key, *more, raiseload=False):
    return ColumnOption("without", (key,))


def undefer(key, *more):
    return ColumnOption("with", (key,))


def left_out(model, options):
    """Names of the attributes of a class that a statement with these options does not read. Its primary key is always read."""
    names = set()
    for option in options:
        if not isinstance(option, ColumnOption) or not _is_model(model):
            continue
        own = option.names(model)
        if option.kind == "only" and own:
            names |= {name for name, column in _model_columns(model) if name not in own}
        elif option.kind == "without":
            names |= own
        elif option.kind == "with":
            names -= own
    return names - {name for name, column in _model_columns(model) if column.primary_key}


def absent(model, name):
    return _unknown(f"{model.__name__}.{name}, which the query leaves out (load_only() or defer())")
