from collections import defaultdict, OrderedDict, Counter, namedtuple, deque, ChainMap
from typing import NamedTuple, TypedDict, Optional, List, Union, TYPE_CHECKING
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, dict(d), d["a"], len(d), d.get("zz"), "zz" in d)
n = defaultdict(int); n["x"] += 2; print(n["x"], n["y"], sorted(n.items()))
nested = defaultdict(lambda: defaultdict(int)); nested["a"]["b"] += 1; print(nested["a"]["b"])
o = OrderedDict([("z", 1), ("a", 2)]); o.move_to_end("z"); print(o, list(o), o.popitem(last=False), o == {"z": 1})
c = Counter("banana"); print(c, c["a"], c["zz"], c.most_common(2), Counter(a=1) + Counter(a=2, b=1), c.total(), sorted(c.elements()), c - Counter("ab")); c.update("xx"); print(c["x"])
P = namedtuple("P", "x y"); p = P(1, y=2); print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._make([3, 4]), p == (1, 2), len(p), isinstance(p, tuple)); a, b = p; print(a, b)
class Emp(NamedTuple):
    name: str
    age: int = 5
    def greet(self): return f"hi {self.name}"
e = Emp("bob"); print(e, e.greet(), e.age, e._asdict(), Emp("a", 1) < Emp("b", 0), {e: 1}[("bob", 5)])
try: Emp()
except TypeError as x: print(x)
try: e.name = 1
except AttributeError as x: print("attr error")
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, list(q), q.pop(), q.popleft(), len(q), q[0]); q.rotate(1); q.extend([7]); print(q, 7 in q, bool(deque()))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], sorted(cm.keys()), len(cm))
class T(TypedDict, total=False):
    a: int
t = T(a=1); t["b"] = 2; print(t, isinstance(t, dict)); t2: T = {"a": 5}; print(t2)
def f(a: Optional[int], b: List[str] = None) -> Union[int, None]: return a
print(f(1), TYPE_CHECKING, isinstance([], List) if False else True)
from collections.abc import Iterable, Mapping, Sequence, Callable
print(isinstance([], Iterable), isinstance({}, Mapping), isinstance("a", Sequence), isinstance(5, Iterable), isinstance(print, Callable), isinstance({}, Sequence), isinstance((i for i in []), Iterable))
from dataclasses import dataclass, field, asdict, replace, fields, astuple
@dataclass
class Pt:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def norm(self): return self.x + self.y
p = Pt(1); p.tags.append("t"); print(p, p == Pt(1, 0, ["t"]), asdict(p), replace(p, x=5), [f.name for f in fields(p)], p.norm(), Pt(2).tags, astuple(p))
@dataclass(frozen=True, order=True)
class Fz:
    a: int
    b: str = "z"
print(Fz(1) < Fz(2), {Fz(1): 1}[Fz(1)], sorted([Fz(3), Fz(1)]))
try: Fz(1).a = 2
except AttributeError as x: print(type(x).__name__, x)
@dataclass
class Sub(Pt):
    z: int = 3
    def __post_init__(self): self.total = self.x + self.z
print(Sub(1, 2), Sub(1).total)
for g in (lambda: Pt(), lambda: Pt(1, 2, 3, 4), lambda: Pt(1, q=2)):
    try: g()
    except TypeError as x: print(x)
match Pt(1, 2):
    case Pt(x, y): print("matched", x, y)
