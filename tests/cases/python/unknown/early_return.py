#> start
#> rest [conditional]
#> 5 [conditional]
#> after the call
#> ?rows
#> ?rows
from test import emit, unknown

state = {"n": 0}


def f():
    value = 5
    emit("start")
    if not unknown("rows"):
        return "early"
    emit("rest")
    emit(value)
    state["n"] = 1
    return "late"


result = f()
emit("after the call")
emit(result)
emit(state["n"])
