# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Modules of the standard library that work on bytes, and others that few scripts import.
import base64
import dataclasses
import difflib
import gzip
import hashlib
import inspect
import ipaddress
import pickle
import struct
import tempfile
import zlib

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    out = op.create_table("out", sa.Column("id", sa.Integer, primary_key=True), sa.Column("text", sa.Text))

    def put(*values):
        op.get_bind().execute(out.insert().values(text=" | ".join(repr(value) for value in values)))

    def attempt(work):
        try:
            put(work())
        except Exception as error:
            put(type(error).__name__, str(error))

    put(zlib.compress(b"abc" * 20), zlib.decompress(zlib.compress(b"q", 9)), zlib.crc32(b"hello"), zlib.adler32(b"hello"), gzip.decompress(gzip.compress(b"hello" * 10)))
    put(struct.pack("<IH", 1, 2), struct.unpack(">hh", b"\x00\x01\xff\xff"), struct.calcsize("bih"), struct.pack("!d", 1.5), struct.pack("3s5p?", b"abcd", b"xy", True))
    put(ipaddress.ip_address("10.0.0.1") in ipaddress.ip_network("10.0.0.0/8"), str(ipaddress.ip_address("2001:DB8::2:1")), list(ipaddress.ip_network("10.0.0.0/30").hosts()), ipaddress.ip_interface("10.1.2.3/16").network)
    plain = {"a": [1, 2.5, None, True], "b": ("x", "a"), "c": {1}, "d": b"zz", "e": -5, "f": 70000, "g": 1 << 70}
    put(pickle.dumps(plain), pickle.loads(pickle.dumps(plain)) == plain, pickle.dumps(None), pickle.dumps("x" * 300, 5))
    put(list(difflib.unified_diff(["a", "b"], ["a", "c"], "f", "t", lineterm="")), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
    put(str(inspect.signature(lambda a, b=1, *c, d, **e: 0)), inspect.getfullargspec(lambda a, b=1: 0).defaults)
    pair = dataclasses.make_dataclass("Pair", ["x", ("y", int, 3)])
    put(dataclasses.asdict(pair(1)), pair(1, 2) == pair(1, 2))
    with tempfile.TemporaryFile("w+") as file:
        file.write("text")
        file.seek(0)
        put(file.read())
    put(b"a,b".partition(b","), b"ab".ljust(4, b"."), b"x\ny".splitlines(), b"abc".rfind(b"c"), base64.b32decode("MFRGG==="))
    for work in (
        lambda: zlib.decompress(b"xx"),
        lambda: struct.pack("B", 300),
        lambda: struct.unpack("I", b"1"),
        lambda: ipaddress.ip_address("300.1.1.1"),
        lambda: ipaddress.ip_network("10.0.0.1/8"),
        lambda: base64.b64decode("YWJ"),
        lambda: hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 0),
    ):
        attempt(work)
