# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy_jsonfield import JSONField, mutable_json_field
