# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

from _limbeck import log as _log

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_loggers = {}
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True


def getLevelName(level):
    if isinstance(level, str):
        return next((number for number, name in _names.items() if name == level), "Level " + level)
    return _names.get(level, f"Level {level}")


def addLevelName(level, name):
    _names[level] = name


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return True


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._fmt = fmt
        self.datefmt = datefmt

    def format(self, record):
        return str(record)


class Handler:
    def __init__(self, *args, **kwargs):
        self.level = NOTSET
        self.formatter = None

    def setLevel(self, level):
        self.level = level

    def setFormatter(self, formatter):
        self.formatter = formatter

    def addFilter(self, one):
        pass

    def emit(self, record):
        pass

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    pass


class FileHandler(Handler):
    pass


class NullHandler(Handler):
    pass


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.handlers = []
        self.filters = []
        self.parent = None
        self.propagate = True
        self.disabled = False

    def _text(self, message, args):
        if len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        return str(message) % args if args else message

    def log(self, level, message, *args, **kwargs):
        _log(level, self.name, self._text(message, args))

    def debug(self, message, *args, **kwargs):
        self.log(DEBUG, message, *args)

    def info(self, message, *args, **kwargs):
        self.log(INFO, message, *args)

    def warning(self, message, *args, **kwargs):
        self.log(WARNING, message, *args)

    warn = warning

    def error(self, message, *args, **kwargs):
        self.log(ERROR, message, *args)

    def exception(self, message, *args, **kwargs):
        error = sys.exc_info()[1]
        text = self._text(message, args)
        _log(ERROR, self.name, text if error is None else f"{text}\n{type(error).__name__}: {error}")

    def critical(self, message, *args, **kwargs):
        self.log(CRITICAL, message, *args)

    fatal = critical

    def setLevel(self, level):
        self.level = getLevelName(level) if isinstance(level, str) else level

    def getEffectiveLevel(self):
        return self.level or WARNING

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        return bool(self.handlers)

    def addFilter(self, one):
        self.filters.append(one)

    def removeFilter(self, one):
        self.filters.remove(one)

    def getChild(self, suffix):
        return getLogger(f"{self.name}.{suffix}")


class LoggerAdapter(Logger):
    def __init__(self, logger, extra=None):
        super().__init__(logger.name)
        self.logger = logger
        self.extra = extra


root = Logger("root", WARNING)


class Manager:
    def __init__(self):
        self.root = root
        self.disable = NOTSET
        self.loggerDict = _loggers

    def getLogger(self, name):
        return getLogger(name)


Logger.root = root
Logger.manager = Manager()


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def getLoggerClass():
    return Logger


def basicConfig(**kwargs):
    pass


def captureWarnings(capture):
    pass


def disable(level=CRITICAL):
    pass


def shutdown():
    pass


def debug(message, *args, **kwargs):
    root.debug(message, *args)


def info(message, *args, **kwargs):
    root.info(message, *args)


def warning(message, *args, **kwargs):
    root.warning(message, *args)


warn = warning


def error(message, *args, **kwargs):
    root.error(message, *args)


def exception(message, *args, **kwargs):
    root.exception(message, *args)


def critical(message, *args, **kwargs):
    root.critical(message, *args)


def log(level, message, *args, **kwargs):
    root.log(level, message, *args)
