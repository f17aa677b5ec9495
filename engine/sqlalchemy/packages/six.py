# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
PY2 = False
PY3 = True
string_types = (str,)
text_type = str
binary_type = bytes
integer_types = (int,)
MAXSIZE = 9223372036854775807


def iteritems(mapping):
    return iter(mapping.items())


def iterkeys(mapping):
    return iter(mapping.keys())


def itervalues(mapping):
    return iter(mapping.values())


def u(text):
    return text


def b(text):
    return text.encode("latin-1")


def ensure_str(value, encoding="utf-8", errors="strict"):
    return value.decode(encoding, errors) if isinstance(value, bytes) else value


ensure_text = ensure_str


def ensure_binary(value, encoding="utf-8", errors="strict"):
    return value.encode(encoding, errors) if isinstance(value, str) else value


def add_metaclass(metaclass):
    def wrapper(cls):
        return cls

    return wrapper


def python_2_unicode_compatible(cls):
    return cls
