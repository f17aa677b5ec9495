n, x, s = 42, 3.14159, "text"
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n: }|{n:x}|{n:#x}|{n:#b}|{n:o}|{n:,}|{1234567:,}|{1234567:_}|{n:e}|{n:%}|{n:c}")
print(f"{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:08.2f}|{x:+.1f}|{x:e}|{x:.1e}|{x:g}|{x:.3g}|{1e10:g}|{1e-7:g}|{0.5:%}|{0.256:.1%}|{1234567.891:,.2f}|{x:10}|{x!r:>10}")
print(f"{s:>8}|{s:*^10}|{s:.2}|{s!r}|{s!s:>6}|{s!a}|{s:10}|")
print(f"{n=} {x=:.2f} {s=} {n + 1 = }")
w, p = 10, 3
print(f"{x:{w}.{p}f}|{s:{'>'}{w}}|{{literal}}|{'nested ' + f'{n}'}")
print(f"{True} {None} {[1, 'a']} {(1,)} {{'k': 1}}" f" joined {n}")
print(format(1e6, ","), format(-5, "=+5"), format(255, "08b"), format(3, "^5"), format("a", "<3") + "|", format(1.5), format(10**20, ","), format(-1234.5, "012,.2f"), format(0.0), format(-0.0, "+.1f"), format(float("nan"), "5"), format(float("inf"), ".2f"))
print(f"{1.0} {1e20} {1e-10} {100000000000000000000} {2.50:.1f} {0.125:.2f} {1.005:.2f} {1e16:.0f} {5e-324}")
print(f"{'a' if n > 40 else 'b'} {[i for i in range(3)]} {(lambda v: v * 2)(4)} {n!r:^6}")
for value, spec in ((5, "z9"), ("a", "d"), (1.5, "d"), (5, ".2"), ([], "5"), (None, "5")):
    try:
        print(format(value, spec))
    except Exception as e:
        print(type(e).__name__ + ":", e)
class P:
    def __format__(self, spec):
        return "P<" + spec + ">"
    def __str__(self):
        return "strP"
    def __repr__(self):
        return "reprP"
print(f"{P()} {P():abc} {P()!s} {P()!r} {P()!s:>6}", "{:x}".format(P()), "%s %r" % (P(), P()))
print(f"""multi
{n}
line""")


class Answers:
    def __getattr__(self, name):
        return lambda *args: "asked for " + name


class Refuses:
    def __repr__(self):
        return "<refuses>"

    def __getattr__(self, name):
        raise AttributeError(name)


print("%s %r" % (Refuses(), Refuses()), f"{Refuses()}", "{:}".format(Refuses()))
print(Answers().__anything__(), Answers().other())
try:
    print(float(Answers()))
except TypeError as e:
    print("TypeError")
try:
    print(abs(Answers()))
except TypeError as e:
    print("TypeError")
