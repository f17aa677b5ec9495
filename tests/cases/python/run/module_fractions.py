from decimal import Decimal
from fractions import Fraction as F

print(F(1, 3) + F(1, 6), F("3/7") * 2, 1 - F(1, 4), F(3, 4) / F(3, 8), F("0.125"), F(0.5), F(Decimal("1.25")), F("-1.5e2"), F(6, -4), repr(F(2, 4)), F(7))
print(F(1, 3) < F(1, 2), F(2, 4) == 0.5, F(3) == 3, F(1, 3) >= F(1, 3), bool(F(0)), hash(F(5)) == hash(5), max(F(1, 3), F(2, 7)), sorted([F(1, 2), F(1, 3)]))
print(float(F(1, 4)), int(F(-7, 2)), round(F(7, 2)), round(F(22, 7), 2), F(7, 2) // 1, F(7, 2) % 1, F(2, 3) ** 2, F(2, 3) ** -2, -F(1, 2), abs(F(-1, 2)), F(1, 2) + 0.5, 2 / F(1, 2), sum([F(1, 3)] * 3))
print(F(3141592653, 1000000000).limit_denominator(100), F(1, 3).numerator, F(1, 3).denominator, F(1.1).limit_denominator(), F(5, 2).as_integer_ratio())
for wrong in (lambda: F(1, 0), lambda: F("x"), lambda: F([])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
