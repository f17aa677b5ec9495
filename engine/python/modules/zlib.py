# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import deflate as _deflate, inflate as _inflate

Z_DEFAULT_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION = -1, 1, 9


class error(Exception):
    pass


def compress(data, /, level=-1, wbits=15):
    return _deflate(data, level)


def decompress(data, /, wbits=15, bufsize=16384):
    if bytes(data) == compress(b""):
        return b""
    contents = _inflate(data)
    if not contents:
        raise error("Error -3 while decompressing data: incorrect header check")
    return contents


def crc32(data, value=0, /):
    value ^= 0xFFFFFFFF
    for byte in bytes(data):
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0xEDB88320 if value & 1 else value >> 1
    return value ^ 0xFFFFFFFF


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16
    for byte in bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
