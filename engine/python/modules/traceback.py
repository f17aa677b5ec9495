# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys


def format_exc(limit=None, chain=True):
    error = sys.exc_info()[1]
    return "NoneType: None\n" if error is None else f"{type(error).__name__}: {error}\n"


def print_exc(limit=None, file=None, chain=True):
    sys.stderr.write(format_exc())


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    error = exc if value is None else value
    return [f"{type(error).__name__}: {error}\n"]


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    sys.stderr.write("".join(format_exception(exc, value)))


def format_tb(tb, limit=None):
    return []


def print_stack(f=None, limit=None, file=None):
    pass
