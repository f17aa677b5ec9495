# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from logging import Handler


class RotatingFileHandler(Handler):
    pass


class TimedRotatingFileHandler(Handler):
    pass


class SysLogHandler(Handler):
    pass


class QueueHandler(Handler):
    pass
