# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Plain data in YAML as PyYAML's safe functions read and write it: mappings, lists, scalars by the rules of YAML 1.1, quoted and block scalars, flow collections, anchors, several documents.
# Refused: tags and complex keys; in what is written also what PyYAML breaks into lines of its own way.
import datetime as _datetime
import re as _re


class YAMLError(Exception):
    pass


class MarkedYAMLError(YAMLError):
    pass


class SafeLoader:
    pass


class SafeDumper:
    pass


Loader = FullLoader = CSafeLoader = BaseLoader = SafeLoader
Dumper = CSafeDumper = SafeDumper

_WORDS = {}
for _value, _words in ((True, "yes true on"), (False, "no false off")):
    for _word in _words.split():
        for _form in (_word, _word.capitalize(), _word.upper()):
            _WORDS[_form] = _value
for _word in ("", "~", "null", "Null", "NULL"):
    _WORDS[_word] = None
_INTEGER = _re.compile(r"^[-+]?(0b[0-1_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(:[0-5]?[0-9])+)$")
_FLOAT = _re.compile(r"^([-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")
_DATE = _re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_TIME = _re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?$")
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_HEX = {"x": 2, "u": 4, "U": 8}


def _sixty(text, kind):
    total = kind(0)
    for part in text.split(":"):
        total = total * 60 + kind(part)
    return total


def _integer(text):
    text = text.replace("_", "")
    sign = -1 if text[0] == "-" else 1
    text = text.lstrip("+-")
    if ":" in text:
        return sign * _sixty(text, int)
    if text.startswith("0b"):
        return sign * int(text[2:], 2)
    if text.startswith("0x"):
        return sign * int(text[2:], 16)
    return sign * (int(text, 8) if text[0] == "0" else int(text))


def _float(text):
    text = text.replace("_", "").lower()
    sign = -1.0 if text[0] == "-" else 1.0
    text = text.lstrip("+-")
    if text == ".inf":
        return sign * float("inf")
    if text == ".nan":
        return float("nan")
    return sign * (_sixty(text, float) if ":" in text else float(text))


def _moment(found):
    year, month, day, hour, minute, second, fraction, zone, sign, hours, minutes = found.groups()
    zone_info = None
    if zone == "Z":
        zone_info = _datetime.timezone.utc
    elif zone:
        offset = _datetime.timedelta(hours=int(hours), minutes=int(minutes or 0))
        zone_info = _datetime.timezone(-offset if sign == "-" else offset)
    return _datetime.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), int(((fraction or "") + "000000")[:6]), tzinfo=zone_info)


def _plain(text):
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.match(text):
            return _integer(text)
        if _FLOAT.match(text):
            return _float(text)
        if _DATE.match(text):
            return _datetime.date(int(text[:4]), int(text[5:7]), int(text[8:]))
        found = _TIME.match(text)
        if found:
            return _moment(found)
    return text


