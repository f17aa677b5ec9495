# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The statements of SQLAlchemy-Utils for views, as op.execute() takes them.
import sqlalchemy as _sa
from alembic import op as _op


def _statement(text):
    return _sa.text(text.replace("\\", "\\\\").replace(":", "\\:"))


def _quoted(name):
    return _op.get_context().dialect.identifier_preparer.quote(name)


def CreateView(name, selectable, materialized=False, replace=False):
    if materialized and replace:
        raise ValueError("Cannot use CREATE OR REPLACE with materialized views")
    query = selectable.compile(dialect=_op.get_context().dialect, compile_kwargs={"literal_binds": True})
    return _statement(f"CREATE {'OR REPLACE ' if replace else ''}{'MATERIALIZED ' if materialized else ''}VIEW {_quoted(name)} AS {query}")


def DropView(name, materialized=False, cascade=True):
    return _statement(f"DROP {'MATERIALIZED ' if materialized else ''}VIEW IF EXISTS {_quoted(name)} {'CASCADE' if cascade else ''}")


def refresh_materialized_view(session, name, concurrently=False):
    session.flush()
    session.execute(_statement(f"REFRESH MATERIALIZED VIEW {'CONCURRENTLY ' if concurrently else ''}{_quoted(name)}"))
