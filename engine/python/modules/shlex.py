# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re as _re

_unsafe = _re.compile(r"[^\w@%+=:,./-]", _re.ASCII)


def quote(s):
    if not s:
        return "''"
    return s if _unsafe.search(s) is None else "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(part) for part in split_command)


def split(s, comments=False, posix=True):
    words = []
    word = None
    quotes = None
    i = 0
    while i < len(s):
        c = s[i]
        if quotes:
            if c == quotes:
                quotes = None
            elif c == "\\" and quotes == '"' and i + 1 < len(s) and s[i + 1] in '"\\':
                i += 1
                word += s[i]
            else:
                word += c
        elif c in "'\"":
            quotes = c
            word = word or ""
        elif c == "\\" and i + 1 < len(s):
            i += 1
            word = (word or "") + s[i]
        elif c in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif c == "#" and comments and word is None:
            while i < len(s) and s[i] != "\n":
                i += 1
        else:
            word = (word or "") + c
        i += 1
    if quotes:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words
