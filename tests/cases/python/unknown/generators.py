#> one [conditional]
#> got 1
#> body [repeated]
from test import emit, unknown


def g():
    if unknown("u"):
        emit("one")
    yield 1


for value in g():
    emit(f"got {value}")


def names():
    for row in unknown("rows"):
        yield row


for value in names():
    pass
for value in (r for r in unknown("rows")):
    emit("body")
