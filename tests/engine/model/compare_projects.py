#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the static reading of real projects' models with what Python itself says of them, table by table and line by line.

Usage: compare_projects.py DUMP_MODELS FOLDER MODULE [FOLDER MODULE ...]
Each FOLDER holds a project whose packages this interpreter can import (PYTHONPATH as the project needs it); MODULE is one below it that defines `target_metadata`,
as env.py does. Prints what differs, and the share of tables and columns that are read identically. A difference is "reported" when the reading itself says that it did
not read the table or column, else "silent": those are defects. Exit code 1 when there is a silent one.
"""
import os
import subprocess
import sys

RECORDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "record_model_cases.py")


def tables(text):
    found, name = {}, None
    for line in text.split("\n--- unread\n")[0].split("\n"):
        if line.startswith("table "):
            name = line.split(" ")[1]
            found[name] = [line]
        elif line.startswith("  ") and name:
            found[name].append(line)
    return found


def is_column(line):
    return not line.startswith(("  pk ", "  fk ", "  unique ", "  index ", "  check ", "  exclude ", "table "))


def compare(dump, folder, module):
    exact = subprocess.run([sys.executable, RECORDER, "--project", folder, module], capture_output=True, text=True, cwd=folder).stdout
    static = subprocess.run([dump, folder, module], capture_output=True, text=True).stdout
    if exact.startswith("!") or not exact:
        print("%s: cannot be imported: %s" % (folder, exact.strip()))
        return None
    unread = static.split("\n--- unread\n")[1].strip().split("\n") if "\n--- unread\n" in static else []
    reported = {line.split(": ")[0].split(".")[0] if not line.startswith("*") else "*" for line in unread} | {line.split(": ")[0] for line in unread}
    wanted, got = tables(exact), tables(static)
    counts = {"tables": 0, "columns": 0, "same tables": 0, "same columns": 0, "silent": 0}
    for name in sorted(set(wanted) | set(got)):
        left, right = wanted.get(name, []), got.get(name, [])
        counts["tables"] += bool(left)
        counts["columns"] += sum(map(is_column, left))
        counts["same columns"] += sum(is_column(line) and line in right for line in left)
        if left == right:
            counts["same tables"] += 1
            continue
        kind = "reported" if name in reported or ("*" in reported and not right) else "silent"
        counts["silent"] += kind == "silent"
        print("%s: %s (%s)" % (folder, name, kind))
        for sign, lines, others in (("-", left, right), ("+", right, left)):
            for line in lines:
                if line not in others:
                    print("    %s %s" % (sign, line.strip()))
    return counts


def main():
    total = {}
    arguments = sys.argv[2:]
    for folder, module in zip(arguments[::2], arguments[1::2]):
        for key, value in (compare(sys.argv[1], folder, module) or {}).items():
            total[key] = total.get(key, 0) + value
    print("tables %(same tables)d/%(tables)d, columns %(same columns)d/%(columns)d, silent differences %(silent)d" % total)
    return 1 if total["silent"] else 0


sys.exit(main())
