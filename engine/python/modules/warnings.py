# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import warn as _warn


def warn(message, category=None, stacklevel=1, source=None, **kwargs):
    name = type(message).__name__ if isinstance(message, Warning) else (category or UserWarning).__name__
    _warn(f"{name}: {message}")


def warn_explicit(message, category, filename, lineno, **kwargs):
    warn(message, category)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    pass


def simplefilter(action, category=Warning, lineno=0, append=False):
    pass


def resetwarnings():
    pass


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record

    def __enter__(self):
        return [] if self._record else None

    def __exit__(self, kind, error, trace):
        return None
