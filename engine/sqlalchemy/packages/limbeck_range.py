# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The values of PostgreSQL's range types.
import datetime as _datetime
import decimal as _decimal
import re as _re


class Range:
    def __init__(self, lower=None, upper=None, *, bounds="[)", empty=False):
        self.lower = lower
        self.upper = upper
        self.bounds = bounds
        self.empty = empty

    @property
    def isempty(self):
        return self.empty

    is_empty = isempty

    @property
    def lower_inc(self):
        return self.bounds[0] == "["

    @property
    def upper_inc(self):
        return self.bounds[1] == "]"

    @property
    def lower_inf(self):
        return not self.empty and self.lower is None

    @property
    def upper_inf(self):
        return not self.empty and self.upper is None

    def __bool__(self):
        return not self.empty

    def __contains__(self, value):
        return self.contains(value)

    def contains(self, value):
        if isinstance(value, Range):
            if self.empty or value.empty:
                return value.empty
            return self._starts_before(value) and self._ends_after(value)
        if self.empty:
            return False
        above = self.lower is None or value > self.lower or (self.lower_inc and value == self.lower)
        return above and (self.upper is None or value < self.upper or (self.upper_inc and value == self.upper))

    def _starts_before(self, other):
        if self.lower is None or other.lower is None:
            return self.lower is None
        return self.lower < other.lower or (self.lower == other.lower and (self.lower_inc or not other.lower_inc))

    def _ends_after(self, other):
        if self.upper is None or other.upper is None:
            return self.upper is None
        return self.upper > other.upper or (self.upper == other.upper and (self.upper_inc or not other.upper_inc))

    def contained_by(self, other):
        return other.contains(self)

    def strictly_left_of(self, other):
        if self.empty or other.empty or self.upper is None or other.lower is None:
            return False
        return self.upper < other.lower or (self.upper == other.lower and not (self.upper_inc and other.lower_inc))

    def strictly_right_of(self, other):
        return other.strictly_left_of(self)

    def overlaps(self, other):
        if self.empty or other.empty:
            return False
        return not self.strictly_left_of(other) and not self.strictly_right_of(other)

    def __eq__(self, other):
        if not isinstance(other, Range):
            return NotImplemented
        if self.empty or other.empty:
            return self.empty == other.empty
        return (self.lower, self.upper, self.bounds) == (other.lower, other.upper, other.bounds)

    def __hash__(self):
        return hash((self.lower, self.upper, self.bounds, self.empty))

    def __str__(self):
        if self.empty:
            return "empty"
        return f"{self.bounds[0]}{'' if self.lower is None else self.lower},{'' if self.upper is None else self.upper}{self.bounds[1]}"

    def __repr__(self):
        return f"Range(lower={self.lower!r}, upper={self.upper!r}, bounds={self.bounds!r}, empty={self.empty!r})"


def _bound(text, is_numeric):
    text = text.strip('"')
    if not text:
        return None
    if is_numeric or _re.fullmatch(r"-?\d*\.\d+", text):
        return _decimal.Decimal(text)
    if _re.fullmatch(r"-?\d+", text):
        return int(text)
    if _re.fullmatch(r"\d+-\d\d-\d\d", text):
        return _datetime.date.fromisoformat(text)
    if _re.fullmatch(r".*[+-]\d\d", text):
        text += ":00"
    return _datetime.datetime.fromisoformat(text)


def from_text(text, is_numeric):
    """A range as the server writes it; of numrange its numbers are decimal whatever they look like."""
    if text == "empty":
        return Range(empty=True)
    lower, _, upper = text[1:-1].partition(",")
    return Range(_bound(lower, is_numeric), _bound(upper, is_numeric), bounds=text[0] + text[-1])
