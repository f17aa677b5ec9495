import ast
import codecs
import gc
import platform
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed


def failing():
    raise KeyError("k")


print(ast.literal_eval("{'a': [1, -2.5, None, True], 'b': (b'x', {3})}"), ast.literal_eval(" 'text'"))
for text in ["f(1)", "[1, x]", "1 +", "{**{}}"]:
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__)
print(codecs.encode("Hello, Zebra", "rot13"), codecs.decode(b"caf\xc3\xa9", "utf-8"), codecs.decode("6162", "hex"))
with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(pow, 2, n) for n in range(4)]
    print(sorted(f.result() for f in as_completed(futures)), list(pool.map(lambda a, b: a + b, [1, 2], [10, 20])))
    bad = pool.submit(failing)
print(repr(bad.exception()), bad.done())
try:
    bad.result()
except KeyError as error:
    print(error)
lock = threading.Lock()
with lock:
    print(lock.locked())
print(lock.locked(), gc.collect() >= 0, platform.python_implementation())
