print([x * y for x in range(3) for y in range(x)], [x for x in range(10) if x % 2 if x > 3], {x % 3 for x in range(5)} == {0, 1, 2}, {k: v for k, v in zip("ab", range(2))}, [[j for j in range(i)] for i in range(3)])
x = "outer"
print([x for x in range(2)], x)
g = (i * i for i in range(4)); print(next(g), list(g), list(g))
print(sum(i for i in range(4)), max((len(w), w) for w in ["a", "bb"]), any(c == "b" for c in "abc"), ",".join(str(i) for i in range(3)), dict((k, len(k)) for k in ["a", "bb"]), sorted(-i for i in range(3)), list(i for i in (1, 2)), tuple(x for x in "ab"))
class C:
    vals = [1, 2]
    doubled = [v * 2 for v in vals]
print(C.doubled)
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)], [n for row in matrix for n in row], [(a, b) for a, b in [(1, 2)]], [y for x in range(3) if (y := x * 2) > 1], [a if a else "-" for a in [0, 1]])
def f(n): return [lambda: n + i for i in range(2)]
print([h() for h in f(10)])
first, *others = (i for i in range(3)); print(first, others)
print([s.strip() for s in " a , b ".split(",") if s], {i: [j for j in range(i)] for i in range(3)}, [*(i for i in range(2)), 9])


def nothing_for(x):
    raise ValueError(x)


over = (y for x in [1, 2] for y in nothing_for(x))
try:
    next(over)
except ValueError as problem:
    print("raised", problem, next(over, "over"))
