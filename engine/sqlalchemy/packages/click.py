# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts and their helpers print with. Colours are for terminals, and output here goes to a log: they are left out, as click leaves them out of files.
import re as _re
import sys as _sys


def style(text, fg=None, bg=None, bold=None, dim=None, underline=None, overline=None, italic=None, blink=None, reverse=None, strikethrough=None, reset=True):
    return str(text)


def unstyle(text):
    return _re.sub(r"\033\[[;?0-9]*[a-zA-Z]", "", text)


def echo(message=None, file=None, nl=True, err=False, color=None):
    text = "" if message is None else message.decode() if isinstance(message, bytes) else str(message)
    print(unstyle(text), end="\n" if nl else "", file=file or (_sys.stderr if err else _sys.stdout))


def secho(message=None, file=None, nl=True, err=False, color=None, **styles):
    echo(message, file=file, nl=nl, err=err)


class ClickException(Exception):
    exit_code = 1

    def __init__(self, message):
        super().__init__(message)
        self.message = message

    def format_message(self):
        return self.message


class UsageError(ClickException):
    exit_code = 2


class BadParameter(UsageError):
    pass


class Abort(RuntimeError):
    pass
