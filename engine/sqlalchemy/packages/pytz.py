# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import zoneinfo

UTC = utc = datetime.timezone.utc
UnknownTimeZoneError = KeyError


def timezone(name):
    if name.upper() == "UTC":
        return utc
    return zoneinfo.ZoneInfo(name)
