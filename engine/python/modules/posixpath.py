# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
sep = "/"
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def isabs(path):
    return fspath(path).startswith("/")


def join(first, *rest):
    path = fspath(first)
    for part in rest:
        part = fspath(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    path = fspath(path)
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = fspath(path)
    slash = path.rfind("/")
    dot = path.rfind(".")
    if dot > slash:
        start = slash + 1
        while start < dot:
            if path[start] != ".":
                return path[:dot], path[dot:]
            start += 1
    return path, ""


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    slashes = 2 if path.startswith("//") and not path.startswith("///") else 1 if path.startswith("/") else 0
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not slashes and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return ("/" * slashes + "/".join(parts)) or "."


def abspath(path):
    path = fspath(path)
    if not path.startswith("/"):
        import os

        path = join(os.getcwd(), path)
    return normpath(path)


realpath = abspath


def expanduser(path):
    import os

    path = fspath(path)
    home = os.environ.get("HOME")
    return home + path[1:] if home and (path == "~" or path.startswith("~/")) else path


def expandvars(path):
    import os

    path = fspath(path)
    for name, value in os.environ.items():
        path = path.replace("${" + name + "}", value)
    return path


def exists(path):
    from _limbeck import is_on_disk

    return is_on_disk(fspath(path))


lexists = exists


def isfile(path):
    from _limbeck import is_file

    return is_file(fspath(path))


def isdir(path):
    from _limbeck import is_folder

    return is_folder(fspath(path))


def relpath(path, start="."):
    here, there = abspath(start).split("/"), abspath(path).split("/")
    here, there = [p for p in here if p], [p for p in there if p]
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."


def commonprefix(paths):
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    for at, character in enumerate(low):
        if character != high[at]:
            return low[:at]
    return low


def normcase(path):
    return fspath(path)
