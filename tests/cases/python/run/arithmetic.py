print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 7 / 2, 2 ** 10, 2 ** -1, 10 ** 20)
print(2 ** 64, -(2 ** 63), 2 ** 63 - 1, 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(123456789012345678901234567890 // 7, -123456789012345678901234567890 % 7, 10 ** 30 / 10 ** 10)
print(1e16, 1e15, 1.0, 0.1 + 0.2, 1e-5, 0.0001, 1e100, 123456789.123, -0.0, 3.14, 1e22, 1.5e300 * 1e10, float("inf"), float("-inf"), float("nan"))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7, 3), divmod(-7, 3), divmod(7.5, 2))
print(1 << 70, (1 << 70) >> 68, -5 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~6, -6 & 3, -1 | 4, True & False, True | False, True ^ True, ~True)
print(True + True, True * 3, 5 == 5.0, 1 == True, 0 == False, 2 ** 0.5, abs(-3), abs(-2.5), -(-3), +4)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(1.23456, 3), round(5.5), round(1e300))
print(int("12"), int(" -12 "), int("0x1f", 16), int("1f", 16), int("0b101", 0), int("1_000"), int(3.99), int(-3.99), int(True), int("123456789012345678901234567890"))
print(float("1.5"), float(" 1e3 "), float("1_0.5"), float(3), float("-inf"))
print(hex(255), oct(8), bin(5), hex(-255), hex(2 ** 70), str(10 ** 25), pow(2, 10), pow(2, 10, 1000), pow(3, -1) )
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, 3 > 2 > 1, 1 < 2 > 1)
for text in ("abc", "", "1.5", "0x", "1__0"):
    try:
        print(int(text))
    except ValueError as e:
        print("ValueError:", e)
for call in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1, lambda: "a" + 1, lambda: 1 + "a", lambda: None + 1, lambda: [] < 1, lambda: float("x"), lambda: int([]), lambda: -"a", lambda: 1 << -1):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print((5).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (2.0).is_integer(), (0.5).as_integer_ratio())
x = 5
x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 50; x <<= 2; x |= 1; x ^= 3; x &= 255; x >>= 1
print(x)
print(0xff, 0o17, 0b11, 1_000_000, 1e3, .5, 5.)
print(min(3, 1, 2), max([4, 9, 2]), sum([1, 2, 3]), sum([0.1] * 3), sum([[1], [2]], []), min("b", "a"), max(1, 2.5))
