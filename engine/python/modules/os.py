# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import posixpath as path
from _limbeck import environment as _environment
from _limbeck import unsupported as _unsupported
from posixpath import fspath

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"
error = OSError


class _Environ(dict):
    def __repr__(self):
        return f"environ({dict(self)!r})"


environ = _Environ(_environment())


class PathLike:
    pass


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    return environ.get("PWD", "/")


def getpid():
    return 1


def cpu_count():
    return 1


def urandom(size):
    import random

    return bytes(random.getrandbits(8) for _ in range(size))


def _refused(function):
    def call(*args, **kwargs):
        _unsupported(f"os.{function}() is not supported: a migration cannot reach the disk or other programs here.")

    call.__name__ = function
    return call


listdir = _refused("listdir")
scandir = _refused("scandir")
walk = _refused("walk")
system = _refused("system")
popen = _refused("popen")
remove = unlink = _refused("remove")
rename = _refused("rename")
stat = _refused("stat")
chdir = _refused("chdir")


def makedirs(name, mode=0o777, exist_ok=False):
    _unsupported("os.makedirs() is not supported: a migration cannot write to the disk here.")


mkdir = makedirs
