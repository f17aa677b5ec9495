# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

OPT_INDENT_2 = 1
OPT_SORT_KEYS = 32
OPT_NON_STR_KEYS = 4
JSONDecodeError = json.JSONDecodeError


def dumps(obj, default=None, option=None):
    flags = option or 0
    indent = 2 if flags & OPT_INDENT_2 else None
    separators = None if indent else (",", ":")
    return json.dumps(obj, default=default, ensure_ascii=False, separators=separators, indent=indent, sort_keys=bool(flags & OPT_SORT_KEYS)).encode("utf-8")


def loads(text):
    return json.loads(text)
