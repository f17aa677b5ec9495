#> 1 [conditional]
#> ?u
#> ?u
#> ?u
#> keep
#> ?u
#> 7
#> ?u
from test import emit, unknown

u = unknown("u")
d = {"a": 1, "k": "keep"}
if u:
    d["a"] = 2
    d["b"] = 3
else:
    emit(d["a"])
emit(d["a"])
emit(d.get("b"))
emit(len(d))
emit(d["k"])
l = [1, 2]
if u:
    l.append(3)
emit(len(l))
l2 = [7, 8]
if u:
    l2[1] = 9
emit(l2[0])
emit(l2[1])
