# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
class Error(ValueError):
    pass


def hexlify(data):
    return bytes(data).hex().encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("ascii")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify

_table = []


def crc32(data, value=0):
    if not _table:
        for i in range(256):
            for _ in range(8):
                i = i >> 1 ^ (0xEDB88320 if i & 1 else 0)
            _table.append(i)
    value ^= 0xFFFFFFFF
    for byte in bytes(data):
        value = value >> 8 ^ _table[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF
