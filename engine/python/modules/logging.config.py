# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import log as _log


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    _log(0, "logging.config", "configured")


def dictConfig(config):
    _log(0, "logging.config", "configured")
