# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
import math as _math
from decimal import Decimal as _Decimal


def _from_decimal_text(text):
    mantissa, _, exponent = text.lower().partition("e")
    whole, _, part = mantissa.partition(".")
    numerator, denominator = int(whole.replace("_", "") + part), 10 ** len(part)
    power = int(exponent or 0)
    return (numerator * 10**power, denominator) if power >= 0 else (numerator, denominator * 10**-power)


def _pair(value):
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    if isinstance(value, int):
        return int(value), 1
    if isinstance(value, float):
        return value.as_integer_ratio()
    if isinstance(value, _Decimal):
        return _from_decimal_text(str(value))
    if isinstance(value, str):
        try:
            above, line, below = value.strip().partition("/")
            return (int(above), int(below)) if line else _from_decimal_text(above)
        except ValueError:
            raise ValueError("Invalid literal for Fraction: %r" % value) from None
    raise TypeError("argument should be a string or a Rational instance")


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        above, below = _pair(numerator)
        if denominator is not None:
            if isinstance(numerator, (str, float)) or isinstance(denominator, (str, float)):
                raise TypeError("both arguments should be Rational instances")
            by_above, by_below = _pair(denominator)
            above, below = above * by_below, below * by_above
        if below == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % above)
        common = _math.gcd(above, below) * (-1 if below < 0 else 1)
        self.numerator, self.denominator = above // common, below // common

    @classmethod
    def from_float(cls, value):
        return cls(value)

    from_decimal = from_float

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self.denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        below, above = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return above if abs(above - self) <= abs(below - self) else below

    def as_integer_ratio(self):
        return self.numerator, self.denominator

    def _with(self, other, exact, real):
        if isinstance(other, float):
            return real(float(self), other)
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        return exact(self, Fraction(other))

    def __add__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator), lambda a, b: a + b)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a + -b, lambda a, b: a - b)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.numerator, a.denominator * b.denominator), lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.denominator, a.denominator * b.numerator), lambda a, b: a / b)

    def __rtruediv__(self, other):
        return other / float(self) if isinstance(other, float) else Fraction(other) / self

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator), lambda a, b: a // b)

    def __mod__(self, other):
        return self._with(other, lambda a, b: a - b * (a // b), lambda a, b: a % b)

    def __pow__(self, other):
        if not isinstance(other, int):
            return float(self) ** float(other)
        if other >= 0:
            return Fraction(self.numerator**other, self.denominator**other)
        return Fraction(self.denominator**-other, self.numerator**-other)

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        return -(-self.numerator // self.denominator) if self.numerator < 0 else self.numerator // self.denominator

    __trunc__ = __int__

    def __floor__(self):
        return self.numerator // self.denominator

    def __ceil__(self):
        return -(-self.numerator // self.denominator)

    def __round__(self, digits=None):
        if digits is None:
            floor, rest = divmod(self.numerator, self.denominator)
            return floor if rest * 2 < self.denominator or (rest * 2 == self.denominator and floor % 2 == 0) else floor + 1
        return Fraction(round(self * 10**digits), 10**digits) if digits >= 0 else Fraction(round(self / 10**-digits) * 10**-digits)

    def __bool__(self):
        return self.numerator != 0

    def __eq__(self, other):
        return self._with(other, lambda a, b: (a.numerator, a.denominator) == (b.numerator, b.denominator), lambda a, b: a == b)

    def __lt__(self, other):
        return self._with(other, lambda a, b: a.numerator * b.denominator < b.numerator * a.denominator, lambda a, b: a < b)

    def __le__(self, other):
        return self._with(other, lambda a, b: a.numerator * b.denominator <= b.numerator * a.denominator, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._with(other, lambda a, b: a.numerator * b.denominator > b.numerator * a.denominator, lambda a, b: a > b)

    def __ge__(self, other):
        return self._with(other, lambda a, b: a.numerator * b.denominator >= b.numerator * a.denominator, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self.numerator) if self.denominator == 1 else hash((self.numerator, self.denominator))

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else "%s/%s" % (self.numerator, self.denominator)

    def __repr__(self):
        return "Fraction(%s, %s)" % (self.numerator, self.denominator)
