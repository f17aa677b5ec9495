# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    def sort(value):
        if isinstance(value, dict):
            keys = sorted(value, key=lambda key: (type(key).__name__, key)) if sort_dicts else list(value)
            return {key: sort(value[key]) for key in keys}
        if isinstance(value, list):
            return [sort(one) for one in value]
        if type(value) is tuple:
            return tuple(sort(one) for one in value)
        return value

    def lines(value, at):
        text = repr(value)
        if len(text) + at <= width or not isinstance(value, (dict, list, tuple)) or not value:
            return text
        pad = " " * (at + indent)
        if isinstance(value, dict):
            parts = [f"{key!r}: {lines(one, at + indent + len(repr(key)) + 2)}" for key, one in value.items()]
            return "{" + " " * (indent - 1) + f",\n{pad}".join(parts) + "}"
        left, right = ("[", "]") if isinstance(value, list) else ("(", ")")
        return left + " " * (indent - 1) + f",\n{pad}".join(lines(one, at + indent) for one in value) + right

    return lines(sort(object), 0)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True):
    print(pformat(object, indent, width, depth, sort_dicts=sort_dicts), file=stream)


pp = pprint
