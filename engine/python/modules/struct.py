# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Integers, texts and floating point numbers as bytes.
from _limbeck import float_bytes as _float_bytes
from _limbeck import float_from_bytes as _float_from_bytes

_standard = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_native = {**_standard, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}


class error(Exception):
    pass


def _parse(format):
    """(byte order, [(count, code, size, padding before it)], size of all)"""
    if isinstance(format, bytes):
        format = format.decode()
    order, sizes, aligned = "little", _native, True
    if format[:1] in tuple("@=<>!"):
        aligned = format[0] == "@"
        order = "big" if format[0] in ">!" else "little"
        sizes = _native if aligned else _standard
        format = format[1:]
    items, total, count = [], 0, ""
    for letter in format:
        if letter.isspace():
            continue
        if letter.isdigit():
            count += letter
            continue
        if letter not in sizes:
            raise error("bad char in struct format")
        size = sizes[letter]
        number = int(count) if count else 1
        padding = -total % size if aligned and letter not in "xcbBsp?" else 0
        items.append((number, letter, size, padding))
        total += padding + number * size
        count = ""
    if count:
        raise error("repeat count given without format specifier")
    return order, items, total


def calcsize(format):
    return _parse(format)[2]


def _packed(value, letter, size, order):
    if letter in "fde":
        try:
            return _float_bytes(float(value), size, order == "big")
        except (TypeError, ValueError):
            raise error("required argument is not a float") from None
    if letter == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if letter == "?":
        return b"\x01" if value else b"\x00"
    if not isinstance(value, int):
        raise error("required argument is not an integer")
    signed = letter in "bhilqn"
    low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
    if not low <= value <= high:
        names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
        raise error(f"{names[letter]} format requires {low} <= number <= {high}" if letter in names else f"'{letter}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


def pack(format, *values):
    order, items, total = _parse(format)
    wanted = sum(0 if letter == "x" else 1 if letter in "sp" else number for number, letter, _, _ in items)
    if wanted != len(values):
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    data, left = b"", list(values)
    for number, letter, size, padding in items:
        data += bytes(padding)
        if letter == "x":
            data += bytes(number)
        elif letter == "s":
            data += bytes(left.pop(0))[:number].ljust(number, b"\x00")
        elif letter == "p":
            text = bytes(left.pop(0))[: number - 1]
            data += (bytes([len(text)]) + text).ljust(number, b"\x00")
        else:
            for _ in range(number):
                data += _packed(left.pop(0), letter, size, order)
    return data


def unpack_from(format, buffer, offset=0):
    order, items, total = _parse(format)
    data = bytes(buffer)[offset:]
    if len(data) < total:
        raise error(f"unpack_from requires a buffer of at least {offset + total} bytes for unpacking {total} bytes at offset {offset} (actual buffer size is {len(buffer)})")
    values, at = [], 0
    for number, letter, size, padding in items:
        at += padding
        if letter in "xsp":
            part = data[at : at + number]
            at += number
            if letter == "s":
                values.append(part)
            elif letter == "p":
                values.append(part[1 : 1 + part[0]])
            continue
        for _ in range(number):
            part = data[at : at + size]
            at += size
            if letter == "c":
                values.append(part)
            elif letter == "?":
                values.append(part != b"\x00")
            elif letter in "fde":
                values.append(_float_from_bytes(part, order == "big"))
            else:
                values.append(int.from_bytes(part, order, signed=letter in "bhilqn"))
    return tuple(values)


def unpack(format, buffer):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)


def iter_unpack(format, buffer):
    size = calcsize(format)
    if not size or len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    for at in range(0, len(buffer), size):
        yield unpack_from(format, buffer, at)


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