class _Reader:
    def __init__(self, text):
        self.text = text.replace("\r\n", "\n").lstrip("\ufeff")
        self.at = 0
        self.anchors = {}

    def fail(self, what):
        line = self.text.count("\n", 0, self.at)
        raise YAMLError("%s\n  in line %d, column %d" % (what, line + 1, self.column() + 1))

    def column(self):
        return self.at - (self.text.rfind("\n", 0, self.at) + 1)

    def peek(self, count=1):
        return self.text[self.at : self.at + count]

    def is_marker(self):
        return self.column() == 0 and self.peek(3) in ("---", "...") and self.text[self.at + 3 : self.at + 4] in ("", " ", "\n", "\t")

    # Blanks, comments and line ends; whether a line ended.
    def skip(self):
        ended = False
        while self.at < len(self.text):
            c = self.text[self.at]
            if c == "\n":
                ended = True
            elif c == "#" and (self.at == 0 or self.text[self.at - 1] in " \t\n"):
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
                continue
            elif c != " " and not (c == "\t" and not (ended and self.column() == 0)):
                break
            self.at += 1
        return ended

    def documents(self):
        found = []
        self.skip()
        while self.at < len(self.text):
            started = False
            while self.peek() == "%" and self.column() == 0:
                self.at = (self.text + "\n").find("\n", self.at)
                self.skip()
            if self.is_marker() and self.peek(3) == "---":
                self.at += 3
                started = True
            self.anchors = {}
            self.skip()
            if self.at < len(self.text) and not self.is_marker():
                found.append(self.node(-1))
                self.skip()
                if self.at < len(self.text) and not self.is_marker():
                    self.fail("expected '<document start>', but found more text")
            elif started:
                found.append(None)
            if self.is_marker() and self.peek(3) == "...":
                self.at += 3
                self.skip()
        return found

    # The node at the cursor, which belongs to a collection of the column `parent`; `inline` after "key:" on the same line.
    def node(self, parent, inline=False, in_list=False):
        name = None
        while self.peek() in ("&", "!") and self.peek():
            word = _re.match(r"[^\s,\[\]{}]+", self.text[self.at :]).group(0)
            if word[0] == "!":
                self.fail("could not determine a constructor for the tag %r" % word)
            name = word[1:]
            self.at += len(word)
            if self.skip():
                if self.is_out(parent, in_list):
                    self.anchors[name] = None
                    return None
                inline = False
        value = self.content(parent, inline)
        if name is not None:
            self.anchors[name] = value
        return value

    def is_out(self, parent, in_list=False):
        return self.at >= len(self.text) or self.is_marker() or self.column() < parent + (0 if in_list else 1)

    def content(self, parent, inline):
        c = self.peek()
        if c in ("|", ">"):
            return self.block_scalar(parent)
        if c == "-" and self.text[self.at + 1 : self.at + 2] in ("", " ", "\n", "\t"):
            if inline:
                self.fail("sequence entries are not allowed here")
            return self.block_list()
        column, start = self.column(), self.at
        if c == "?" and self.peek(2) in ("? ", "?\n"):
            self.fail("complex keys are not read")
        key = self.flow() if c in ("[", "{") else self.scalar_token(parent, False)
        blank = self.at
        while self.peek() in (" ", "\t") and self.peek():
            self.at += 1
        if self.peek() == ":" and self.text[self.at + 1 : self.at + 2] in ("", " ", "\n", "\t") and "\n" not in self.text[start : self.at]:
            if inline:
                self.fail("mapping values are not allowed here")
            return self.block_mapping(column, key)
        self.at = blank
        return key

    def block_list(self):
        column, items = self.column(), []
        while not self.is_out(column - 1) and self.column() == column and self.peek() == "-" and self.text[self.at + 1 : self.at + 2] in ("", " ", "\n", "\t"):
            self.at += 1
            self.skip()
            items.append(None if self.is_out(column) else self.node(column))
            self.skip()
        if not self.is_out(column - 1) and self.column() >= column:
            if self.column() != column:
                self.fail("expected <block end>")
        return items

    def block_mapping(self, column, key):
        result, merged = {}, []
        while True:
            self.at += 1
            ended = self.skip()
            dash = ended and self.peek() == "-" and self.text[self.at + 1 : self.at + 2] in ("", " ", "\n", "\t")
            value = None if ended and self.is_out(column, bool(dash)) else self.node(column, not ended, bool(dash))
            if key == "<<":
                merged.extend(value if isinstance(value, list) else [value])
            else:
                result[self.hashable(key)] = value
            self.skip()
            if self.is_out(column - 1) or self.column() != column:
                if not self.is_out(column - 1):
                    self.fail("expected <block end>")
                break
            key = self.flow() if self.peek() in ("[", "{") else self.scalar_token(column - 1, True)
            while self.peek() in (" ", "\t") and self.peek():
                self.at += 1
            if self.peek() != ":":
                self.fail("could not find expected ':'")
        return self.with_merged(result, merged)

    def with_merged(self, result, merged):
        whole = {}
        for one in reversed(merged):
            if not isinstance(one, dict):
                self.fail("expected a mapping for merging")
            whole.update(one)
        whole.update(result)
        return whole

    def hashable(self, key):
        if isinstance(key, (dict, list)):
            self.fail("found unhashable key")
        return key

    def flow(self):
        opening = self.peek()
        self.at += 1
        items, pairs, merged = [], {}, []
        while True:
            self.skip()
            c = self.peek()
            if c == "":
                self.fail("expected ',' or '%s'" % ("]" if opening == "[" else "}"))
            if c == ("]" if opening == "[" else "}"):
                self.at += 1
                return items if opening == "[" else self.with_merged(pairs, merged)
            key = self.flow_node()
            self.skip()
            has_value = self.peek() == ":"
            value = None
            if has_value:
                self.at += 1
                self.skip()
                value = None if self.peek() in (",", "]", "}") else self.flow_node()
                self.skip()
            if opening == "{" and key == "<<":
                merged.extend(value if isinstance(value, list) else [value])
            elif opening == "{":
                pairs[self.hashable(key)] = value
            else:
                items.append({self.hashable(key): value} if has_value else key)
            if self.peek() == ",":
                self.at += 1
            elif self.peek() not in ("]", "}"):
                self.fail("expected ',' or '%s'" % ("]" if opening == "[" else "}"))

    def flow_node(self):
        if self.peek() == "&":
            name = _re.match(r"&[^\s,\[\]{}]+", self.text[self.at :]).group(0)
            self.at += len(name)
            self.skip()
            self.anchors[name[1:]] = value = self.flow_node()
            return value
        return self.flow() if self.peek() in ("[", "{") else self.scalar_token(-1, False, True)

    # A quoted or plain scalar or an alias, as a value.
    def scalar_token(self, parent, is_key, in_flow=False):
        c = self.peek()
        if c == "*":
            name = _re.match(r"\*[^\s,\[\]{}]+", self.text[self.at :]).group(0)
            if name[1:] not in self.anchors:
                self.fail("found undefined alias %r" % name[1:])
            self.at += len(name)
            return self.anchors[name[1:]]
        if c in ("'", '"'):
            return self.quoted(c)
        if c and c in ",[]{}#&*!|>%@`":
            self.fail("found character %r that cannot start any token" % c)
        return _plain(self.plain_text(parent, is_key, in_flow))

    def plain_text(self, parent, is_key, in_flow):
        stop = _re.compile(r":(?=[\s,\[\]{}]|$)|[,\[\]{}]|\s#|\n" if in_flow else r":(?=\s|$)|\s#|\n")
        words = ""
        while True:
            found = stop.search(self.text, self.at)
            end = found.start() if found else len(self.text)
            words += self.text[self.at : end].rstrip(" \t")
            self.at = end
            if is_key or self.peek() != "\n":
                return words
            here = self.at
            breaks = self.next_line()
            goes_on = self.at < len(self.text) and self.peek() != "#" and not self.is_marker() and (in_flow or self.column() > parent)
            if goes_on and not in_flow:
                line = self.text[self.at : (self.text + "\n").find("\n", self.at)]
                goes_on = not _re.search(r":(\s|$)", _re.sub(r"\s#.*", "", line))
                if not goes_on:
                    self.fail("mapping values are not allowed here")
            if not goes_on or in_flow and self.peek() in (",", "]", "}", ":"):
                self.at = here
                return words
            words += "\n" * (breaks - 1) if breaks > 1 else " "

    # Past line ends and indentation; how many line ends.
    def next_line(self):
        breaks = 0
        while self.peek() in (" ", "\t", "\n") and self.peek():
            breaks += self.peek() == "\n"
            self.at += 1
        return breaks

    def quoted(self, quote):
        self.at += 1
        text = ""
        while True:
            c = self.peek()
            if c == "":
                self.fail("found unexpected end of stream")
            if c == quote:
                self.at += 1
                if quote == '"' or self.peek() != "'":
                    return text
                text += "'"
                self.at += 1
            elif c == "\\" and quote == '"':
                text += self.escape()
            elif c in " \t\n":
                start = self.at
                breaks = self.next_line()
                text += "\n" * (breaks - 1) if breaks > 1 else " " if breaks else self.text[start : self.at]
            else:
                text += c
                self.at += 1

    def escape(self):
        c = self.text[self.at + 1 : self.at + 2]
        self.at += 2
        if c == "\n":
            while self.peek() in (" ", "\t") and self.peek():
                self.at += 1
            return ""
        if c in _ESCAPES:
            return _ESCAPES[c]
        if c not in _HEX:
            self.fail("found unknown escape character %r" % c)
        digits = self.peek(_HEX[c])
        self.at += _HEX[c]
        return chr(int(digits, 16))

    def block_scalar(self, parent):
        end = (self.text + "\n").find("\n", self.at)
        header = self.text[self.at : end].split("#")[0].strip()
        found = _re.match(r"^([|>])(?:([-+])?([1-9])?|([1-9])([-+]))$", header)
        if not found:
            self.fail("expected chomping or indentation indicators")
        folds, chomp, width = found.group(1) == ">", found.group(2) or found.group(5), found.group(3) or found.group(4)
        lines = self.text[end + 1 :].split("\n")
        has_last = bool(lines) and lines[-1] == ""
        if has_last:
            lines.pop()
        if width:
            indent = max(parent, 0) + int(width)
        else:
            indent = next((len(x) - len(x.lstrip(" ")) for x in lines if x.strip(" ")), 0)
            indent = max(indent, parent + 1)
        taken = []
        for line in lines:
            if line.strip(" ") and len(line) - len(line.lstrip(" ")) < indent or _re.match(r"(---|\.\.\.)(\s|$)", line):
                break
            taken.append(line[indent:])
        self.at = min(len(self.text), end + 1 + sum(len(x) + 1 for x in lines[: len(taken)]))
        empty = 0
        while taken and taken[-1] == "":
            taken.pop()
            empty += 1
        text = self.folded(taken) if folds else "\n".join(taken)
        ends = taken and (has_last or self.at < len(self.text) or empty)
        if chomp == "-" or not (taken or chomp == "+"):
            return text
        return text + ("\n" if ends else "") + ("\n" * empty if chomp == "+" else "")

    def folded(self, lines):
        text, blank, before_more = "", 0, True
        for line in lines:
            if line == "":
                blank += 1
                continue
            is_more = line[0] in " \t"
            if text or blank:
                text += "\n" * (blank + 1) if (is_more or before_more) and text else "\n" * blank if blank else " "
            text += line
            blank, before_more = 0, is_more
        return text


