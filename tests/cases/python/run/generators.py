def count(n):
    i = 0
    while i < n:
        sent = yield i
        if sent: i = sent
        i += 1
    return "done"
print(list(count(3)))
g = count(10); print(next(g), g.send(5), next(g), list(g))
def outer():
    r = yield from count(2)
    yield r
print(list(outer()), [*outer()])
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib(); print([next(f) for _ in range(10)])
def tree(d):
    if d:
        yield from tree(d - 1)
        yield d
        yield from tree(d - 1)
print(list(tree(4)))
def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
c = cleanup(); next(c); c.close()
for x in cleanup():
    print(x)
def err():
    yield 1
    raise ValueError("inside")
e = err(); next(e)
try: next(e)
except ValueError as x: print(x)
try: next(e)
except StopIteration: print("stopped")
def ret(): 
    yield 1
    return 7
r = ret(); next(r)
try: next(r)
except StopIteration as s: print(s.value)
def take(n, it):
    for i, x in enumerate(it):
        if i >= n: return
        yield x
print(list(take(3, fib())), dict(enumerate(take(2, "abc"))), sum(take(4, fib())))
def pipeline(src):
    for line in src:
        line = line.strip()
        if line: yield line
print(list(pipeline([" a ", "", "b"])))
def two():
    a = yield "first"
    b = yield a
    yield (a, b)
t = two(); print(next(t), t.send("A"), t.send("B"))
from contextlib import contextmanager, suppress, nullcontext, closing, ExitStack
@contextmanager
def ctx(name):
    print("enter", name)
    try: yield name.upper()
    except KeyError as e: print("handled", e)
    finally: print("leave", name)
with ctx("a") as a, ctx("b") as b: print(a, b)
with ctx("c"): raise KeyError("k")
try:
    with ctx("d"): raise ValueError("v")
except ValueError as e: print("out", e)
with suppress(KeyError, ValueError): {}["x"]
with nullcontext(5) as n: print(n)
with ExitStack() as st:
    st.enter_context(ctx("e")); st.callback(print, "cb")
def gen_in_gen():
    for x in (y * 2 for y in count(3)): yield x
print(list(gen_in_gen()), list(zip(count(2), fib())), list(map(lambda v: v + 1, count(2))))
def many(): 
    for i in range(2000): yield i
print(sum(many()), sum(1 for _ in many()))
gens = [count(2) for _ in range(50)]
print(sum(sum(x) for x in gens))
async def co(x): return x * 2
async def main():
    r = await co(4)
    print(r)
    return "ok"
import asyncio
print(asyncio.run(main()))
