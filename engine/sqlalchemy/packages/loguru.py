# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import logging


class Logger:
    def __init__(self):
        self._logger = logging.getLogger("loguru")

    def _text(self, message, args, kw):
        return str(message).format(*args, **kw) if args or kw else str(message)

    def trace(self, message, *args, **kw):
        self._logger.debug(self._text(message, args, kw))

    def debug(self, message, *args, **kw):
        self._logger.debug(self._text(message, args, kw))

    def info(self, message, *args, **kw):
        self._logger.info(self._text(message, args, kw))

    def success(self, message, *args, **kw):
        self._logger.info(self._text(message, args, kw))

    def warning(self, message, *args, **kw):
        self._logger.warning(self._text(message, args, kw))

    def error(self, message, *args, **kw):
        self._logger.error(self._text(message, args, kw))

    def critical(self, message, *args, **kw):
        self._logger.critical(self._text(message, args, kw))

    def exception(self, message, *args, **kw):
        self._logger.error(self._text(message, args, kw))

    def bind(self, **kw):
        return self

    def opt(self, **kw):
        return self

    def add(self, *args, **kw):
        return 0

    def remove(self, *args):
        return None

    def configure(self, **kw):
        return []

    def enable(self, name):
        return None

    def disable(self, name):
        return None

    def patch(self, patcher):
        return self


logger = Logger()
