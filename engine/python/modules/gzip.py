# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import builtins as _builtins
import io as _io
import struct as _struct
import time as _time
import zlib as _zlib


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    moment = int(_time.time() if mtime is None else mtime)
    extra = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    header = _struct.pack("<BBBBLBB", 0x1F, 0x8B, 8, 0, moment, extra, 255)
    return header + _zlib.compress(data, compresslevel, -15) + _struct.pack("<LL", _zlib.crc32(data), len(data) & 0xFFFFFFFF)


def decompress(data):
    data = bytes(data)
    if not data:
        return b""
    if data[:2] != b"\x1f\x8b":
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    return _zlib.decompress(data, 31)


class GzipFile(_io.BytesIO):
    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, mtime=None):
        self.name = filename
        self.mode = mode
        self._target = fileobj
        self._level = compresslevel
        self._mtime = mtime
        packed = b""
        if "r" in mode:
            if fileobj is not None:
                packed = fileobj.read()
            else:
                with _builtins.open(filename, "rb") as source:
                    packed = source.read()
        super().__init__(decompress(packed))

    def close(self):
        if "r" in self.mode or self.mode == "closed":
            return
        packed = compress(self.getvalue(), self._level, mtime=self._mtime)
        self.mode = "closed"
        if self._target is not None:
            self._target.write(packed)
        else:
            with _builtins.open(self.name, "wb") as target:
                target.write(packed)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    is_name = isinstance(filename, str) or hasattr(filename, "__fspath__")
    plain = mode.replace("t", "").replace("b", "")
    file = GzipFile(filename if is_name else None, plain + "b", compresslevel, None if is_name else filename)
    if "t" not in mode:
        return file
    if "r" in plain:
        return _io.StringIO(file.read().decode(encoding or "utf-8").replace("\r\n", "\n"))
    return _TextWriter(file, encoding or "utf-8")


class _TextWriter(_io.IOBase):
    def __init__(self, file, encoding):
        self._file = file
        self._encoding = encoding

    def write(self, text):
        self._file.write(text.encode(self._encoding))
        return len(text)

    def close(self):
        self._file.close()
