# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import builtins
from functools import reduce

range = builtins.range
xrange = builtins.range
zip = builtins.zip
map = builtins.map
filter = builtins.filter
input = builtins.input
