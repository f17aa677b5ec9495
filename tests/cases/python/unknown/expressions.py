#> ?u
#> then [conditional]
#> otherwise [conditional]
#> right [conditional]
#> ?u
#> 5
#> False
#> ?u
from test import emit, unknown

u = unknown("u")


def say(text):
    emit(text)
    return text


emit(1 if u else 2)
x = say("then") if u else say("otherwise")
y = u and say("right")
emit(y)
emit(5 if u else 5)
emit(bool(0 and u))
emit(u or 3)
