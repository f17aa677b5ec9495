# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import posixpath as _path


def _changes(method):
    def change(self, *args, **kwargs):
        from _limbeck import outside_change

        outside_change(f"Path.{method}()")

    return change


class PurePath:
    def __init__(self, *parts):
        text = _path.join(*parts) if parts else "."
        pieces = [piece for piece in text.split("/") if piece not in ("", ".")]
        self._text = ("/" if text.startswith("/") else "") + "/".join(pieces) or "."

    def __str__(self):
        return self._text

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f"{'PosixPath' if isinstance(self, Path) else 'PurePosixPath'}({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self._text)

    def __truediv__(self, other):
        return type(self)(self._text, other)

    def __rtruediv__(self, other):
        return type(self)(other, self._text)

    def joinpath(self, *parts):
        return type(self)(self._text, *parts)

    @property
    def parts(self):
        pieces = [piece for piece in self._text.split("/") if piece and piece != "."]
        return tuple(["/"] + pieces if self._text.startswith("/") else pieces)

    @property
    def name(self):
        return "" if self._text in ("/", ".") else _path.basename(self._text)

    @property
    def suffix(self):
        return _path.splitext(self.name)[1]

    @property
    def suffixes(self):
        name = self.name.lstrip(".")
        return ["." + piece for piece in name.split(".")[1:]]

    @property
    def stem(self):
        return _path.splitext(self.name)[0]

    @property
    def parent(self):
        if self._text in ("/", "."):
            return self
        return type(self)(_path.dirname(self._text) or ".")

    @property
    def parents(self):
        found = []
        at = self
        while at.parent != at:
            at = at.parent
            found.append(at)
        return found

    @property
    def anchor(self):
        return "/" if self.is_absolute() else ""

    root = anchor
    drive = ""

    def is_absolute(self):
        return self._text.startswith("/")

    def with_name(self, name):
        return self.parent / name

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def with_stem(self, stem):
        return self.parent / (stem + self.suffix)

    def relative_to(self, *other):
        base = type(self)(*other)
        if self.parts[: len(base.parts)] != base.parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return type(self)(*self.parts[len(base.parts) :])

    def is_relative_to(self, *other):
        base = type(self)(*other)
        return self.parts[: len(base.parts)] == base.parts

    def match(self, pattern):
        import fnmatch

        return fnmatch.fnmatch(self.name, pattern)


class Path(PurePath):
    @classmethod
    def cwd(cls):
        import os

        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(_path.expanduser("~"))

    def resolve(self, strict=False):
        return type(self)(_path.abspath(self._text))

    def absolute(self):
        return type(self)(_path.join(_path.abspath("."), self._text))

    def expanduser(self):
        return type(self)(_path.expanduser(self._text))

    def exists(self):
        return _path.exists(self._text)

    def is_file(self):
        return _path.isfile(self._text)

    def is_dir(self):
        return _path.isdir(self._text)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text, mode, buffering, encoding)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def iterdir(self):
        from _limbeck import list_folder

        for name in list_folder(self._text) or []:
            yield self / name.rstrip("/")

    def glob(self, pattern):
        from glob import glob

        return [Path(found) for found in glob(str(self / pattern), recursive=True)]

    def rglob(self, pattern):
        return self.glob("**/" + pattern)

    def stat(self):
        from _limbeck import unsupported

        unsupported("Looking at the times and sizes of files is not supported.")

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open("w") as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if not self.exists():
            self.open("w").close()
        elif not exist_ok:
            raise FileExistsError(17, "File exists", self._text)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        import os

        if self.is_dir() and exist_ok:
            return
        (os.makedirs if parents else os.mkdir)(self._text)

    def rmdir(self):
        import os

        os.rmdir(self._text)

    def unlink(self, missing_ok=False):
        import os

        if not missing_ok or self.exists():
            os.remove(self._text)

    def rename(self, target):
        import os

        os.rename(self._text, str(target))
        return Path(target)

    replace = rename
    chmod, symlink_to = (_changes(name) for name in ("chmod", "symlink_to"))


PosixPath = WindowsPath = Path
PurePosixPath = PureWindowsPath = PurePath
