# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads compiled scripts whose source is missing with the project's own Python and tells what they declare.

Standard input holds one line of JSON, the job (compiled_scripts.cpp writes it): the folders of the project's modules and the files. Standard output answers in lines of JSON, one a file
and in their order; standard error is free text for the log.
"""
import importlib.machinery
import importlib.util
import json
import os
import sys


def load(path, number):
    name = "limbeck_compiled_%d" % number
    loader = importlib.machinery.SourcelessFileLoader(name, path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def texts(value):
    """As Alembic takes it: nothing, one text, or several."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(item) for item in value]


def head(module):
    return {
        "revision": getattr(module, "revision", None),
        "has_down": hasattr(module, "down_revision"),
        "down": texts(getattr(module, "down_revision", None)),
        "labels": texts(getattr(module, "branch_labels", None)),
        "depends": texts(getattr(module, "depends_on", None)),
        "doc": module.__doc__,
        "upgrade": hasattr(module, "upgrade"),
        "downgrade": hasattr(module, "downgrade"),
    }


def main():
    job = json.loads(sys.stdin.readline())
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    sys.dont_write_bytecode = True
    sys.path[:0] = job["folders"]
    for number, path in enumerate(job["files"]):
        try:
            answer = dict(head(load(path, number)), kind="head")
        except BaseException as error:
            answer = {"kind": "failed", "type": type(error).__name__, "text": str(error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    sys.stderr.flush()
    # Threads that the project left behind do not keep us.
    os._exit(0)


if __name__ == "__main__":
    main()
