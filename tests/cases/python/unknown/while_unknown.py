#> body [repeated]
#> end
#> ?count
from test import emit, unknown

n = 0
while unknown("count") > n:
    emit("body")
    n += 1
emit("end")
emit(n)
