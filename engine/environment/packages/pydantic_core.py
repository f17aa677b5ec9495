# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from limbeck_models import ValidationError
from limbeck_urls import MultiHostUrl, Url


def __getattr__(name):
    from _limbeck import opaque

    if name.startswith("__"):
        raise AttributeError(name)
    return opaque("pydantic_core." + name)
