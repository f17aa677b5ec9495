#> UPDATE [repeated]
#> ?rows [repeated]
#> done
#> ?rows
#> ?rows
#> else
from test import emit, unknown

total = 0
rows = unknown("rows")
names = []
for id, name in rows:
    emit("UPDATE")
    emit(id)
    total += 1
    names.append(name)
emit("done")
emit(total)
emit(len(names))
for row in rows:
    pass
else:
    emit("else")
