# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from limbeck_dotenv import dotenv_values, find_dotenv, get_key, load_dotenv
