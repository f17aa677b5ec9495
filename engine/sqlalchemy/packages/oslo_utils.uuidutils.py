# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import uuid


def generate_uuid(dashed=True):
    made = uuid.uuid4()
    return str(made) if dashed else made.hex


def is_uuid_like(val):
    try:
        return str(uuid.UUID(str(val))).replace("-", "") == str(val).replace("-", "").lower()
    except (TypeError, ValueError, AttributeError):
        return False
