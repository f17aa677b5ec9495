# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
def dedent(text):
    lines = [line if line.strip(" \t\n\r\f\v") else ("\n" if line.endswith("\n") else "") for line in text.splitlines(True)]
    margin = None
    for line in lines:
        if not line.strip():
            continue
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        elif indent.startswith(margin):
            continue
        elif margin.startswith(indent):
            margin = indent
        else:
            common = 0
            while common < min(len(indent), len(margin)) and indent[common] == margin[common]:
                common += 1
            margin = margin[:common]
    margin = margin or ""
    return "".join(line[len(margin) :] if line.strip() else line for line in lines)


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join(prefix + line if wanted(line) else line for line in text.splitlines(True))


def wrap(text, width=70, *, initial_indent="", subsequent_indent="", break_long_words=True, **kwargs):
    words = text.expandtabs().split()
    lines = []
    line = initial_indent
    empty = True
    while words:
        word = words.pop(0)
        candidate = line + word if empty else line + " " + word
        if len(candidate) <= width:
            line, empty = candidate, False
        elif empty and break_long_words:
            room = max(width - len(line), 1)
            lines.append(line + word[:room])
            words.insert(0, word[room:])
            line = subsequent_indent
        else:
            words.insert(0, word)
            lines.append(line if not empty else line + words.pop(0))
            line, empty = subsequent_indent, True
    if not empty:
        lines.append(line)
    return lines


def fill(text, width=70, **kwargs):
    return "\n".join(wrap(text, width, **kwargs))


def shorten(text, width, *, placeholder=" [...]", **kwargs):
    words = text.split()
    if len(" ".join(words)) <= width:
        return " ".join(words)
    while words and len(" ".join(words) + placeholder) > width:
        words.pop()
    return (" ".join(words) + placeholder).strip()
