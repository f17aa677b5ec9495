# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from hashlib import sha512 as _sha512
from math import acos as _acos, cos as _cos, exp as _exp, floor as _floor, log as _log, sin as _sin, sqrt as _sqrt

from _limbeck import random_bits as _bits

# A generator that was seeded gives the numbers that CPython gives: the Mersenne Twister MT19937 with its 624 words, and the same derivations from its bits.
# Without a seed the bits come from the system.


def _float_hash(value):
    """CPython's hash of a finite number: its fraction modulo the prime 2**61 - 1."""
    prime = (1 << 61) - 1
    top, bottom = abs(value).as_integer_ratio()
    result = top % prime * pow(bottom, prime - 2, prime) % prime
    return -result if value < 0 else result


class Random:
    def __init__(self, x=None):
        self._words = None
        self.gauss_next = None
        if x is not None:
            self.seed(x)

    def seed(self, a=None, version=2):
        self.gauss_next = None
        if a is None:
            self._words = None
            return
        if isinstance(a, str):
            a = a.encode()
        if isinstance(a, (bytes, bytearray)):
            a = int.from_bytes(bytes(a) + _sha512(bytes(a)).digest(), "big")
        elif isinstance(a, float):
            a = _float_hash(a)
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        a = abs(int(a))
        key = []
        while a:
            key.append(a & 0xFFFFFFFF)
            a >>= 32
        self._start(key or [0])

    def _start(self, key):
        mt = [19650218]
        for i in range(1, 624):
            mt.append((1812433253 * (mt[-1] ^ mt[-1] >> 30) + i) & 0xFFFFFFFF)
        i, j = 1, 0
        for _ in range(max(624, len(key))):
            mt[i] = ((mt[i] ^ (mt[i - 1] ^ mt[i - 1] >> 30) * 1664525) + key[j] + j) & 0xFFFFFFFF
            i += 1
            j += 1
            if i >= 624:
                mt[0] = mt[623]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(623):
            mt[i] = ((mt[i] ^ (mt[i - 1] ^ mt[i - 1] >> 30) * 1566083941) - i) & 0xFFFFFFFF
            i += 1
            if i >= 624:
                mt[0] = mt[623]
                i = 1
        mt[0] = 0x80000000
        self._words = mt
        self._at = 624

    def _word(self):
        if self._words is None:
            return _bits(32)
        if self._at >= 624:
            mt = self._words
            for k in range(624):
                y = mt[k] & 0x80000000 | mt[(k + 1) % 624] & 0x7FFFFFFF
                mt[k] = mt[(k + 397) % 624] ^ y >> 1 ^ (0x9908B0DF if y & 1 else 0)
            self._at = 0
        y = self._words[self._at]
        self._at += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18

    def getstate(self):
        return (3, (None if self._words is None else tuple(self._words), None if self._words is None else self._at), self.gauss_next)

    def setstate(self, state):
        words, at = state[1]
        self._words = None if words is None else list(words)
        self._at = at
        self.gauss_next = state[2]

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        value = shift = 0
        while k > 0:
            word = self._word()
            if k < 32:
                word >>= 32 - k
            value |= word << shift
            shift += 32
            k -= 32
        return value

    def random(self):
        a = self._word() >> 5
        b = self._word() >> 6
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)

    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if not step:
            raise ValueError("zero step for randrange()")
        n = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if counts is not None:
            population = [item for item, count in zip(population, counts) for _ in range(count)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        small = 21
        if k > 5:
            power = 1
            while power < k * 3:
                power *= 4
            small += power
        result = []
        if n <= small:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result.append(pool[j])
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._below(n)
                while j in selected:
                    j = self._below(n)
                selected.add(j)
                result.append(population[j])
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if weights is None and cum_weights is None:
            return [population[_floor(self.random() * (n + 0.0))] for _ in range(k)]
        if weights is not None and cum_weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        totals = list(cum_weights or [])
        for weight in weights or []:
            totals.append((totals[-1] if totals else 0) + weight)
        if len(totals) != n:
            raise ValueError("The number of weights does not match the population")
        total = totals[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        picked = []
        for _ in range(k):
            mark = self.random() * total
            at = 0
            while at < n - 1 and totals[at] <= mark:
                at += 1
            picked.append(population[at])
        return picked

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        magic = 4 * _exp(-0.5) / _sqrt(2.0)
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = magic * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * (2.0 * _acos(-1.0))
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1.0 - self.random()) / lambd


class SystemRandom(Random):
    def seed(self, *args, **kwargs):
        pass


_shared = Random()
seed = _shared.seed
getstate = _shared.getstate
setstate = _shared.setstate
getrandbits = _shared.getrandbits
random = _shared.random
randrange = _shared.randrange
randint = _shared.randint
randbytes = _shared.randbytes
choice = _shared.choice
choices = _shared.choices
shuffle = _shared.shuffle
sample = _shared.sample
uniform = _shared.uniform
triangular = _shared.triangular
normalvariate = _shared.normalvariate
gauss = _shared.gauss
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
