#> a
#> a rest [conditional]
#> b
#> b rest [conditional]
#> end
from test import emit, unknown

for name in ["a", "b"]:
    emit(name)
    if unknown("exists"):
        continue
    emit(name + " rest")
emit("end")
