# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import fnmatch as _fnmatch
import posixpath as _path

from _limbeck import list_folder as _list_folder


def _below(folder, parts, recursive):
    if not parts:
        return [folder]
    if not any(sign in parts[0] for sign in "*?["):
        if len(parts) > 1:
            return _below(_path.join(folder, parts[0]), parts[1:], recursive)
        return [_path.join(folder, parts[0])] if parts[0] in [name.rstrip("/") for name in _list_folder(folder or ".") or []] else []
    names = _list_folder(folder or ".") or []
    found = []
    if parts[0] == "**" and recursive:
        found += _below(folder, parts[1:], recursive)
        for name in names:
            if name.endswith("/") and not name.startswith("."):
                found += _below(_path.join(folder, name[:-1]), parts, recursive)
        return found
    for name in names:
        plain = name.rstrip("/")
        if (name.endswith("/") or len(parts) == 1) and _fnmatch.fnmatchcase(plain, parts[0]) and plain.startswith(".") == parts[0].startswith("."):
            found += _below(_path.join(folder, plain), parts[1:], recursive)
    return found


def glob(pathname, *, root_dir=None, recursive=False, **more):
    pathname = str(pathname)
    parts = [part for part in pathname.split("/") if part]
    return _below("/" if pathname.startswith("/") else (root_dir or ""), parts, recursive)


def iglob(pathname, **more):
    return iter(glob(pathname, **more))
