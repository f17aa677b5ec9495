# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import posixpath as _path

from _limbeck import unsupported as _unsupported


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def _refused(function):
    def call(*args, **kwargs):
        _unsupported(f"shutil.{function}() is not supported: a migration cannot write to the disk here.")

    call.__name__ = function
    return call


def rmtree(path, ignore_errors=False, onerror=None, **more):
    if _path.exists(path):
        _unsupported("shutil.rmtree() is not supported: a migration cannot write to the disk here.")
    if not ignore_errors and onerror is None:
        raise FileNotFoundError(2, "No such file or directory", str(path))


move = _refused("move")
copy = _refused("copy")
copy2 = _refused("copy2")
copyfile = _refused("copyfile")
copytree = _refused("copytree")


def copyfileobj(source, target, length=0):
    target.write(source.read())


def which(cmd, mode=1, path=None):
    return None
