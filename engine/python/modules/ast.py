# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import literal as _literal


def literal_eval(node_or_string):
    return _literal(node_or_string.lstrip(" \t"))
