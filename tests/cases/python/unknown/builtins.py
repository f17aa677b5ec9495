#> ?u
#> ?u
#> ?u
#> ?u
#> ?u
#> True
#> ?u
#> ?u
#> ?u
#> ?u
#> ?u
from test import emit, unknown

u = unknown("u")
emit(int(u))
emit(isinstance(u, str))
emit(sum([1, u]))
emit(max(1, u))
emit(any([0, u]))
emit(any([1, u]))
emit(list(u))
emit(dict(u).get("a"))
emit(sorted(u))
emit(hasattr(u, "x"))
emit(getattr(u, "x", 1))
