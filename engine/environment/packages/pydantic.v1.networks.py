# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from pydantic import *


def __getattr__(name):
    import pydantic

    return getattr(pydantic, name)
