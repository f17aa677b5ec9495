# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import normalize


def category(character):
    if character.isupper():
        return "Lu"
    if character.islower():
        return "Ll"
    if character.isdecimal():
        return "Nd"
    if character.isalpha():
        return "Lo"
    if character.isspace():
        return "Zs"
    return "Mn" if "\u0300" <= character <= "\u036f" else "Po"


def combining(character):
    return 230 if "\u0300" <= character <= "\u036f" else 0
