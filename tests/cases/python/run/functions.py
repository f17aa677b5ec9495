def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}), f(1, c=3, d=5, b=7))
def pos(a, b, /, c): return a, b, c
print(pos(1, 2, 3), pos(1, 2, c=3))
def defaults(x, acc=[]):
    acc.append(x)
    return acc
defaults(1); print(defaults(2))
def outer():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
i = outer(); i(); i(5); print(i())
counter = 0
def bump():
    global counter
    counter += 1
bump(); bump(); print(counter)
fs = [lambda: i for i in range(3)]; print([g() for g in fs])
fs = [lambda i=i: i for i in range(3)]; print([g() for g in fs])
def h(): 
    "doc"
    return
print(h(), h.__name__, h.__doc__, (lambda x, *y, z=1: (x, y, z))(1, 2, z=3))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(25))
def deco(prefix):
    def wrap(fn):
        def inner(*a, **k):
            return prefix + str(fn(*a, **k))
        return inner
    return wrap
@deco("> ")
@deco("# ")
def g(x): return x * 2
print(g(4))
def only(*, k): return k
def none(): pass
tests = [lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: pos(1, 2), lambda: pos(1, b=2, c=3), lambda: only(1), lambda: only(), lambda: none(1), lambda: f(1, c=1, **{"a": 2}), lambda: none(x=1), lambda: (lambda a, b: 0)(1), lambda: defaults(1, 2, 3), lambda: defaults(), lambda: (lambda a, b, c: 0)(), lambda: undefined_name, lambda: 5(), lambda: None.x, lambda: f(*5), lambda: f(**5)]
for t in tests:
    try:
        print(t())
    except Exception as e:
        print(type(e).__name__ + ":", e)
def unbound():
    print(later)
    later = 1
try:
    unbound()
except UnboundLocalError as e:
    print(e)
x = 10
def shadow():
    x = 20
    def inner(): return x
    del x
    x = 30
    return inner()
print(shadow(), x)
if (n := len("abc")) > 2: print(n)
print([y := 5, y ** 2], [last := v for v in range(3)], last)
def gen_args(a: int, b: "str" = "q", *c: float) -> "undefined": return a
print(gen_args(1))
def ret_many(): return 1, 2
p, q = ret_many(); print(p, q)
print((lambda: (yield_ := 3))())
print(callable(f), callable(5), callable(str), f.__qualname__, isinstance(f, type(g)))
f.attr = 5; print(f.attr, hasattr(f, "attr"), getattr(f, "zz", "dflt"))
