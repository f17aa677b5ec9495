# A seeded generator gives CPython's numbers.
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.sample(range(10), 3), random.sample(range(1000), 7))
print(random.uniform(1, 3), random.gauss(0, 1), random.gauss(0, 1), random.choices("abc", k=5), random.choices([1, 2, 3], weights=[1, 5, 2], k=4), random.getrandbits(70))
items = list(range(10))
random.shuffle(items)
print(items, random.randrange(0, 50, 5), random.triangular(0, 5), random.expovariate(2), random.normalvariate(0, 1), random.randbytes(5))
for seed in (0, -7, 2**80, "text", b"bytes", 3.5):
    own = random.Random(seed)
    print(own.random(), own.randrange(1000))
state = own.getstate()
first = own.random()
own.setstate(state)
print(first == own.random())
try:
    random.choice([])
except IndexError as error:
    print(error)
