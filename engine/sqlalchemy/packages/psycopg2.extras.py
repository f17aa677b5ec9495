# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json


def Json(adapted, dumps=None):
    return (dumps or json.dumps)(adapted)
