# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import opaque as _opaque
from limbeck_models import BaseSettings

SettingsConfigDict = dict


class NoDecode:
    pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _opaque("pydantic_settings." + name)
