#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/cases/schema/table_order.txt: tables that refer to each other, and the order that SQLAlchemy's MetaData.sorted_tables has for them.

Run it with SQLAlchemy 2.0. A line is "tables : references : order"; a reference is "from>to", "from>>to" with use_alter; a table may be "schema.name".
"""
import os
import random
import warnings

import sqlalchemy as sa

warnings.simplefilter("ignore")
FILE = os.path.join(os.path.dirname(__file__), "..", "..", "cases", "schema", "table_order.txt")


def line(rng):
    names = rng.sample(["a", "b", "c", "d", "e", "f", "s.a", "s.g", "B", "a_b", "t.h", "z", "y2", "y10"], rng.randint(2, 12))
    references = []
    for _ in range(rng.randint(0, int(len(names) * rng.choice([0.7, 1.2, 2])))):
        references.append((rng.choice(names), rng.choice(names), rng.random() < 0.15))
    metadata = sa.MetaData()
    for name in names:
        schema, _, last = name.rpartition(".")
        columns = [sa.Column("r%d" % i, sa.ForeignKey(to + ".id", use_alter=alter, name="fk%d" % i)) for i, (of, to, alter) in enumerate(references) if of == name]
        sa.Table(last, metadata, sa.Column("id", sa.Integer, primary_key=True), *columns, schema=schema or None)
    return "%s : %s : %s" % (" ".join(names), " ".join(a + (">>" if alter else ">") + b for a, b, alter in references), " ".join(t.key for t in metadata.sorted_tables))


if __name__ == "__main__":
    rng = random.Random(7)
    with open(FILE, "w") as out:
        out.write("# Recorded with SQLAlchemy %s by record_table_order.py.\n" % sa.__version__)
        out.writelines(line(rng) + "\n" for _ in range(120))
