#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Python prints for the cases here: record.py PYTHON CASE… runs PYTHON on CASE/settings.py in CASE and writes CASE.out. first_pydantic wants a Python with pydantic 1.10 and dotenv,
second_pydantic one with pydantic 2 and pydantic_settings, dotenv one with dotenv; recorded with 1.10.4, 2.13 and 2.14, and 1.2."""
import subprocess
import sys
from pathlib import Path

for name in sys.argv[2:]:
    folder = Path(__file__).parent / name
    (folder.parent / (name + ".out")).write_text(subprocess.run([sys.argv[1], "settings.py"], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout)
