# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _fill(self, values, safe):
        text, out, at = self.template, [], 0
        while at < len(text):
            if text[at] != "$":
                out.append(text[at])
                at += 1
                continue
            if text[at + 1 : at + 2] == "$":
                out.append("$")
                at += 2
                continue
            braced = text[at + 1 : at + 2] == "{"
            start = end = at + (2 if braced else 1)
            while end < len(text) and (text[end].isascii() and text[end].isalnum() or text[end] == "_"):
                end += 1
            name = text[start:end]
            if not name or (braced and text[end : end + 1] != "}"):
                if not safe:
                    raise ValueError(f"Invalid placeholder in string: line {text.count(chr(10), 0, at) + 1}, col {at + 1}")
                out.append("$")
                at += 1
                continue
            end += braced
            out.append(str(values[name]) if name in values or not safe else text[at:end])
            at = end
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)


class Formatter:
    def format(self, text, /, *args, **kwargs):
        return text.format(*args, **kwargs)
