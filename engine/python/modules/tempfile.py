# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Temporary files live in memory: nothing else can open them.
import io as _io
from _limbeck import outside_change as _outside_change

tempdir = None
_count = 0


def gettempdir():
    return "/tmp"


class _Temporary:
    def __init__(self, memory, name):
        self._memory = memory
        self.name = name
        self.closed = False

    def __getattr__(self, name):
        return getattr(self._memory, name)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def __iter__(self):
        return iter(self._memory)

    def close(self):
        self.closed = True


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix="", prefix="tmp", dir=None, delete=True, *, errors=None):
    global _count
    _count += 1
    return _Temporary(_io.BytesIO() if "b" in mode else _io.StringIO(), f"{dir or gettempdir()}/{prefix or 'tmp'}{_count:08d}{suffix or ''}")


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    return NamedTemporaryFile(mode)


def SpooledTemporaryFile(max_size=0, mode="w+b", *args, **kwargs):
    return NamedTemporaryFile(mode)


def mkdtemp(suffix=None, prefix=None, dir=None):
    _outside_change("tempfile.mkdtemp()")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    _outside_change("tempfile.mkstemp()")


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, **kwargs):
        _outside_change("tempfile.TemporaryDirectory()")
