# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging


class BoundLogger:
    def __init__(self, name, values):
        self._logger = logging.getLogger(name)
        self._values = values

    def _text(self, event, kw):
        return " ".join([str(event)] + [f"{key}={value!r}" for key, value in {**self._values, **kw}.items()])

    def debug(self, event=None, *args, **kw):
        self._logger.debug(self._text(event, kw))

    def info(self, event=None, *args, **kw):
        self._logger.info(self._text(event, kw))

    def warning(self, event=None, *args, **kw):
        self._logger.warning(self._text(event, kw))

    warn = warning

    def error(self, event=None, *args, **kw):
        self._logger.error(self._text(event, kw))

    exception = error
    critical = error

    def bind(self, **kw):
        return BoundLogger(self._logger.name, {**self._values, **kw})

    new = bind


def get_logger(*args, **kw):
    return BoundLogger(str(args[0]) if args else "structlog", kw)


getLogger = get_logger
