# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import posixpath as _path

from _limbeck import change_file as _change_file
from _limbeck import list_folder as _list_folder


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def rmtree(path, ignore_errors=False, onerror=None, **more):
    if _path.exists(path):
        _change_file("remove_tree", _path.fspath(path), "shutil.rmtree()")
    elif not ignore_errors and onerror is None:
        raise FileNotFoundError(2, "No such file or directory", str(path))


def _into(source, target):
    """Where a file goes: into the target, if that is a folder."""
    source, target = _path.fspath(source), _path.fspath(target)
    if not _path.exists(source):
        raise FileNotFoundError(2, "No such file or directory", source)
    return source, _path.join(target, _path.basename(source.rstrip("/"))) if _path.isdir(target) else target


def move(src, dst, copy_function=None):
    source, target = _into(src, dst)
    _change_file("rename", source, "shutil.move()", target)
    return target


def copy(src, dst, *, follow_symlinks=True):
    source, target = _into(src, dst)
    _change_file("copy", source, "shutil.copy()", target)
    return target


copy2 = copy


def copyfile(src, dst, *, follow_symlinks=True):
    if not _path.exists(src):
        raise FileNotFoundError(2, "No such file or directory", _path.fspath(src))
    _change_file("copy", _path.fspath(src), "shutil.copyfile()", _path.fspath(dst))
    return dst


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    if _path.exists(dst) and not dirs_exist_ok:
        raise FileExistsError(17, "File exists", _path.fspath(dst))
    _change_file("make_folder", _path.fspath(dst), "shutil.copytree()")
    for name in _list_folder(_path.fspath(src)) or []:
        source, target = _path.join(src, name.rstrip("/")), _path.join(dst, name.rstrip("/"))
        if name.endswith("/"):
            copytree(source, target, dirs_exist_ok=dirs_exist_ok)
        else:
            copyfile(source, target)
    return dst


def copyfileobj(source, target, length=0):
    target.write(source.read())


def which(cmd, mode=1, path=None):
    return None
