# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Plain data: None, numbers, texts, bytes and collections of them, in the protocols 4 and 5. Nothing that names a class is loaded.
import struct as _struct

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


class _Writer:
    def __init__(self):
        self.parts = []
        self.memo = {}

    def remember(self, key):
        self.memo[key] = len(self.memo)
        self.parts.append(b"\x94")

    def recall(self, key):
        at = self.memo.get(key)
        if at is None:
            return False
        self.parts.append(b"h" + bytes([at]) if at < 256 else b"j" + _struct.pack("<I", at))
        return True

    def save(self, value):
        add = self.parts.append
        if value is None:
            add(b"N")
        elif value is True or value is False:
            add(b"\x88" if value else b"\x89")
        elif type(value) is int:
            self.save_integer(value)
        elif type(value) is float:
            add(b"G" + _struct.pack(">d", value))
        elif type(value) is str:
            if not self.recall(("text", value)):
                data = value.encode()
                add((b"\x8c" + bytes([len(data)]) if len(data) < 256 else b"X" + _struct.pack("<I", len(data))) + data)
                self.remember(("text", value))
        elif type(value) is bytes:
            if not self.recall(("bytes", value)):
                add((b"C" + bytes([len(value)]) if len(value) < 256 else b"B" + _struct.pack("<I", len(value))) + value)
                self.remember(("bytes", value))
        elif type(value) in (list, dict, set, frozenset):
            if not self.recall(id(value)):
                self.save_collection(value)
        elif type(value) is tuple:
            self.save_tuple(value)
        else:
            raise PicklingError(f"Can't pickle {type(value)}: only plain data is pickled here")

    def save_integer(self, value):
        if 0 <= value < 256:
            self.parts.append(b"K" + bytes([value]))
        elif 0 <= value < 65536:
            self.parts.append(b"M" + _struct.pack("<H", value))
        elif -(1 << 31) <= value < 1 << 31:
            self.parts.append(b"J" + _struct.pack("<i", value))
        else:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            if len(data) > 1 and value < 0 and data[-1] == 255 and data[-2] & 128:
                data = data[:-1]
            self.parts.append(b"\x8a" + bytes([len(data)]) + data)

    def save_tuple(self, value):
        if not value:
            self.parts.append(b")")
            return
        if self.recall(id(value)):
            return
        if len(value) > 3:
            self.parts.append(b"(")
        for item in value:
            self.save(item)
        self.parts.append(b"t" if len(value) > 3 else bytes([0x84 + len(value)]))
        self.remember(id(value))

    def save_collection(self, value):
        if type(value) is frozenset:
            self.parts.append(b"(")
            for item in value:
                self.save(item)
            self.parts.append(b"\x91")
            self.remember(id(value))
            return
        start, one, many = {list: (b"]", b"a", b"e"), dict: (b"}", b"s", b"u"), set: (b"\x8f", None, b"\x90")}[type(value)]
        self.parts.append(start)
        self.remember(id(value))
        items = list(value.items()) if type(value) is dict else list(value)
        for first in range(0, len(items), 1000):
            chunk = items[first : first + 1000]
            single = len(chunk) == 1 and one is not None
            if not single:
                self.parts.append(b"(")
            for item in chunk:
                for part in item if type(value) is dict else (item,):
                    self.save(part)
            self.parts.append(one if single else many)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
    if protocol < 4:
        from _limbeck import unsupported

        unsupported(f"pickle.dumps() with protocol {protocol} is not supported: 4 and 5 are.")
    writer = _Writer()
    writer.save(obj)
    body = b"".join(writer.parts) + b"."
    frame = b"\x95" + _struct.pack("<Q", len(body)) if len(body) >= 4 else b""
    return b"\x80" + bytes([protocol]) + frame + body


def _long(data):
    return int.from_bytes(data, "little", signed=True)


