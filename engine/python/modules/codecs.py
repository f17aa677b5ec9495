# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
_builtin_open = open


def encode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("rot13", "rot_13"):
        return _rotated(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("rot13", "rot_13"):
        return _rotated(obj)
    if encoding in ("hex", "hex_codec"):
        return bytes.fromhex(obj if isinstance(obj, str) else obj.decode("ascii"))
    return obj.decode(encoding, errors)


def _rotated(text):
    letters = "abcdefghijklmnopqrstuvwxyz"
    turned = letters[13:] + letters[:13]
    return text.translate(str.maketrans(letters + letters.upper(), turned + turned.upper()))


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    return _builtin_open(filename, mode, encoding=encoding, errors=errors)


BOM_UTF8 = b"\xef\xbb\xbf"
