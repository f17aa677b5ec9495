# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import posixpath as path
from _limbeck import change_file as _change_file
from _limbeck import environment as _environment
from _limbeck import list_folder as _list_folder
from _limbeck import outside_change as _outside_change
from _limbeck import unsupported as _unsupported
from posixpath import dirname as _dirname
from posixpath import exists as _exists
from posixpath import fspath
from posixpath import isdir as _isdir

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4


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


def _changes(function):
    def change(*args, **kwargs):
        _outside_change(f"os.{function}()")

    change.__name__ = function
    return change


def listdir(path="."):
    names = _list_folder(str(path))
    if names is None:
        _unsupported(f"os.listdir() of a folder outside the project is not supported: {path}")
    return [entry.rstrip("/") for entry in names]


def walk(top, topdown=True, onerror=None, followlinks=False):
    names = _list_folder(str(top)) or []
    folders = [entry[:-1] for entry in names if entry.endswith("/")]
    yield str(top), folders, [entry for entry in names if not entry.endswith("/")]
    for folder in folders:
        yield from walk(path.join(str(top), folder))


def access(path, mode, **kwargs):
    return _exists(path)


scandir = _refused("scandir")
system = _refused("system")
popen = _refused("popen")
stat = _refused("stat")
chdir, chmod, symlink, utime = (_changes(name) for name in ("chdir", "chmod", "symlink", "utime"))


def makedirs(name, mode=0o777, exist_ok=False):
    if path.isdir(name):
        if not exist_ok:
            raise FileExistsError(17, "File exists", fspath(name))
    else:
        _change_file("make_folder", fspath(name), "os.makedirs()")


def mkdir(path, mode=0o777, *, dir_fd=None):
    if _exists(path):
        raise FileExistsError(17, "File exists", fspath(path))
    if not _isdir(_dirname(fspath(path)) or "."):
        raise FileNotFoundError(2, "No such file or directory", fspath(path))
    _change_file("make_folder", fspath(path), "os.mkdir()")


def remove(path, *, dir_fd=None):
    _require(path)
    _change_file("remove", fspath(path), "os.remove()")


unlink = remove


def rmdir(path, *, dir_fd=None):
    _require(path)
    if _list_folder(fspath(path)):
        raise OSError(39, "Directory not empty", fspath(path))
    _change_file("remove_folder", fspath(path), "os.rmdir()")


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    if not _exists(src):
        raise FileNotFoundError(2, "No such file or directory", fspath(src), None, fspath(dst))
    _change_file("rename", fspath(src), "os.rename()", fspath(dst))


replace = rename


def renames(old, new):
    makedirs(_dirname(fspath(new)) or ".", exist_ok=True)
    rename(old, new)


def _require(path):
    if not _exists(path):
        raise FileNotFoundError(2, "No such file or directory", fspath(path))