class _Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.stack = []
        self.marks = []
        self.memo = {}

    def take(self, count):
        part = self.data[self.at : self.at + count]
        if len(part) < count:
            raise UnpicklingError("pickle data was truncated")
        self.at += count
        return part

    def number(self, format):
        return _struct.unpack(format, self.take(_struct.calcsize(format)))[0]

    def line(self):
        end = self.data.index(b"\n", self.at)
        text = self.data[self.at : end]
        self.at = end + 1
        return text.decode()

    def marked(self):
        start = self.marks.pop()
        items = self.stack[start:]
        del self.stack[start:]
        return items

    def simple(self, code):
        """The value that the opcode pushes, in a tuple; None for other opcodes."""
        if code in b"NK\x88\x89]})\x8f":
            return ({b"N": None, b"\x88": True, b"\x89": False, b")": ()}[code],) if code in b"N\x88\x89)" else (self.take(1)[0],) if code == b"K" else ([],) if code == b"]" else ({},) if code == b"}" else (set(),)
        if code in b"MJG":
            return (self.number({b"M": "<H", b"J": "<i", b"G": ">d"}[code]),)
        if code in b"\x8cXCBU\x8dT\x8e":
            size = self.number("<B" if code in b"\x8cCU" else "<Q" if code in b"\x8d\x8e" else "<I")
            data = bytes(self.take(size))
            return (data.decode() if code in b"\x8cX\x8dUT" else data,)
        if code == b"\x8a":
            return (_long(self.take(self.take(1)[0])),)
        if code in b"ILF":
            text = self.line()
            return ({"00": False, "01": True}[text] if code == b"I" and text in ("00", "01") else float(text) if code == b"F" else int(text.rstrip("L")),)
        if code in b"hjg":
            return (self.memo[self.number("<B") if code == b"h" else self.number("<I") if code == b"j" else int(self.line())],)
        return None

    def load(self):
        while True:
            code = self.take(1)
            pushed = self.simple(code)
            if pushed is not None:
                self.stack.append(pushed[0])
            elif code == b".":
                return self.stack.pop()
            else:
                self.act(code)

    def act(self, code):
        if code == b"\x80":
            self.take(1)
        elif code == b"\x95":
            self.take(8)
        elif code == b"(":
            self.marks.append(len(self.stack))
        elif code == b"\x94":
            self.memo[len(self.memo)] = self.stack[-1]
        elif code in b"qrp":
            self.memo[self.number("<B") if code == b"q" else self.number("<I") if code == b"r" else int(self.line())] = self.stack[-1]
        elif code in b"\x85\x86\x87":
            count = code[0] - 0x84
            items = tuple(self.stack[-count:])
            del self.stack[-count:]
            self.stack.append(items)
        elif code in b"tld\x91":
            items = self.marked()
            self.stack.append(tuple(items) if code == b"t" else items if code == b"l" else frozenset(items) if code == b"\x91" else dict(zip(items[::2], items[1::2])))
        elif code == b"a":
            item = self.stack.pop()
            self.stack[-1].append(item)
        elif code == b"s":
            value, key = self.stack.pop(), self.stack.pop()
            self.stack[-1][key] = value
        elif code in b"eu\x90":
            items = self.marked()
            target = self.stack[-1]
            target.extend(items) if code == b"e" else target.update(items) if code == b"\x90" else target.update(zip(items[::2], items[1::2]))
        elif code == b"0":
            self.stack.pop()
        elif code in b"c\x93Ri\x81b":
            from _limbeck import unsupported

            unsupported("Loading a pickle that holds objects of classes is not supported: it would run their code.")
        else:
            raise UnpicklingError(f"invalid load key, {chr(code[0])!r}.")


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    data = bytes(data)
    if not data:
        raise EOFError("Ran out of input")
    return _Reader(data).load()


def dump(obj, file, protocol=None, **kwargs):
    file.write(dumps(obj, protocol))


def load(file, **kwargs):
    return loads(file.read())
