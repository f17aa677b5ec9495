# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Of the package only what touches the schema: every column of type TSVectorType gets a GIN index. Triggers and search functions are made by listeners of create_all(), which migrations do not call.
from sqlalchemy import Index, event
from sqlalchemy.orm import Mapper
from sqlalchemy_utils import TSVectorType


class SearchQueryMixin:
    pass


def _add_indexes(mapper, cls):
    table = mapper.persist_selectable
    for column in table.c:
        name = "_".join(("ix", table.name, column.name))
        if isinstance(column.type, TSVectorType) and not any(index.name == name for index in table.indexes):
            Index(name, column, postgresql_using="gin")


def make_searchable(*args, **kw):
    event.listen(Mapper, "instrument_class", _add_indexes)


def _nothing(*args, **kw):
    return None


search = parse_search_query = sync_trigger = drop_trigger = remove_listeners = inspect_search_vectors = _nothing


class _Vectorizer:
    def __call__(self, *args, **kw):
        return lambda function: function


vectorizer = _Vectorizer()
