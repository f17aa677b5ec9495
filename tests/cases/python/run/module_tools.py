import functools, itertools, operator, copy, string, textwrap, os, os.path, base64, hashlib, uuid, math, time, sys, contextlib, io, types, pathlib, logging, warnings, inspect, secrets, random, importlib, fnmatch
from functools import partial, reduce, lru_cache, wraps, cached_property, cache, total_ordering, singledispatch
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(operator.mul, [1, 2], 10), partial(int, base=2)("101"), partial(print, "p")("q"))
calls = []
@lru_cache(maxsize=None)
def slow(x):
    calls.append(x)
    return x * 2
print(slow(2), slow(2), calls)
def deco(f):
    @wraps(f)
    def inner(*a): return f(*a) + 1
    return inner
@deco
def named(x): "doc"; return x
print(named(1), named.__name__, named.__doc__)
class C:
    n = 0
    @cached_property
    def v(self): C.n += 1; return 5
c = C(); print(c.v, c.v, C.n)
print(list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(5), 3)), list(itertools.product("ab", [1, 2])), list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations("abc", 2)), [(k, list(g)) for k, g in itertools.groupby("aabb")], list(itertools.zip_longest([1], [2, 3], fillvalue=0)), list(itertools.accumulate([1, 2, 3])), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: x < 2, [1, 2, 1])), list(itertools.chain.from_iterable([[1], [2]])), list(itertools.starmap(pow, [(2, 3)])), list(itertools.repeat(1, 2)), list(itertools.pairwise([1, 2, 3])), list(itertools.islice([1, 2, 3, 4], 1, None, 2)), next(itertools.cycle([9])))
print(operator.itemgetter("a")({"a": 1}), operator.itemgetter(0, 1)([5, 6]), operator.attrgetter("n")(C), sorted([{"k": 2}, {"k": 1}], key=operator.itemgetter("k")))
x = [1, [2]]; y = copy.copy(x); z = copy.deepcopy(x); x[1].append(3); print(y, z, copy.deepcopy({"a": (1, [2])}))
print(string.ascii_lowercase, string.digits, string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("ab cd"))
print(repr(textwrap.dedent("""
    a
      b

    c
    """)), repr(textwrap.indent("a\n\nb", "> ")), textwrap.fill("the quick brown fox jumps", 10), textwrap.shorten("hello world foo", 12))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.dirname("/a/b.c"), os.path.basename("/a/b.c"), os.path.splitext("x.tar.gz"), os.path.normpath("a/./b/../c"), os.environ["HOME"], os.environ.get("NOPE"), os.getenv("SCHEMA", "x"), os.getenv("NOPE", "x"), "HOME" in os.environ, os.sep)
try: os.environ["NOPE"]
except KeyError as e: print("KeyError", e)
print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe"), hashlib.md5(b"a").hexdigest(), hashlib.sha256("é".encode()).hexdigest(), hashlib.sha1(b"x").digest()[:4], hashlib.new("sha1", b"x").hexdigest()[:8])
h = hashlib.sha256(); h.update(b"a"); h.update(b"b"); print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest())
u = uuid.UUID("12345678-1234-5678-1234-567812345678"); print(u, repr(u), u.hex, u.int, u.bytes[:4], u == uuid.UUID(hex="12345678123456781234567812345678"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), len(str(uuid.uuid4())), uuid.uuid4().version, uuid.uuid4() != uuid.uuid4(), uuid.UUID(int=5), isinstance(u, uuid.UUID), {u: 1}[u], f"{u}", sorted([u, uuid.UUID(int=1)])[0])
try: uuid.UUID("zz")
except ValueError as e: print(e)
print(math.floor(2.7), math.ceil(2.1), math.sqrt(16), math.pi, math.gcd(12, 18), math.factorial(20), math.isclose(0.1 + 0.2, 0.3), math.inf, math.log10(1000), math.trunc(-2.5), math.prod([2, 3]), math.comb(5, 2), math.isnan(math.nan))
s = io.StringIO(); s.write("a\nb"); print(s.getvalue().split(), list(io.StringIO("x\ny\n")), io.BytesIO(b"q").read())
ns = types.SimpleNamespace(a=1); ns.b = 2; print(ns, ns.a)
p = pathlib.Path("/a/b/c.txt"); print(p, p.name, p.stem, p.suffix, p.parent, p.parent / "d", p.parts, p.with_suffix(".md"), pathlib.PurePath("a") / "b", p.is_absolute(), repr(pathlib.PurePosixPath("x")), p.parents[1])
log = logging.getLogger(__name__); log.info("hello %s", 1); log.setLevel(logging.DEBUG); logging.basicConfig(level=logging.INFO); print(log.name, logging.getLogger("a") is logging.getLogger("a"), logging.WARNING)
with warnings.catch_warnings(): warnings.simplefilter("ignore")
print(sys.version_info >= (3, 8), sys.version_info[0], sys.maxsize, inspect.isclass(C), inspect.isfunction(named), callable(time.time), importlib.import_module("json").dumps([1]), fnmatch.fnmatch("a.py", "*.py"), inspect.cleandoc("  a\n    b\n    c"))
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(2) >= V(1), max([V(1), V(3)], key=lambda v: v.v).v, sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@singledispatch
def show(x): return "obj"
@show.register(int)
def _(x): return "int"
print(show(1), show("a"))
random.seed(1); print(0 <= random.random() < 1, 1 <= random.randint(1, 3) <= 3, random.choice([7]), len(secrets.token_hex(4)), sorted(random.sample([1, 2, 3], 3)))
from pprint import pprint
pprint({"b": 1, "a": [1, 2]})
