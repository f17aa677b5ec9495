# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from json import dumps, loads


def dump_as_bytes(obj, encoding="utf-8", **kw):
    return json.dumps(obj, **kw).encode(encoding)
