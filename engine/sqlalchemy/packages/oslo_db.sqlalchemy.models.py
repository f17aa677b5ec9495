# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy import Column, DateTime
from oslo_db.sqlalchemy import types
def _now(): pass
class ModelBase:
    __table_initialized__ = False
class ModelIterator: pass
class TimestampMixin:
    created_at = Column(DateTime, default=_now)
    updated_at = Column(DateTime, onupdate=_now)
class SoftDeleteMixin:
    deleted_at = Column(DateTime)
    deleted = Column(types.SoftDeleteInteger, default=0)
