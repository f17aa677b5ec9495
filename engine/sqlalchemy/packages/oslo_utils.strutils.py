# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later


def bool_from_string(subject, strict=False, default=False):
    if isinstance(subject, bool):
        return subject
    text = str(subject).strip().lower()
    if text in ("1", "t", "true", "on", "y", "yes"):
        return True
    if text in ("0", "f", "false", "off", "n", "no"):
        return False
    if strict:
        raise ValueError(f"Unrecognized value '{text}'")
    return default
