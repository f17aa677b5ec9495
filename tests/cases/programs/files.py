# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import errno
import json
import os
import shutil
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None

out = sa.table("out", sa.column("id", sa.Integer), sa.column("text", sa.String))


def say(*values):
    op.get_bind().execute(out.insert().values(text=" ".join(str(v) for v in values)))


def attempt(name, f):
    try:
        say(name, f())
    except Exception as e:
        say(name, "ERR", type(e).__name__, str(e)[:100])


def upgrade():
    op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))
    attempt("mk", lambda: os.makedirs("limbeck_made/deep", exist_ok=True))
    attempt("mk2", lambda: os.makedirs("limbeck_made/deep"))
    attempt("mk3", lambda: os.mkdir("limbeck_made/none/x"))
    attempt("isdir", lambda: (os.path.isdir("limbeck_made/deep"), Path("limbeck_made").is_dir(), os.path.exists("limbeck_made/x")))

    def w():
        with open("limbeck_made/a.json", "w") as f:
            json.dump({"a": [1, "ü"]}, f)
            f.write("\n")
        with open("limbeck_made/a.json", "a") as f:
            f.writelines(["x\n", "y\n"])
        return open("limbeck_made/a.json").read()

    attempt("w", w)

    def wc():
        with open("limbeck_made/b.csv", "w", newline="") as f:
            c = csv.writer(f)
            c.writerow([1, "a,b"])
        return list(csv.reader(open("limbeck_made/b.csv")))

    attempt("csv", wc)
    attempt("bytes", lambda: (Path("limbeck_made/c.bin").write_bytes(b"\x00\xff"), Path("limbeck_made/c.bin").read_bytes()))
    attempt("text", lambda: (Path("limbeck_made/d.txt").write_text("hello"), Path("limbeck_made/d.txt").read_text()))
    attempt("x", lambda: open("limbeck_made/d.txt", "x"))
    attempt("list", lambda: sorted(os.listdir("limbeck_made")))
    attempt("ren", lambda: (os.rename("limbeck_made/d.txt", "limbeck_made/e.txt"), sorted(os.listdir("limbeck_made"))))
    attempt("ren2", lambda: os.rename("limbeck_made/d.txt", "limbeck_made/f.txt"))
    attempt("cp", lambda: (shutil.copy("limbeck_made/e.txt", "limbeck_made/deep"), shutil.copyfile("limbeck_made/e.txt", "limbeck_made/g.txt"), sorted(os.listdir("limbeck_made/deep"))))
    attempt("mv", lambda: (shutil.move("limbeck_made/g.txt", "limbeck_made/deep"), sorted(os.listdir("limbeck_made/deep")), os.path.exists("limbeck_made/g.txt")))
    attempt("rm", lambda: (os.remove("limbeck_made/e.txt"), os.path.exists("limbeck_made/e.txt")))
    attempt("rm2", lambda: os.remove("limbeck_made/e.txt"))
    attempt("unl", lambda: Path("limbeck_made/e.txt").unlink(missing_ok=True))
    attempt("unl2", lambda: Path("limbeck_made/e.txt").unlink())
    attempt("rmdir", lambda: os.rmdir("limbeck_made/deep"))
    attempt("tree", lambda: (shutil.copytree("limbeck_made/deep", "limbeck_made/other"), sorted(os.listdir("limbeck_made/other"))))
    attempt("touch", lambda: (Path("limbeck_made/t").touch(), Path("limbeck_made/t").exists(), Path("limbeck_made/t").read_text() == ""))
    attempt("pmk", lambda: (Path("limbeck_made/p/q").mkdir(parents=True, exist_ok=True), Path("limbeck_made/p/q").is_dir()))
    attempt("pmk2", lambda: Path("limbeck_made/p/q").mkdir())
    attempt("iter", lambda: sorted(p.name for p in Path("limbeck_made").iterdir()))
    attempt("walk", lambda: sorted((os.path.basename(a), sorted(b), sorted(c)) for a, b, c in os.walk("limbeck_made")))
    attempt("rmtree", lambda: (shutil.rmtree("limbeck_made"), os.path.exists("limbeck_made")))
    attempt("rmtree2", lambda: shutil.rmtree("limbeck_made"))
    attempt("rmtree3", lambda: shutil.rmtree("limbeck_made", ignore_errors=True))
    attempt("closed", lambda: (lambda f: (f.close(), f.closed))(open("limbeck_z.txt", "w")))
    attempt("typ", lambda: open("limbeck_z.txt", "w").write(5))
    attempt("rmz", lambda: os.remove("limbeck_z.txt"))

    def revised():
        with open("limbeck_r.txt", "w+") as f:
            f.write("one\ntwo\n")
            f.seek(0)
            lines = f.readlines()
        with open("limbeck_r.txt", "r+") as f:
            first = f.readline()
            f.seek(0)
            f.write("ONE")
            f.truncate()
        with open("limbeck_r.txt", "a+") as f:
            f.write("!\n")
            at = f.tell()
            f.seek(0)
            text = f.read()
        return lines, first, at, text, open("limbeck_r.txt").read()

    attempt("revised", revised)
    attempt("revised2", lambda: open("limbeck_none.txt", "r+"))
    attempt("made", lambda: (open("limbeck_m.txt", "a+").read(), os.path.exists("limbeck_m.txt")))
    attempt("bytes2", lambda: open("limbeck_m.txt", "r+b").write("x"))
    attempt("rmr", lambda: (os.remove("limbeck_r.txt"), os.remove("limbeck_m.txt")))

    def number():
        try:
            os.remove("limbeck_none.txt")
        except OSError as error:
            return error.errno == errno.ENOENT, error.filename, error.strerror, errno.errorcode[error.errno]

    attempt("number", number)
