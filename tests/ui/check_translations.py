#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's translations are complete: every string of the sources stands in every .ts file, finished, with the same
placeholders and mnemonics, no sentence is put together from translated pieces, and every text of the engine goes
through engineText(), errorText() or verbatim().

usage: check_translations.py --lupdate PROGRAM SOURCE_FOLDER
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

LANGUAGES = ("de", "es", "fr", "ja", "zh_CN")
ONE_FORM = ("ja", "zh_CN")
PLACEHOLDERS = ("%1", "%2", "%3", "%n")
# A translated piece glued to another one, or to words in the source.
GLUED = re.compile(r'\btr\("(?:[^"\\]|\\.)*"[^;]*?\)\s*\+\s*tr\(|"[^"]*[A-Za-z]{2}[^"]*"\)?\s*\+\s*tr\(|\btr\("(?:[^"\\]|\\.)*"\)\s*\+\s*\w*\(?"[^"]*[A-Za-z]{2}')
UNDECLARED = re.compile(r"QString::fromStd|QString::from(?:Utf8|Latin1|Local8Bit)\([^()]*(?:\.|->)(?:c_str|data|what)\(\)|QUtf8StringView\(|QString\([^()]*(?:\.|->)(?:c_str|what)\(\)")
HTML = re.compile(r"<[a-z/]")


def updated(lupdate, root, folder, language):
    """The .ts file as lupdate would leave it now."""
    name = f"limbeck_{language}.ts"
    copy = folder / name
    shutil.copy(root / "translations" / name, copy)
    only_plurals = ["-pluralonly"] if language == "en" else []
    subprocess.run([lupdate, "-silent", *only_plurals, str(root / "ui"), str(root / "app" / "window"), "-no-obsolete", "-locations", "none", "-ts", str(copy)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return ElementTree.parse(copy).getroot()


def flaws_of(root, language):
    for message in root.iter("message"):
        source = message.find("source").text or ""
        translation = message.find("translation")
        where = f"{language}: {source!r}"
        if translation.get("type"):
            yield f"{where} is {translation.get('type')}"
            continue
        is_plural = message.get("numerus") == "yes"
        forms = [form.text or "" for form in translation.findall("numerusform")] if is_plural else [translation.text or ""]
        if is_plural and len(forms) != (1 if language in ONE_FORM else 2):
            yield f"{where} has {len(forms)} plural forms"
        for form in forms:
            if not form.strip():
                yield f"{where} is empty"
            for placeholder in PLACEHOLDERS:
                if (placeholder in source) != (placeholder in form):
                    yield f"{where}: {placeholder} is not in both: {form!r}"
            if ("&" in source) != ("&" in form):
                yield f"{where}: a mnemonic is not in both: {form!r}"
            if source.endswith("…") and "…" not in form:
                yield f"{where}: the dots are lost: {form!r}"


def glued_strings(root):
    for path in sorted([*root.glob("ui/**/*.cpp"), *root.glob("app/window/*.cpp")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if GLUED.search(line) and not HTML.search(line):
                yield f"{path.relative_to(root)}:{number}: a string is put together from translated pieces: {line.strip()}"


def undeclared_texts(root):
    """Whoever shows a std::string says whether it is a sentence of the engine or the same in every language."""
    for path in sorted([*root.glob("ui/**/*.cpp"), *root.glob("ui/**/*.h"), *root.glob("app/window/*.cpp")]):
        if path.parent == root / "ui/language":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if UNDECLARED.search(line):
                yield f"{path.relative_to(root)}:{number}: say engineText(), errorText() or verbatim() here: {line.strip()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lupdate", required=True)
    parser.add_argument("root", type=pathlib.Path)
    arguments = parser.parse_args()
    flaws = [*glued_strings(arguments.root), *undeclared_texts(arguments.root)]
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", *LANGUAGES):
            flaws += flaws_of(updated(arguments.lupdate, arguments.root, pathlib.Path(folder), language), language)
    for flaw in flaws:
        print(flaw)
    print(f"{len(flaws)} flaws")
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
