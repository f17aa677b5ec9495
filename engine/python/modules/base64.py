# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import b64decode as _decode
from _limbeck import b64encode as _encode
from binascii import Error as _Error


def b64encode(s, altchars=None):
    return _encode(s)


standard_b64encode = b64encode


def _checked(data):
    """Padding counts only after the letters of the alphabet; all other bytes are passed over."""
    letters = sum(1 for byte in data if chr(byte).isalnum() or byte in b"+/-_")
    padding = data.rstrip().count(b"=")
    if letters % 4 == 1:
        raise _Error(f"Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4")
    if letters % 4 and letters % 4 + padding < 4:
        raise _Error("Incorrect padding")
    return data


def b64decode(s, altchars=None, validate=False):
    data = s.encode() if isinstance(s, str) else bytes(s)
    return _decode(_checked(data))


standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return _encode(s, True)


def urlsafe_b64decode(s):
    return _decode(_checked(s.encode() if isinstance(s, str) else bytes(s)), True)


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


def b32decode(s, casefold=False, map01=None):
    text = s if isinstance(s, str) else s.decode()
    if casefold:
        text = text.upper()
    if len(text) % 8:
        raise _Error("Incorrect padding")
    bits = ""
    for letter in text.rstrip("="):
        number = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter)
        if number < 0:
            raise _Error("Non-base32 digit found")
        bits += format(number, "05b")
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8))
