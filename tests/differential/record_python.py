#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Python prints for tests/cases/python/run/*.py into *.out beside them. Cases with a .err file are ours alone."""
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "cases" / "python" / "run"
ENVIRONMENT = {"HOME": "/home/user", "SCHEMA": "public", "PYTHONHASHSEED": "0", "TZ": "UTC", "PYTHONIOENCODING": "utf-8"}


def main(names):
    failed = 0
    for script in sorted(FOLDER.glob("*.py")):
        if script.with_suffix(".err").exists() or (names and script.stem not in names):
            continue
        done = subprocess.run([sys.executable, script.name], cwd=FOLDER, capture_output=True, text=True, env=ENVIRONMENT)
        if done.returncode:
            print(f"{script.name}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            failed += 1
        else:
            script.with_suffix(".out").write_text(done.stdout, encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
