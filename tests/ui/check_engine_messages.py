#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's catalog of the engine's sentences is true: every entry still stands in the engine, and of the sources
that are covered completely no sentence for people is missing. An entry may spell out a word that the engine chooses:
"The file %1 may not be read." stands for "The file %1 may not be %2." when "read" is a literal of the engine.

usage: check_engine_messages.py SOURCE_FOLDER
"""
import pathlib
import re
import sys

from engine_messages import patterns_of

# Covered completely: folders and files below engine/.
COVERED = ("base", "schema", "sql", "database", "project", "environment", "migrate", "revision", "model", "operation", "autogenerate", "sqlalchemy", "dialect")
# What it says itself is covered, a sentence with a capital and a full stop; what has neither are Python's own words.
SPEAKS_AS_PYTHON = "python"
# Made in ui/, not in the engine.
OF_THE_WINDOW = {"at %1"}
# What stands where a sentence could, and is none: SQL, words of a server or of SQLAlchemy that people search for, parts of sentences.
NO_SENTENCES = {
    "can't execute an empty query", "the query contains a null character", "out of memory", "regexp: the pattern is NULL", "floor: a number was expected",
    "Error binding parameter %1: type '%2' is not supported", "Could not decode to UTF-8 column '%1'",
    "legacy_alter_table is a setting of SQLite.", "PostgreSQL always enforces foreign keys; only SQLite can switch it.",
    "SQLSTATE %1", "ALTER TABLE pg_temp.", "process_revision_directives: ", "type %1", "PRIMARY KEY",
    "Context impl %1.", "Will assume transactional DDL.", "Will assume non-transactional DDL.", "%1 Here this is not done.", "Nothing was done. ",
    "Can't specify current_rev to context when using a database connection", "Can't use literal_binds setting without as_sql mode",
    "I/O operation on closed file.", "the same branch", "; a part of an identifier should have at least four characters",
}
THROWS = re.compile(r"Error$|^(Unsupported|crash|notFound|refuse\w*|refuseWith|fail|badTemplate|report|doubtful|withHint|withDetail|postgresqlRefusal|sqliteRefusal)$")
OWN_SENTENCE = re.compile(r"[A-Z].* .*\.$", re.DOTALL)
SENTENCE = re.compile(r"(?:[A-Z%\"'].*\.)\s*$", re.DOTALL)


def catalog_of(root):
    for path in sorted((root / "ui/language/catalog").glob("*.cpp")):
        for pattern in re.findall(r'QT_TRANSLATE_NOOP\("Engine", "((?:[^"\\]|\\.)*)"\)', path.read_text(encoding="utf-8")):
            yield path, re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match.group(1), match.group(1)), pattern)


def is_sentence(pattern, calls):
    return pattern.count(" ") >= 1 and (any(map(THROWS.search, calls)) or (pattern.count(" ") >= 2 and bool(SENTENCE.match(pattern))))


def spelled_out(entries, literals, engine_patterns):
    """{engine's pattern: entries that spell it out}"""
    shapes = [(pattern, re.compile("(.*?)".join(map(re.escape, re.split(r"%[1-9]", pattern))), re.DOTALL)) for pattern in engine_patterns if re.search(r"[A-Za-z]{3}.*%1|%1.*[A-Za-z]{3}", pattern)]
    found = {}
    for entry in entries:
        for pattern, shape in shapes:
            match = shape.fullmatch(entry)
            if match and all(not part or re.fullmatch("%[1-9]", part) or part in literals for part in match.groups()):
                found.setdefault(pattern, set()).add(entry)
    return found


def main():
    root = pathlib.Path(sys.argv[1])
    engine = {path.relative_to(root / "engine"): patterns_of(path.read_text(encoding="utf-8")) for path in sorted((root / "engine").glob("**/*")) if path.suffix in (".cpp", ".h")}
    summaries = {readme.read_text(encoding="utf-8").splitlines()[0] for readme in (root / "resources/templates").glob("*/README")}
    standing = {pattern for patterns in engine.values() for pattern in patterns} | OF_THE_WINDOW | summaries
    flaws, known = [], set()
    catalog = list(catalog_of(root))
    spelled = spelled_out([pattern for _, pattern in catalog if pattern not in standing], standing, standing)
    for path, pattern in catalog:
        if pattern in known:
            flaws.append(f"{path.name}: stands twice: {pattern!r}")
        if pattern not in standing and not any(pattern in entries for entries in spelled.values()):
            flaws.append(f"{path.name}: no longer in the engine: {pattern!r}")
        known.add(pattern)
    known |= spelled.keys()
    for path, patterns in engine.items():
        speaks_as_python = path.is_relative_to(SPEAKS_AS_PYTHON)
        if not speaks_as_python and not any(path.is_relative_to(covered) for covered in COVERED):
            continue
        for pattern, calls in patterns.items():
            if pattern not in known | NO_SENTENCES and is_sentence(pattern, calls) and (not speaks_as_python or OWN_SENTENCE.match(pattern)):
                flaws.append(f"engine/{path}: not in the catalog: {pattern!r}")
    for flaw in flaws:
        print(flaw)
    print(f"{len(catalog)} sentences, {len(flaws)} flaws")
    return 1 if flaws or not known else 0


if __name__ == "__main__":
    sys.exit(main())
