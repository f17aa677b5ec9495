# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of a C++ source as patterns: what is put in (`+ name +`, `{}` of fmt::format) stands as %1, %2 …

A source is cut into tokens and bracketed groups; every operand chain `a + "b" + c` and every fmt::format() becomes one
pattern, wherever it stands. Parts in brackets (an argument, the arms of a `?:`) are patterns of their own.
"""
import re

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|(?P<raw>(?:u8|[uUL])?R"(?P<mark>[^(\s]*)\((?P<body>.*?)\)(?P=mark)")|(?P<text>(?:u8|[uUL])?"(?:[^"\\\n]|\\.)*")'
    r"|(?P<char>'(?:[^'\\\n]|\\.)+')|(?P<word>[A-Za-z_]\w*(?:::~?[A-Za-z_]\w*)*)|(?P<number>\d[\w.']*)|(?P<sign>->|::|\+=|\+\+|<<|>>|&&|\|\||[<>=!+\-*/]=|\S)",
    re.DOTALL)
CLOSER = {"(": ")", "{": "}", "[": "]"}
ENDS_OPERANDS = {",", ";", "?", ":", "=", "+=", "<<", ">>", "==", "!=", "&&", "||", "return", "throw", "case"}
WRAPPERS = {"std::string", "std::string_view", "QStringLiteral", "QLatin1String"}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
PLACE = "\0"   # what is put in; numbered at the end


def unescaped(literal):
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match.group(1), match.group(1)), literal[literal.index('"') + 1:-1], flags=re.DOTALL)


def tokens_of(source):
    source = re.sub(r"^[ \t]*#.*(?:\\\n.*)*$", "", source, flags=re.MULTILINE)
    for match in TOKEN.finditer(source):
        if match.group("raw"):
            yield "text", match.group("body")
        elif match.lastgroup:
            token = match.group(match.lastgroup)
            yield match.lastgroup, unescaped(token) if match.lastgroup == "text" else token
        # else a comment


def grouped(tokens, closer=None):
    """Nested lists: a group is ("group", opening sign, items)."""
    items = []
    for kind, token in tokens:
        if kind == "sign" and token in CLOSER:
            items.append(("group", token, grouped(tokens, CLOSER[token])))
        elif kind == "sign" and token == closer:
            return items
        else:
            items.append((kind, token))
    return items


def split(items, signs):
    part = []
    for item in items:
        if item[0] in ("sign", "word") and item[1] in signs:
            yield part
            part = []
        else:
            part.append(item)
    yield part


def text_of_format(text):
    return re.sub(r"\{\{|\}\}|\{[^{}]*\}", lambda match: match.group()[0] if match.group() in ("{{", "}}") else PLACE, text)


def literal_of(items):
    """The text of adjacent literals, or None."""
    return "".join(item[1] for item in items) if items and all(item[0] == "text" for item in items) else None


def text_of(operand):
    """An operand's text: a literal, a wrapped literal or a format; else what is put in."""
    if literal_of(operand) is not None:
        return literal_of(operand)
    if len(operand) == 2 and operand[0][0] == "word" and operand[1][0] == "group":
        first = literal_of(next(split(operand[1][2], {","})))
        if first is not None and operand[0][1] == "fmt::format":
            return text_of_format(first)
        if first is not None and operand[0][1] in WRAPPERS and literal_of(operand[1][2]) is not None:
            return first
    return PLACE


def numbered(text):
    text = re.sub(PLACE + "+", PLACE, text)
    pieces = text.split(PLACE)
    return "".join(piece + (f"%{number}" if number < len(pieces) else "") for number, piece in enumerate(pieces, 1))


def collect(items, found, callers):
    for chain in split(items, ENDS_OPERANDS):
        text = "".join(text_of(operand) for operand in split(chain, {"+"}) if operand)
        if re.search(r"[A-Za-z]{2}", text.replace(PLACE, "")):
            found.setdefault(numbered(text), set()).update(callers)
    before = None
    for item in items:
        if item[0] == "group" and not (item[1] == "(" and ("word", "ErrorCode::Internal") in item[2]):   # our own mistakes stay English
            calls = callers | {before[1]} if before and before[0] == "word" else callers if item[1] != "{" else frozenset()
            inner = item[2]
            while before == ("word", "fmt::format") and inner and inner[0][0] == "text":
                inner = inner[1:]
            collect(inner, found, calls)
        before = item


def patterns_of(source):
    """{pattern: names of the calls that it stands in}"""
    found = {}
    collect(grouped(tokens_of(source)), found, frozenset())
    return found
