#> ?u
#> 2
#> ?u
#> f rest [conditional]
#> ?u
#> ?u
#> loop 0
#> loop 1 [conditional]
#> ?u
from test import emit, unknown

u = unknown("u")
seen = {"n": 0}


def g():
    try:
        if u:
            seen["a"] = 1
            raise KeyError("k")
        seen["a"] = 2
    except ValueError:
        emit("never")
    return 3


try:
    result = g()
except KeyError:
    result = 3
emit(seen.get("a"))
emit(len(seen))
emit(result)


def f():
    if u:
        return 1
    seen["n"] = 5
    emit("f rest")
    return 2


emit(f())
emit(seen["n"])
value = "start"
for i in range(2):
    emit(f"loop {i}")
    value = i
    if u:
        break
emit(value)
