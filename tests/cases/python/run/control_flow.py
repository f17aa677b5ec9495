for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else:
    print("not reached")
for i in []: pass
else: print("else runs")
n = 3
while n:
    n -= 1
    if n == 1: continue
    print("n", n)
else: print("while else")
while True:
    break
else: print("no")
for a, (b, c) in [(1, (2, 3))]: print(a, b, c)
for i, ch in enumerate("ab"): print(i, ch)
x = 5
print("pos" if x > 0 else "neg", x or 1, 0 or "dflt", "" and 1, None or [] or 0, 1 and 2, not 0, not [1])
if x < 0: print("neg")
elif x == 5: print("five")
else: print("other")
for i in range(2):
    for j in range(2):
        if j: break
        print(i, j)
def find(items, target):
    for i, item in enumerate(items):
        if item == target:
            return i
    return -1
print(find("abc", "b"), find("abc", "z"))
def match_it(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case "a": return "letter a"
        case str() as s: return f"str {s}"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, *rest]: return f"{x} then {rest}"
        case {"type": "p", "x": px, **others}: return f"p {px} {others}"
        case {"k": [1, y]}: return f"k {y}"
        case None: return "none"
        case _: return "other"
for v in (0, 1, 50, 500, "a", "zz", [], [1], [1, 2, 3], (7, 8), {"type": "p", "x": 5, "q": 1}, {"k": [1, 2]}, None, 2.5, {"none": 1}):
    print(match_it(v))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match Point(1, 2):
    case Point(0, y): print("zero", y)
    case Point(x=1, y=yy): print("kw", yy)
match (1, 2):
    case (a, b) if a > b: print("gt")
    case (a, b): print("le", a, b)
for i in range(3):
    try:
        if i == 1: continue
        print("body", i)
    finally:
        print("finally", i)
def tf():
    try:
        return "try"
    finally:
        print("cleanup")
print(tf())
def tf2():
    for i in range(3):
        try:
            return i
        finally:
            break
    return "after"
print(tf2())
assert True
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("AssertionError", e)
try:
    assert False
except AssertionError as e:
    print(repr(str(e)))
pass
del x
try:
    x
except NameError as e:
    print(e)
i = 0
while i < 10:
    i += 1
    if i % 2: continue
    if i > 6: break
print(i)
