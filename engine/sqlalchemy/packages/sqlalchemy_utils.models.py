# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import datetime

from sqlalchemy import Column, DateTime
from sqlalchemy.orm import declared_attr


class Timestamp:
    created = Column(DateTime, default=datetime.utcnow, nullable=False)
    updated = Column(DateTime, default=datetime.utcnow, nullable=False)


def generic_repr(*fields):
    if len(fields) == 1 and isinstance(fields[0], type):
        return fields[0]
    return lambda cls: cls


def aggregated(relationship, column):
    """A column whose value sessions keep up to date; in the table it is the column given."""

    def wraps(func):
        def made(cls):
            return column

        made.__name__ = func.__name__
        return declared_attr(made)

    return wraps
