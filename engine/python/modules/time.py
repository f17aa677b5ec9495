# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import now as _now


def time():
    return _now() / 1_000_000


def time_ns():
    return _now() * 1000


def monotonic():
    return _now() / 1_000_000


perf_counter = process_time = monotonic


def perf_counter_ns():
    return _now() * 1000


monotonic_ns = perf_counter_ns


def sleep(seconds):
    pass


def strftime(format, t=None):
    import datetime

    return (datetime.datetime.now() if t is None else datetime.datetime(*t[:6])).strftime(format)


def gmtime(secs=None):
    import datetime

    moment = datetime.datetime.fromtimestamp(time() if secs is None else secs, datetime.timezone.utc)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.weekday(), moment.timetuple().tm_yday, 0)


localtime = gmtime
timezone = 0
tzname = ("UTC", "UTC")