def _text_of(stream):
    if hasattr(stream, "read"):
        stream = stream.read()
    return stream.decode("utf-8") if isinstance(stream, bytes) else stream


def safe_load_all(stream):
    return iter(_Reader(_text_of(stream)).documents())


def safe_load(stream):
    documents = _Reader(_text_of(stream)).documents()
    if len(documents) > 1:
        raise YAMLError("expected a single document in the stream")
    return documents[0] if documents else None


def load(stream, Loader):
    return safe_load(stream)


def load_all(stream, Loader):
    return safe_load_all(stream)


full_load = safe_load
full_load_all = safe_load_all


def _needs_quotes(text, in_flow):
    if text == "" or text != text.strip() or _plain(text) != text or text in ("=", "<<"):
        return True
    if text[0] in "#,[]{}&*!|>'\"%@`" or text.startswith(("---", "...")):
        return True
    if text[0] in "-?:" and (len(text) == 1 or text[1] in " \t" or in_flow):
        return True
    if in_flow and _re.search(r"[,?\[\]{}:]", text):
        return True
    return text.endswith(":") or ": " in text or " #" in text


def _quoted_text(text, allow_unicode):
    back = {v: k for k, v in _ESCAPES.items() if k not in " \t/"}
    result = ""
    for c in text:
        if c in back:
            result += "\\" + back[c]
        elif " " <= c <= "~" or allow_unicode and (c > "\xa0" and not "\ud800" <= c <= "\udfff"):
            result += c
        else:
            result += "\\x%02X" % ord(c) if ord(c) < 256 else "\\u%04X" % ord(c) if ord(c) < 65536 else "\\U%08X" % ord(c)
    return '"' + result + '"'


