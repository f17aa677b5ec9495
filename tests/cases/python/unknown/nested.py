#> inner [conditional]
#> after inner [conditional]
#> end [conditional]
#> outside
from test import emit, unknown


def f():
    if unknown("a"):
        if unknown("b"):
            emit("inner")
            return
        emit("after inner")
    emit("end")


f()
emit("outside")
