# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from _limbeck import random_bits as _bits


def seed(a=None, version=2):
    pass


def getrandbits(k):
    value = 0
    while k > 0:
        part = min(k, 32)
        value = value << part | _bits(part)
        k -= part
    return value


def random():
    return _bits(53) / (1 << 53)


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    size = len(range(start, stop, step))
    if size <= 0:
        raise ValueError(f"empty range for randrange() ({start}, {stop}, {stop - start})")
    return start + step * (getrandbits(size.bit_length() + 16) % size)


def randint(a, b):
    return randrange(a, b + 1)


def uniform(a, b):
    return a + (b - a) * random()


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[randrange(len(seq))]


def choices(population, weights=None, *, cum_weights=None, k=1):
    if weights is None and cum_weights is None:
        return [choice(population) for _ in range(k)]
    totals = list(cum_weights or [])
    for weight in weights or []:
        totals.append((totals[-1] if totals else 0) + weight)
    picked = []
    for _ in range(k):
        mark = random() * totals[-1]
        picked.append(next(item for item, total in zip(population, totals) if mark < total))
    return picked


def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = randrange(i + 1)
        x[i], x[j] = x[j], x[i]


def sample(population, k, *, counts=None):
    pool = list(population)
    if k > len(pool):
        raise ValueError("Sample larger than population or is negative")
    shuffle(pool)
    return pool[:k]


def randbytes(n):
    return bytes(_bits(8) for _ in range(n))


class Random:
    def __init__(self, x=None):
        pass

    def random(self):
        return random()

    def randint(self, a, b):
        return randint(a, b)

    def randrange(self, start, stop=None, step=1):
        return randrange(start, stop, step)

    def choice(self, seq):
        return choice(seq)

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        return choices(population, weights, cum_weights=cum_weights, k=k)

    def sample(self, population, k):
        return sample(population, k)

    def shuffle(self, x):
        shuffle(x)

    def uniform(self, a, b):
        return uniform(a, b)

    def getrandbits(self, k):
        return getrandbits(k)


SystemRandom = Random