# Lines of a long scalar break at single blanks after the 80th column, as PyYAML breaks them.
def _folded(text, column, indent, width, mark, escape):
    result, word_start, at = "", 0, column + len(mark)
    words = text.split(" ")
    for i, word in enumerate(words):
        piece = escape(word)
        if i:
            if at > width and words[i - 1] and word:
                result += "\n" + " " * indent
                at = indent
            else:
                result += " "
                at += 1
        result += piece
        at += len(piece)
    return mark + result + mark


class _Writer:
    def __init__(self, sort_keys, flow_style, allow_unicode, indent, width):
        self.sort_keys, self.flow_style, self.allow_unicode = sort_keys, flow_style, allow_unicode
        self.step = indent if indent and 1 < indent < 10 else 2
        self.width = width if width and width > self.step * 2 else 80

    def scalar(self, value, in_flow, column=0, indent=0, is_key=False):
        if value is None:
            return "null"
        if value is True or value is False:
            return "true" if value else "false"
        if isinstance(value, float):
            return self.number(value)
        if isinstance(value, int):
            return str(value)
        if isinstance(value, _datetime.datetime):
            return "!!timestamp '%s'" % value.isoformat(" ") if in_flow else value.isoformat(" ")
        if isinstance(value, _datetime.date):
            return value.isoformat()
        if not isinstance(value, str):
            raise YAMLError("cannot represent an object: %r" % (value,))
        width = 10**9 if is_key else self.width
        if in_flow and "\n" in value:
            raise YAMLError("cannot write a text of several lines in a flow collection")
        if _re.search("[^ -~\n]", value) and not (self.allow_unicode and not _re.search("[\x00-\x09\x0b-\x1f\x7f-\xa0]", value)) or "\n" in value and (is_key or _re.search(r" \n|\n ", value)):
            text = _quoted_text(value, self.allow_unicode)
            if " " in value and not is_key and column + len(text) > width:
                raise YAMLError("cannot write a long text with escapes")
            return text
        if "\n" in value:
            return self.lines(value, indent)
        if _needs_quotes(value, in_flow):
            return _folded(value, column, indent, width, "'", lambda word: word.replace("'", "''"))
        return _folded(value, column, indent, width, "", lambda word: word)

    # Single quotes: a line end is an empty line.
    def lines(self, value, indent):
        text = _re.sub("(\n+)(?=[^\n])", lambda found: found.group(1) + "\n" + " " * indent, value.replace("'", "''"))
        if value.endswith("\n"):
            text += "\n" + " " * indent
        return "'" + text + "'"

    def number(self, value):
        if value != value:
            return ".nan"
        if value in (float("inf"), float("-inf")):
            return ".inf" if value > 0 else "-.inf"
        text = repr(value).lower()
        return text.replace("e", ".0e", 1) if "." not in text and "e" in text else text

    # What stands in front of ":"; another kind ("? …") is not written.
    def key(self, value, in_flow):
        if isinstance(value, str) and (value == "" or "\n" in value or len(value) > 127) or isinstance(value, (tuple, bytes)):
            raise YAMLError("cannot write the key %r: it is no simple key" % (value,))
        return self.scalar(value, in_flow, is_key=True)

    def pairs(self, value):
        pairs = list(value.items())
        if self.sort_keys:
            try:
                pairs.sort()
            except TypeError:
                pass
        return pairs

    def flow(self, value):
        if isinstance(value, dict):
            return "{" + ", ".join(self.key(k, True) + ": " + self.flow(v) for k, v in self.pairs(value)) + "}"
        if isinstance(value, (list, tuple)):
            return "[" + ", ".join(self.flow(v) for v in value) + "]"
        return self.scalar(value, True, 0, 0, True)

    def flow_line(self, value, column):
        text = self.flow(value)
        if column + len(text) > self.width:
            raise YAMLError("cannot write a flow collection longer than a line")
        return text

    # PyYAML writes a collection that stands at two places once, with an anchor.
    def refuse_repeated(self, value, seen):
        if value and isinstance(value, (dict, list)):
            if id(value) in seen:
                raise YAMLError("cannot write a collection that stands at two places")
            seen.add(id(value))
        if isinstance(value, (dict, list, tuple)):
            for one in value.values() if isinstance(value, dict) else value:
                self.refuse_repeated(one, seen)

    def is_flow(self, value):
        if not isinstance(value, (dict, list, tuple)):
            return False
        if not value or self.flow_style:
            return True
        return self.flow_style is None and not any(isinstance(v, (dict, list, tuple)) for v in (value.values() if isinstance(value, dict) else value))

    # What follows "key:" or "-" at this indentation, with its leading blank or line end.
    def after(self, value, indent, column, in_list):
        if isinstance(value, (dict, list, tuple)) and not self.is_flow(value):
            if in_list:
                return " " * (self.step - 1) + self.block(value, indent + self.step).lstrip(" ")
            return "\n" + self.block(value, indent if isinstance(value, (list, tuple)) else indent + self.step)
        if self.is_flow(value):
            return " " + self.flow_line(value, column + 1) + "\n"
        return " " + self.scalar(value, False, column + 1, indent + self.step) + "\n"

    def block(self, value, indent):
        text, blanks = "", " " * indent
        if isinstance(value, dict):
            for key, one in self.pairs(value):
                name = self.key(key, False)
                text += blanks + name + ":" + self.after(one, indent, indent + len(name) + 1, False)
        else:
            for one in value:
                text += blanks + "-" + self.after(one, indent, indent + 1, True)
        return text

    def document(self, value):
        self.refuse_repeated(value, set())
        if self.is_flow(value):
            return self.flow_line(value, 0) + "\n"
        if isinstance(value, (dict, list, tuple)):
            return self.block(value, 0)
        text = self.scalar(value, False, 0, self.step)
        return text + "\n" + ("" if text[0] in "'\"" else "...\n")


def safe_dump_all(documents, stream=None, *, sort_keys=True, default_flow_style=False, allow_unicode=None, indent=None, width=None, encoding=None, explicit_start=None, **kw):
    writer = _Writer(sort_keys, default_flow_style, allow_unicode, indent, width)
    text = ""
    for i, document in enumerate(documents):
        text += ("---" + ("\n" if isinstance(document, (dict, list, tuple)) and not writer.is_flow(document) else " ") if i or explicit_start else "") + writer.document(document)
    if encoding:
        text = text.encode(encoding)
    if stream is None:
        return text
    stream.write(text)


def safe_dump(data, stream=None, **kw):
    return safe_dump_all([data], stream, **kw)


def dump(data, stream=None, Dumper=SafeDumper, **kw):
    return safe_dump_all([data], stream, **kw)


def dump_all(documents, stream=None, Dumper=SafeDumper, **kw):
    return safe_dump_all(documents, stream, **kw)
