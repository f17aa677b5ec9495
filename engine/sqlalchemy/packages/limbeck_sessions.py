# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What makes sessions (limbeck_orm.py) and speaks to them about one instance.
import sqlalchemy as _sa
from limbeck_orm import Session, object_session


def flag_modified(instance, key):
    """The attribute is written at the next flush, whatever changed in its value."""
    session = object_session(instance)
    if key not in instance.__dict__:
        raise _sa.exc.InvalidRequestError(f"Can't flag attribute '{key}' modified; it's not present in the object state")
    if session is not None and instance in session._originals:
        session._originals[instance] = {**session._originals[instance], key: _CHANGED}
        session._touched[instance] = True


class _Changed:
    pass


_CHANGED = _Changed()


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
