# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys as _sys


def python_version():
    return ".".join(str(part) for part in _sys.version_info[:3])


def python_version_tuple():
    return tuple(str(part) for part in _sys.version_info[:3])


def python_implementation():
    return "CPython"


def system():
    return "Linux"
