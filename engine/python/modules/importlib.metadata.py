# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import is_lenient as _is_lenient, unknown as _unknown, unsupported as _unsupported


class PackageNotFoundError(ModuleNotFoundError):
    pass


def _refused(function):
    def call(*args, **kwargs):
        if _is_lenient():
            return _unknown(f"importlib.metadata.{function}()")
        _unsupported(f"importlib.metadata.{function}() is not supported: installed packages are not looked at.")

    return call


version = _refused("version")
metadata = _refused("metadata")
requires = _refused("requires")
files = _refused("files")
distribution = _refused("distribution")
distributions = _refused("distributions")
entry_points = _refused("entry_points")
