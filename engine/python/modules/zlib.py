# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import adler32 as _adler32
from _limbeck import crc32 as _crc32
from _limbeck import deflate as _deflate
from _limbeck import inflate as _inflate

Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
MAX_WBITS = 15
DEFLATED = 8


class error(Exception):
    pass


def compress(data, /, level=-1, wbits=MAX_WBITS):
    return _deflate(bytes(data), level, wbits)


def decompress(data, /, wbits=MAX_WBITS, bufsize=16384):
    plain, problem = _inflate(bytes(data), wbits)
    if problem:
        raise error(problem)
    return plain


class _Compressor:
    def __init__(self, level=-1, method=DEFLATED, wbits=MAX_WBITS, **kwargs):
        self._level = level
        self._wbits = wbits
        self._data = b""

    def compress(self, data):
        self._data += bytes(data)
        return b""

    def flush(self, mode=4):
        return _deflate(self._data, self._level, self._wbits)


class _Decompressor:
    def __init__(self, wbits=MAX_WBITS, zdict=b""):
        self._wbits = wbits
        self._data = b""
        self.eof = False
        self.unused_data = b""

    def decompress(self, data, max_length=0):
        self._data += bytes(data)
        plain, problem = _inflate(self._data, self._wbits)
        if problem:
            return b""
        self._data = b""
        self.eof = True
        return plain

    def flush(self, length=16384):
        return b""


compressobj = _Compressor
decompressobj = _Decompressor


def crc32(data, value=0, /):
    return _crc32(bytes(data), value)


def adler32(data, value=1, /):
    return _adler32(bytes(data), value)
