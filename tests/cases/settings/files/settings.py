# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
from pathlib import Path

here = Path(__file__).parent
(here / "made").mkdir(parents=True, exist_ok=True)
os.makedirs("made/deeper", exist_ok=True)
(here / "made" / "text").write_text("text")
with open("made/log", "w") as log:
    log.write("line")
if not os.path.isdir("/nowhere/at/all"):
    print("no such folder")
print(os.path.isfile(here / "settings.py"), os.path.exists(here), (here / "settings.py").is_dir(), here.is_dir(), Path("/").is_dir(), os.access("/", os.R_OK))
if Path("/etc/hostname").exists():
    secret = Path("/etc/hostname").read_text().strip()
shutil.rmtree("made", ignore_errors=True)
print("done")
