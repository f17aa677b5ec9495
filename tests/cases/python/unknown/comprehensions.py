#> ?rows
#> ?rows
#> x [repeated]
#> 3
#> ?rows
#> ?rows
#> ?c
#> y [conditional]
from test import emit, unknown

rows = unknown("rows")
names = [r.name for r in rows]
emit(names[0])
emit("a" in names)
for n in names:
    emit("x")
emit(len([i for i in range(3)]))
emit({r.id: r for r in rows}.get("k"))
emit(sorted(r.id for r in rows))
picked = [c for c in ["a", "b"] if unknown("c") == c]
emit(len(picked))
if "a" not in picked:
    emit("y")
