# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# alembic.util, as far as scripts use it.
import uuid as _uuid
import warnings as _warnings

from alembic.util.exc import CommandError


def rev_id():
    return _uuid.uuid4().hex[-12:]


def warn(msg, stacklevel=2):
    _warnings.warn(msg)


def msg(msg, newline=True, flush=False, quiet=False):
    if not quiet:
        print(msg)


def err(message):
    raise CommandError(message)


def to_list(x, default=None):
    if x is None:
        return default
    return [x] if isinstance(x, str) else list(x) if hasattr(x, "__iter__") else [x]


def to_tuple(x, default=None):
    if x is None:
        return default
    return (x,) if isinstance(x, str) else tuple(x) if hasattr(x, "__iter__") else (x,)
