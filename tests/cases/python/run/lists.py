a = [3, 1, 2]
b = a
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(100, 9)
print(a, b is a, len(a), a.pop(), a.pop(0), a, a.index(2), a.count(1))
a.sort(); print(a); a.sort(reverse=True); print(a); a.reverse(); print(a); a.remove(4); print(a)
words = ["bb", "a", "ccc", "dd"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)), max(words, key=len), min(words, key=len))
c = list(range(10))
c[2:5] = ["x"]; print(c); c[::2] = [0] * len(c[::2]); print(c); del c[0]; del c[1:3]; print(c); c[1:1] = [7, 8]; print(c); c[:] = []; print(c)
print([1, 2] + [3], [0] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 2], 2 in [1, 2], [1, [2, [3]]], [] == [], [1, 2] != [1], [1, 2, 3][-2:], [1, 2, 3][::-1])
x, *rest = [1, 2, 3]; print(x, rest)
*init, last = "abc"; print(init, last)
p, (q, r), *s = 1, (2, 3), 4, 5; print(p, q, r, s)
[m, n] = 1, 2; print(m, n); m, n = n, m; print(m, n)
i = 0
i, arr = 1, [10, 20]
arr[i] = 99; print(arr)
for f in (lambda: [][0], lambda: [1].index(5), lambda: [1].remove(5), lambda: [].pop(), lambda: [1]["a"], lambda: [1] + (2,), lambda: [3, "a"].sort(), lambda: sorted([1, None]), lambda: [1, 2, 3][5], lambda: [1].foo):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b, c = [1, 2]
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
t = (1, 2, 3)
print(t, t[0], t[1:], t + (4,), t * 2, (1,), (), t.index(2), t.count(1), hash(t) == hash((1, 2, 3)), (1, 2) < (1, 3), tuple([1, 2]), len(t), 2 in t)
l = [[0] * 2 for _ in range(2)]; l[0][0] = 1; print(l)
m = [[]] * 2; m[0].append(1); print(m)
q = a2 = [1]; q += [2]; print(a2); q = q + [3]; print(a2, q)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, list(reversed([1, 2])), list(enumerate("ab", 1)), list(zip([1, 2], "ab", (True, False))), list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])))
print(any([0, 1]), all([]), all([1, 0]), any([]), [1, 2, 3].copy(), list({"a": 1}), sum(range(5)), list(range(10, 0, -3)), range(3), range(1, 10, 2)[1], 5 in range(10), len(range(0, 10, 3)), range(5)[1:3], list(range(0)))
print(slice(1, 2), [1,2,3][slice(0, 2)], list(iter([1, 2])), next(iter([5])), list(iter(lambda: 3, 3)))
nested = [1, [2, 3], {"k": (4, [5])}]
print(nested[2]["k"][1][0], nested)
print(repr([1.0, "a", None, True, b"x", (1,), {1}, {"a": 1}]))
