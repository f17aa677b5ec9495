#> before
#> yes [conditional]
#> no [conditional]
#> after
#> 1
#> ?count
#> ?count
#> same
from test import emit, unknown

emit("before")
kept = 1
changed = 1
both = "x"
if unknown("count"):
    emit("yes")
    changed = 2
    added = 1
    both = "same"
else:
    emit("no")
    both = "same"
emit("after")
emit(kept)
emit(changed)
emit(added)
emit(both)
