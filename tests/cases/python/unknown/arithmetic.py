#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> ?rows
#> <not known: rows> 5
#> ?rows
from test import emit, unknown

u = unknown("rows")
emit(u + 1)
emit("a" + u)
emit(f"text {u} more")
emit("%s" % u)
emit("{}".format(u))
emit(u.attribute)
emit(u["key"])
emit(u())
emit(u.method(1, x=2))
emit(u == 1)
emit(u is None)
emit(not u)
emit(u in [1, 2])
emit(str(u))
emit(", ".join(["a", u]))
print(u, 5)
emit(len(u))
