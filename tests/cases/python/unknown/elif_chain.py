#> a [conditional]
#> b [conditional]
#> ?u
from test import emit, unknown

u = unknown("u")
if u == 1:
    emit("a")
    x = 1
elif 1 > 2:
    emit("never")
elif u == 2:
    emit("b")
    x = 2
else:
    x = 3
emit(x)
