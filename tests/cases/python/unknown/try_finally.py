#> body [conditional]
#> finally [conditional]
#> end
from test import emit, unknown


def f():
    try:
        if unknown("u"):
            return 1
        emit("body")
    finally:
        emit("finally")


f()
emit("end")
