#> in try [conditional]
#> handled no [conditional]
#> after
#> ?why
from test import emit, unknown


def check():
    if unknown("why"):
        raise ValueError("no")
    emit("in try")
    return 1


x = 0
try:
    x = check()
except ValueError as e:
    emit("handled " + str(e))
    x = 2
emit("after")
emit(x)
