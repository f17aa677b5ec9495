# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime


def utcnow(with_timezone=False):
    now = datetime.datetime.now(datetime.timezone.utc)
    return now if with_timezone else now.replace(tzinfo=None)


def utcnow_ts(microsecond=False):
    seconds = datetime.datetime.now(datetime.timezone.utc).timestamp()
    return seconds if microsecond else int(seconds)
