d = {"a": 1, "b": 2}
d["c"] = 3; d["a"] = 10
print(d, len(d), d["a"], d.get("x"), d.get("x", 5), "a" in d, "z" in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("a"), d.pop("zz", None), d.setdefault("b", 9), d.setdefault("n", []), d, d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d); del d["x"]; print(d)
print({**d, "w": 1}, dict(a=1, b=2), dict([("k", "v")]), dict({"q": 1}, r=2), dict(zip("ab", [1, 2])), {k: v for k, v in [("m", 1)]}, dict.fromkeys("ab", 0), {"a": 1} | {"b": 2})
print({"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: "int", 1.0: "float", True: "bool"}, {(1, 2): "t"}[(1, 2)])
for k, v in {"x": 1, "y": 2}.items():
    print(k, v)
print(d.keys() | {"new"} == {"b", "c", "y", "z", "new"}, {"a": 1}.keys() & {"a", "b"}, d.keys(), d.values(), d.items(), {"a": 1}.items() == {("a", 1)})
for f in (lambda: {}["k"], lambda: {}[1], lambda: {}.pop("q"), lambda: {[]: 1}, lambda: {}.popitem(), lambda: {1, [2]}, lambda: {1}.remove(2), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.foo, lambda: {{}: 1}):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    q = {"a": 1}
    for k in q:
        q["b"] = 2
except RuntimeError as e:
    print(e)
s = {1, 2}
s.add(3); s.add(1); s.discard(9); s.remove(2)
print(sorted(s), len(s), 1 in s, s == {3, 1}, set(), {1, 2} <= {1, 2, 3}, {1} < {1}, {1, 2} & {2, 3}, sorted({1, 2} | {3}), {1, 2} - {1}, sorted({1, 2} ^ {2, 3}), {1}.isdisjoint({2}), {1}.issubset([1, 2]), {1, 2}.issuperset({1}), sorted({1}.union([2], (3,))), {1, 2}.intersection([2]), {1, 2}.difference([2]))
f = frozenset([1]); print(f, hash(f) == hash(frozenset([1])), {f: 1}[f], f | {1}, frozenset())
s |= {7}; s -= {1}; s &= {7, 3}; print(sorted(s)); s.update([8], [9]); s.clear(); print(s)
nested = {"list": [1, {"deep": (1, 2)}]}
nested["list"][1]["deep"] = "changed"; nested["new"] = nested["list"]
nested["list"].append(5)
print(nested)
print({1: 2}.get(1), {None: 1}[None], {"a": {"b": 1}}["a"]["b"], list(reversed({"a": 1, "b": 2})), sorted({"b": 1, "a": 2}), min({"b": 1, "a": 2}), {}.get("a", "dflt"), bool({}), bool({1: 1}))
e = d.copy(); e["only"] = 1; print("only" in d)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
big[0] = "back"; print(len(big), list(big)[:3], list(big)[-1], big[999])
