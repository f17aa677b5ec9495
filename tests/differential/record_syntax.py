#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Python's compile() says of the texts in tests/cases/python/syntax. Run it with Python 3.11.

snippets.txt    -> snippets.verdicts: a line for each text, "ok" or "error LINE MESSAGE"
scripts/*.py    -> mutants.verdicts: a line for each script, its verdicts on MUTANTS damaged versions: "." accepted, else the error's line in base 36

The damage is computed, not stored: tests/engine/python/mutation.cpp does the same, from the same seeds.
"""
import pathlib
import re
import sys
import warnings

MUTANTS = 120
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "cases/python/syntax"
MARKS = {"⇥": b"\t", "␍": b"\r", "␌": b"\f", "␀": b"\0"}
WORDS = ("if else elif for in while def class return yield await async lambda not and or is None True import from as with try except finally raise "
         "global nonlocal del pass break continue print match case type _ x 0 08 1.5 's' b'b' ( ) [ ] { } , : ; . = == != := -> * ** + - @ < | +=").split()
TOKEN = re.compile(r"[A-Za-z0-9_]+|[ \t\n]+|.", re.S)


def texts(path):
    """The bytes of each text; the first block is the file's explanation."""
    for block in path.read_text(encoding="utf-8").split("\n---\n")[1:]:
        if not block:
            continue
        block = block[:-1] if block.endswith("␃") else block + "\n"
        data = block.encode()
        for mark, byte in MARKS.items():
            data = data.replace(mark.encode(), byte)
        yield re.sub("‹(..)›".encode(), lambda found: bytes([int(found.group(1), 16)]), data)


def verdict(data):
    try:
        compile(data, "text", "exec", dont_inherit=True)
        return None
    except SyntaxError as error:
        return error.lineno or 0, error.msg
    except (ValueError, RecursionError, MemoryError) as error:
        return 0, str(error)


class Random:
    """Knuth's MMIX generator; the upper bits count."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def damage_lines(lines, kind, random):
    at = random.below(len(lines))
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(random.below(len(lines) + 1), lines[at])
    elif kind == 2:
        lines[at] = (" ", "    ", "\t", "  ")[random.below(4)] + lines[at]
    elif kind == 3:
        count = (1, 4, 4, 8)[random.below(4)]
        blanks = len(lines[at]) - len(lines[at].lstrip(" "))
        lines[at] = lines[at][min(count, blanks):]
    elif kind == 4:
        other = random.below(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif at + 1 < len(lines):
        lines[at:at + 2] = [lines[at] + ("", " ", ";", "\\\n")[random.below(4)] + lines[at + 1].lstrip(" ")]


def damage_tokens(tokens, kind, random):
    at = random.below(len(tokens))
    if kind == 6:
        del tokens[at]
    elif kind == 7:
        tokens.insert(at, tokens[random.below(len(tokens))])
    elif kind == 8:
        tokens[at] = WORDS[random.below(len(WORDS))]
    elif kind == 9:
        tokens.insert(at, " " + WORDS[random.below(len(WORDS))] + " ")
    elif kind == 10:
        other = random.below(len(tokens))
        tokens[at], tokens[other] = tokens[other], tokens[at]
    else:
        del tokens[at:]


def mutant(text, seed):
    random = Random(seed)
    for _ in range(1 + random.below(2)):
        kind = random.below(12)
        if kind < 6:
            lines = text.split("\n")
            damage_lines(lines, kind, random)
            text = "\n".join(lines)
        else:
            tokens = TOKEN.findall(text)
            if tokens:
                damage_tokens(tokens, kind, random)
            text = "".join(tokens)
    return text


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else base36(number // 36) + digits[number % 36]


def main():
    warnings.simplefilter("ignore")
    if sys.version_info[:2] != (3, 11):
        sys.exit("The verdicts are those of Python 3.11.")
    with open(FOLDER / "snippets.verdicts", "w", encoding="utf-8") as out:
        for data in texts(FOLDER / "snippets.txt"):
            found = verdict(data)
            out.write("ok\n" if found is None else f"error {found[0]} {found[1]}\n")
    with open(FOLDER / "mutants.verdicts", "w", encoding="utf-8") as out:
        for number, path in enumerate(sorted((FOLDER / "scripts").glob("*.py"))):
            text = path.read_text(encoding="utf-8")
            found = [verdict(mutant(text, number * 1000 + i).encode()) for i in range(MUTANTS)]
            out.write(path.name + " " + " ".join("." if one is None else base36(one[0]) for one in found) + "\n")


if __name__ == "__main__":
    main()
