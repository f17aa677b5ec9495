# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
class IOBase:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    def close(self):
        pass

    def flush(self):
        pass


class _Memory(IOBase):
    _empty = ""

    def __init__(self, initial=None, newline="\n"):
        self._text = initial or self._empty
        self._at = 0

    def write(self, part):
        self._text = self._text[: self._at] + part + self._text[self._at + len(part) :]
        self._at += len(part)
        return len(part)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def read(self, size=-1):
        end = len(self._text) if size is None or size < 0 else self._at + size
        part = self._text[self._at : end]
        self._at += len(part)
        return part

    def readline(self):
        rest = self._text[self._at :]
        newline = "\n" if isinstance(rest, str) else b"\n"
        end = rest.find(newline) + 1
        return self.read(end if end else len(rest))

    def readlines(self):
        return list(self)

    def __iter__(self):
        line = self.readline()
        while line:
            yield line
            line = self.readline()

    def getvalue(self):
        return self._text

    def seek(self, offset, whence=0):
        self._at = offset if whence == 0 else len(self._text)
        return self._at

    def tell(self):
        return self._at

    def truncate(self, size=None):
        self._text = self._text[: self._at if size is None else size]


class StringIO(_Memory):
    pass


class BytesIO(_Memory):
    _empty = b""


TextIOBase = TextIOWrapper = IOBase
open = open
