# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import io

import sqlalchemy as sa
import yaml
from alembic import op

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))

SETTINGS = """\
# roles and their rights
defaults: &defaults
  retries: 3
  ratio: 1.5
  enabled: yes
  mode: 0o17
  octal: 017
  hex: 0x1F
  big: 1_000
  clock: 10:20
  none: ~
  empty:
  since: 2020-01-02
  at: 2020-01-02 03:04:05.5 +02:00
roles:
- name: admin   # the first
  rights: [read, "write", 'it''s']
- name: guest
  rights: []
  note: a plain text
    over two lines
- <<: *defaults
  retries: 5
text: |
  one
    two

  three
folded: >-
  one
  two

  three
quoted: "tab\\t, \\u00e9, a long \\
  line"
map: {a: 1, b: [x, {c: d}], 'e f': ~}
nested:
  - - 1
    - 2
  -
    - 3
url: http://host:80/x#y
? bad
"""


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def attempt(name, f):
    try:
        say(name, f())
    except yaml.YAMLError:
        say(name, "ERR")


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    good = SETTINGS.replace("? bad\n", "")
    for key, value in yaml.safe_load(good).items():
        say(key, repr(value))
    say(yaml.safe_load(io.StringIO("a: 1")), yaml.safe_load(b"[1, 2]"), yaml.safe_load(""), yaml.safe_load("--- x"))
    say(yaml.load("a: [1]", Loader=yaml.SafeLoader), yaml.full_load("b: off"))
    say(list(yaml.safe_load_all("---\na: 1\n---\n- b\n...\n")))
    for text in ("a: b: c", "[1, 2", "a: 'x", "a: *none", "- a\nb: c", "a: b\n c: d"):
        attempt(text, lambda: yaml.safe_load(text))
    data = {"name": "x", "list": [1, 2.5, None, True, "true", "1", ""], "map": {"b": {"c": []}, "a": {}}, "text": "it's: so", "lines": "one\ntwo\n", "long": "word " * 30, "ü": "é"}
    say(yaml.safe_dump(data))
    say(yaml.dump(data, sort_keys=False, allow_unicode=True, indent=4))
    say(yaml.safe_dump([[1, [2]], {"a": [{"b": 1, "c": 2}]}], default_flow_style=None), yaml.safe_dump({"a": [1, 2]}, default_flow_style=True))
    say(yaml.safe_dump("plain"), yaml.safe_dump(["- a", "# b", "x #y", "a: b", "null", "1e3", "1.0", "2020-01-01", "@x", "a,b"]))
    stream = io.StringIO()
    yaml.safe_dump_all([{"a": 1}, [2]], stream)
    say(stream.getvalue())
    say(yaml.safe_load(yaml.safe_dump(data)) == data)
