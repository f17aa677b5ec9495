# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import b64decode as _decode
from _limbeck import b64encode as _encode


def b64encode(s, altchars=None):
    return _encode(s)


standard_b64encode = b64encode


def b64decode(s, altchars=None, validate=False):
    return _decode(s.encode() if isinstance(s, str) else s)


standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return _encode(s, True)


def urlsafe_b64decode(s):
    return _decode(s.encode() if isinstance(s, str) else s, True)


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    return bytes.fromhex(s if isinstance(s, str) else s.decode())


def b32encode(s):
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    bits = "".join(format(byte, "08b") for byte in s)
    bits += "0" * (-len(bits) % 5)
    out = "".join(alphabet[int(bits[i : i + 5], 2)] for i in range(0, len(bits), 5))
    return (out + "=" * (-len(out) % 8)).encode()
