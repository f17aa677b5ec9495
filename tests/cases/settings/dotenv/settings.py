# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

from dotenv import dotenv_values, find_dotenv, load_dotenv

os.environ["KEPT"] = "of the environment"
print(os.environ.get("PLAIN"))
print(load_dotenv(), os.environ.get("PLAIN"), os.getenv("KEPT"), os.environ["QUOTED"], os.environ["JOINED"], os.environ["FALLBACK"])
load_dotenv(override=True)
print(os.environ["KEPT"], os.path.basename(find_dotenv()))
print(sorted(dotenv_values("other.env").items()), load_dotenv("missing.env"))
