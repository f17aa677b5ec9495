#> body [repeated]
#> more [conditional] [repeated]
#> after
#> ?rows
from test import emit, unknown

found = False
for row in unknown("rows"):
    emit("body")
    if row.x == 1:
        found = True
        break
    emit("more")
emit("after")
emit(found)
