#> one
#> two [conditional]
from test import emit, unknown

emit("one")
if unknown("version"):
    raise RuntimeError("stop")
emit("two")
