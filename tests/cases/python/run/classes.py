class A:
    count = 0
    items = []
    def __init__(self, x): self.x = x; A.count += 1
    def show(self): return f"A({self.x})"
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v // 2
    @staticmethod
    def st(a, b=1): return a + b
    @classmethod
    def make(cls, v): return cls(v)
    def __repr__(self): return f"<{type(self).__name__} {self.x}>"
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __add__(self, o): return A(self.x + (o.x if isinstance(o, A) else o))
    def __radd__(self, o): return A(o + self.x)
    def __len__(self): return self.x
    def __getitem__(self, k): return k * 2
    def __contains__(self, v): return v == self.x
    def __iter__(self): return iter(range(self.x))
    def __call__(self, *a): return ("called", a)
    def __bool__(self): return self.x != 0
    def __neg__(self): return A(-self.x)
class B(A):
    def __init__(self, x, y): super().__init__(x); self.y = y
    def show(self): return "B:" + super().show()
a, b = A(3), B(4, 5)
print(a, b, a.show(), b.show(), a.double, A.st(1), a.st(2, 3), B.make, A.make(7), A.count, b.count)
a.double = 10; print(a.x, a == A(5), a != A(6), a < b, sorted([b, a]), a + b, a + 1, 1 + a, len(a), a["k"], 5 in a, list(a), a(1, 2), bool(A(0)), -a, {a: 1}[A(5)])
print(isinstance(b, A), issubclass(B, A), type(b) is B, B.__name__, B.__mro__, B.__bases__, type(b).__name__, a.__class__, hasattr(b, "y"), hasattr(a, "y"))
A.items.append(1); print(B.items, b.items is A.items); b.items = [9]; print(A.items, b.items)
print(b.__dict__, vars(a), A.__dict__["count"])
class X:
    def who(self): return "X"
class Y(X):
    def who(self): return "Y" + super().who()
class Z(X):
    def who(self): return "Z" + super().who()
class W(Y, Z): pass
print(W().who(), [c.__name__ for c in W.__mro__])
try:
    class Bad(X, Y): pass
except TypeError as e: print("mro error")
class Dyn:
    def __getattr__(self, n): return f"dyn {n}"
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
d = Dyn(); d.v = 4; print(d.zzz, d.v)
class Meta:
    registry = []
    def __init_subclass__(cls, tag=None, **kw): Meta.registry.append((cls.__name__, tag))
class M1(Meta, tag="t"): pass
print(Meta.registry)
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc"); print(s, s.shout(), s + "d", len(s), isinstance(s, str), s == "abc", s[0], {"abc": 1}[s], f"{s:>5}", "-".join([s, s]))
class L(list):
    def total(self): return sum(self)
l = L([1, 2]); l.append(3); print(l, l.total(), len(l), l[0], 2 in l, list(l), l == [1, 2, 3])
class D(dict):
    def __missing__(self, k): return "miss " + k
dd = D(a=1); dd["b"] = 2; print(dd["a"], dd["q"], dict(dd), len(dd), "b" in dd, dd.get("zz"))
class I(int): pass
print(I(5) + 1, I("7") * 2, isinstance(I(1), int), f"{I(3):03d}")
class Desc:
    def __get__(self, obj, cls): return "got" if obj else "class"
    def __set__(self, obj, v): obj.__dict__; print("set", v)
    def __set_name__(self, owner, name): print("name", name)
class HD: field = Desc()
print(HD().field, HD.field); h = HD(); h.field = 3
class Slots:
    __slots__ = ("a",)
sl = Slots(); sl.a = 1
try: sl.b = 2
except AttributeError as e: print(e)
for t in (lambda: A(), lambda: a.nope, lambda: A.nope, lambda: X(1), lambda: setattr(A(1), "double2", 1), lambda: A(1).double.foo, lambda: X() < X(), lambda: X() + 1, lambda: X()[0], lambda: len(X()), lambda: X()(), lambda: iter(X()), lambda: X.who()):
    try: print(t())
    except Exception as e: print(type(e).__name__ + ":", e)
class RO:
    @property
    def p(self): return 1
try: RO().p = 2
except AttributeError as e: print(e)
class Counter2:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(Counter2()), sum(Counter2()), [*Counter2()], max(Counter2()))
class Outer:
    class Inner:
        v = 1
    x = [i for i in range(3)]
    y = x[0]
print(Outer.Inner.v, Outer.x, Outer.Inner.__name__)
T = type("T", (X,), {"z": 5}); print(T().who(), T.z, T.__name__)
del a.x; print(hasattr(a, "x"))
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
try: hash(Cmp(1))
except TypeError as e: print(e)
print(Cmp(1) == Cmp(1), Cmp(1) != Cmp(2), Cmp(1) in [Cmp(1)])
class New:
    def __new__(cls, *a):
        o = super().__new__(cls); o.made = True; return o
    def __init__(self, a): self.a = a
print(New(1).made, New(1).a)
from abc import ABC, abstractmethod
class Abs(ABC):
    @abstractmethod
    def run(self): ...
class Con(Abs):
    def run(self): return "ran"
print(Con().run())
try: Abs()
except TypeError as e: print(e)
class P1:
    def __init__(self): self._v = 1
    v = property(lambda self: self._v, lambda self, n: setattr(self, "_v", n))
p = P1(); p.v = 9; print(p.v)
class Multi(Exception, X): pass
print(Multi("m").who(), str(Multi("m")))
class AugA:
    def __init__(self): self.l = []
    def __iadd__(self, o): self.l.append(o); return self
aa = AugA(); aa += 1; aa += 2; print(aa.l)
