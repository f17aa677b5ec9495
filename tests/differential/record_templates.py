#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the outputs in tests/cases/templates/*.txt with what Mako itself writes. Run it after adding a case; needs python3-mako."""
import datetime
import pathlib
import re
import sys

from mako.template import Template


def comma(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)


class Config:
    def get_main_option(self, name, default=None):
        return {"databases": "engine1, engine2"}.get(name, default)


ARGUMENTS = dict(
    message='say "hi" & <go>', up_revision="ae10", down_revision=("1975", "27c6"), branch_labels=("cart",), depends_on=None, comma=comma,
    create_date=datetime.datetime(2026, 11, 20, 23, 41, 7, 785381), upgrades="op.a()\n    op.b()", imports="", config=Config(),
)


def render(template):
    try:
        return Template(template).render_unicode(**ARGUMENTS)
    except Exception as error:
        return "!! " + type(error).__name__ + "\n"


for path in sorted(pathlib.Path(__file__).resolve().parent.parent.glob("cases/templates/*.txt")):
    out = []
    for block in re.split(r"(?m)^=== ", path.read_text())[1:]:
        name, rest = block.split("\n", 1)
        template = rest.split("\n--- output\n")[0] + "\n"
        out.append("=== %s\n%s--- output\n%s\n" % (name, template, render(template)))
    path.write_text("".join(out))
    print(path.name, len(out), "cases", file=sys.stderr)
