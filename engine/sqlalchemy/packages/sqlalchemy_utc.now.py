# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from sqlalchemy_utc import UtcDateTime, utc, utcnow
