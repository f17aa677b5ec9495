#> caught a
from test import emit, unknown

try:
    if unknown("u"):
        raise ValueError("a")
    else:
        raise ValueError("a")
except ValueError as e:
    print("caught", e)
