#> postgres [conditional]
#> other [conditional]
#> ?name
from test import emit, unknown

match unknown("name"):
    case "postgresql":
        emit("postgres")
        x = 1
    case _:
        emit("other")
        x = 2
emit(x)
