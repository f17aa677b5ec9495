import enum
from typing import NamedTuple


class Colour(enum.Enum):
    RED = 1
    GREEN = "g"
    CRIMSON = 1


print(Colour._member_names_, list(Colour._member_map_), 1 in Colour._value2member_map_, Colour._value2member_map_["g"])
Row = NamedTuple("Row", name=str, scope=dict)
print(Row(name="a", scope={}), Row._fields, NamedTuple("Pair", [("x", int), ("y", int)])(1, 2))
