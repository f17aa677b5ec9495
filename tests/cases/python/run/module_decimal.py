from decimal import Decimal, ROUND_HALF_UP, ROUND_DOWN, InvalidOperation, DivisionByZero
D = Decimal
print(D("1.10") + D("2.2"), D("1") / D("3"), D("10") / 4, D("1.20") * 3, D("7") // 2, D("-7") % 3, D("2") ** 10, -D("1.5"), D("1E+3"), D("0.0000001"), D("123E-2"), D("1e5"), D(5), D("  1.5 "), D("NaN"), D("-Infinity"), D(0.5), D("1.0"))
print(repr(D("1.50")), str(D("1.50")), D("1.5") == D("1.50"), D("1.5") == 1.5, D(2) == 2, D("1") < 2, 1 < D("1.5"), hash(D(2)) == hash(2), int(D("3.9")), float(D("0.1")), bool(D(0)), round(D("2.675"), 2), round(D("2.5")), abs(D("-3")), max(D(1), D(2)), sum([D("0.1")] * 3))
print(D("2.675").quantize(D("0.01")), D("2.675").quantize(D("0.01"), rounding=ROUND_HALF_UP), D("2.679").quantize(D("0.01"), ROUND_DOWN), D("1234.5").quantize(D("1")), D("100").normalize(), D("1.500").normalize(), D("3.7").to_integral_value(), D("1.5").as_tuple())
print(f"{D('1234.5'):.2f}", f"{D('1.005'):.2f}", f"{D('1234567.891'):,.2f}", "%s" % D("1.0"), "%.2f" % D("1.239"), f"{D('5'):>5}", format(D("2.50"), "f"))
print(D(1) / D(7), D("1.23456789012345678901234567890") + 0, D(2).is_nan(), D("0.1") + D("0.2") == D("0.3"), isinstance(D(1), Decimal), sorted([D(2), D("1.5")]), {D("1.0"): "x"}[D(1)])
for f in (lambda: D("x"), lambda: D(1) / 0, lambda: D(1) + 1.5, lambda: D([]) , lambda: D(1) + "a"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
