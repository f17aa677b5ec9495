#> a
#> a rest [conditional]
#> b [conditional]
#> b rest [conditional]
#> end
#> ?exists
from test import emit, unknown

last = None
for name in ["a", "b"]:
    emit(name)
    last = name
    if unknown("exists"):
        break
    emit(name + " rest")
emit("end")
emit(last)
