# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
def _matches(name, pattern):
    if not pattern:
        return not name
    if pattern[0] == "*":
        return any(_matches(name[at:], pattern[1:]) for at in range(len(name) + 1))
    if not name:
        return False
    if pattern[0] == "[" and "]" in pattern[2:]:
        end = pattern.index("]", 2)
        members, negated = pattern[1:end], pattern[1] == "!"
        members = members[1:] if negated else members
        found = False
        at = 0
        while at < len(members):
            if at + 2 < len(members) and members[at + 1] == "-":
                found = found or members[at] <= name[0] <= members[at + 2]
                at += 3
            else:
                found = found or members[at] == name[0]
                at += 1
        return found != negated and _matches(name[1:], pattern[end + 1 :])
    return pattern[0] in ("?", name[0]) and _matches(name[1:], pattern[1:])


def fnmatchcase(name, pattern):
    return _matches(name, pattern)


fnmatch = fnmatchcase


def filter(names, pattern):
    return [name for name in names if _matches(name, pattern)]
