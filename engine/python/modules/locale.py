# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The "C" locale: what a process has before it sets another.
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = 0, 1, 2, 3, 4, 5, 6


class Error(Exception):
    pass


def setlocale(category, locale=None):
    if locale in (None, "", "C", "POSIX", ("C", None)):
        return "C"
    text = locale if isinstance(locale, str) else ".".join(locale)
    if text.lower().replace("-", "") == "c.utf8":
        return text
    raise Error("unsupported locale setting")


def getlocale(category=LC_CTYPE):
    return (None, None)


def getdefaultlocale(*args):
    return (None, None)


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def localeconv():
    return {"decimal_point": ".", "thousands_sep": "", "grouping": [], "currency_symbol": "", "int_curr_symbol": ""}


def strcoll(a, b):
    return (a > b) - (a < b)


def strxfrm(text):
    return text


def format_string(format, val, grouping=False, monetary=False):
    return format % val


def atof(text):
    return float(text)


def atoi(text):
    return int(text)


def str(value):
    return "%.12g" % value
