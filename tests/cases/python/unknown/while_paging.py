#> SELECT 0
#> UPDATE [conditional] [repeated]
#> end
#> ?rows
from test import emit, unknown

offset = 0
while True:
    emit(f"SELECT {offset}")
    rows = unknown("rows")
    if not rows:
        break
    emit("UPDATE")
    offset += 100
emit("end")
emit(offset)
