#> ?u
#> 5
#> ?u
from test import emit, unknown

u = unknown("u")


class Box:
    shared = 0

    def __init__(self):
        self.a = 1
        self.b = 5


box = Box()
if u:
    box.a = 2
    Box.shared = 1
emit(box.a)
emit(box.b)
emit(Box.shared)
