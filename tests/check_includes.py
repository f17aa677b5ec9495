#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes run one way: a folder of the engine includes only itself and what its DEPENDS name (through others too), databases are known to
engine/database alone, the engine never includes Gui or Widgets, and the window never a database.  check_includes.py [ROOT]"""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
DATABASE = re.compile(r"^(QSql\w*|QtSql.*|libpq-fe\.h|sqlite3\.h|postgresql/.*|libpq/.*)$")
# What of Qt the engine may use; everything else of Qt stays outside.
ENGINE_QT = re.compile(r"^Q(?!t?(Widget|Gui|Application|GuiApplication|Window|MainWindow|Painter|Image|Pixmap|Icon|Color|Font|Action|Dialog)\b)")


def declared(engine):
    """Folder -> the folders that it names."""
    result = {}
    for path in sorted(engine.glob("*/CMakeLists.txt")):
        text = re.sub(r"#.*", "", path.read_text())
        call = re.search(r"limbeck_engine_library\((\w+)(.*?)\n\)", text, re.S) or re.search(r"limbeck_engine_library\((\w+)(.*)\)", text, re.S)
        words = re.split(r"\s+", call.group(2)) if call else []
        names = []
        if "DEPENDS" in words:
            for word in words[words.index("DEPENDS") + 1:]:
                if word.isupper() or word == ")":
                    break
                names.append(word)
        result[path.parent.name] = {name for name in names if name}
    return result


def closure(depends, folder):
    seen, todo = {folder}, [folder]
    while todo:
        for name in depends.get(todo.pop(), ()):
            if name not in seen:
                seen.add(name)
                todo.append(name)
    return seen


def includes(folder):
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".h", ".cpp"):
            for match in INCLUDE.finditer(path.read_text()):
                yield path, match.group(1) == "<", match.group(2)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    depends = declared(root / "engine")
    faults, count = [], 0
    for folder in depends:
        allowed = closure(depends, folder)
        for path, system, name in includes(root / "engine" / folder):
            count += 1
            where = path.relative_to(root)
            first = name.split("/")[0]
            if not system and first in depends and first not in allowed:
                faults.append(f"{where}: includes {name}, but {folder} does not depend on {first}")
            if system and DATABASE.match(name) and folder != "database":
                faults.append(f"{where}: includes {name}: only engine/database knows databases")
            if system and name.startswith("Q") and not ENGINE_QT.match(name):
                faults.append(f"{where}: includes {name}: the engine has no Gui")
    for folder in ("ui", "app"):
        for path, system, name in includes(root / folder):
            count += 1
            if system and DATABASE.match(name):
                faults.append(f"{path.relative_to(root)}: includes {name}: only engine/database knows databases")
            asks = path.is_relative_to(root / "ui" / "jobs") and name in ("database/probe.h", "database/create_database.h")
            if not system and name.startswith("database/") and not asks and name not in ("database/url.h", "database/mask_passwords.h", "database/diagnose.h"):
                faults.append(f"{path.relative_to(root)}: includes {name}: the window asks the engine")
    for fault in faults:
        print(fault)
    print(f"{count} includes of {len(depends)} folders checked, {len(faults)} against the rule")
    return 1 if faults or count < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
