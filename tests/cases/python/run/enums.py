import enum
from enum import Enum, IntEnum, Flag, auto, unique
class Color(Enum):
    RED = "red"
    GREEN = "green"
    CRIMSON = "red"
    def shout(self): return self.value.upper()
    @property
    def nice(self): return f"<{self.name}>"
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color("green"), Color["RED"], Color.CRIMSON is Color.RED, list(Color), len(Color), [c.value for c in Color], Color.RED.shout(), Color.RED.nice, Color.default(), Color.RED == Color.RED, Color.RED == "red", Color.RED in Color, isinstance(Color.RED, Color), list(Color.__members__), f"{Color.RED}", str(Color.GREEN), {Color.RED: 1}[Color.RED], Color.RED != Color.GREEN, type(Color.RED))
class S(str, Enum):
    A = "a"
    B = "b"
print(S.A, S.A == "a", S.A.value, S("b"), f"{S.A}", S.A.upper(), "x" + S.A, S.A in ["a"], "%s" % S.A, repr(S.A), {"a": 1}[S.A], isinstance(S.A, str), ",".join(s.value for s in S), S.A.startswith("a"), sorted([S.B, S.A]), "a" == S.A, ",".join(S))
class N(IntEnum):
    LOW = 1
    HIGH = 10
print(N.LOW, N.HIGH > N.LOW, N.LOW + 1, N(10), int(N.HIGH), f"{N.LOW}", N.LOW == 1, repr(N.LOW), max(N), [1, 2][N.LOW], sorted(N, reverse=True), N.LOW < 5, "%d" % N.HIGH, f"{N.HIGH:03d}")
class St(enum.StrEnum):
    ONE = auto()
    TWO = "zwei"
print(St.ONE, St.ONE.value, f"{St.TWO}", repr(St.TWO), St("zwei"))
class Au(Enum):
    X = auto()
    Y = auto()
print([(m.name, m.value) for m in Au])
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
p = Perm.R | Perm.W
print(p, Perm.R in p, Perm.X in p, p.value, bool(p & Perm.X), Perm(3) == p)
for f in (lambda: Color("zz"), lambda: Color["zz"], lambda: Color.zz, lambda: N(99)):
    try: f()
    except Exception as e: print(type(e).__name__ + ":", e)
class Planet(Enum):
    EARTH = (5.9, 6.3)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet.EARTH.value)
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(Miss(99))
F = Enum("F", "P Q"); print(list(F), F.P.value); G = Enum("G", {"k": "v"}); print(G.k.value)
class WithStr(Enum):
    A = 1
    def __str__(self): return "custom " + self.name
print(WithStr.A, f"{WithStr.A}", [WithStr.A])
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
class Base(str, Enum):
    @classmethod
    def values(cls): return [m.value for m in cls]
class Derived(Base):
    Z = "z"
print(Derived.values(), Derived.Z == "z")
match Color.RED:
    case Color.GREEN: print("g")
    case Color.RED: print("r")
