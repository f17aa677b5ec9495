# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
class chain:
    def __init__(self, *iterables):
        self._items = (item for iterable in iterables for item in iterable)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._items = (item for iterable in iterables for item in iterable)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    kept = []
    for item in iterable:
        yield item
        kept.append(item)
    while kept:
        yield from kept


def repeat(value, times=None):
    if times is None:
        while True:
            yield value
    for _ in range(times):
        yield value


def islice(iterable, *bounds):
    limits = slice(*bounds)
    start, stop, step = limits.start or 0, limits.stop, limits.step or 1
    if stop is not None and stop <= start:
        return
    wanted = start
    for index, item in enumerate(iterable):
        if index == wanted:
            yield item
            wanted += step
        if stop is not None and index + 1 >= stop:
            return


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable):
    items = iter(iterable)
    for item in items:
        if not predicate(item):
            yield item
            break
    yield from items


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (predicate(item) if predicate else item):
            yield item


def compress(data, selectors):
    return (item for item, wanted in zip(data, selectors) if wanted)


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def accumulate(iterable, func=None, *, initial=None):
    items = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(items)
        except StopIteration:
            return
    yield total
    for item in items:
        total = func(total, item) if func else total + item
        yield total


def pairwise(iterable):
    items = iter(iterable)
    try:
        before = next(items)
    except StopIteration:
        return
    for item in items:
        yield before, item
        before = item


def batched(iterable, n):
    batch = []
    for item in iterable:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(one) for one in iterables]
    missing = object()
    while True:
        row = [next(one, missing) for one in iterators]
        if all(item is missing for item in row):
            return
        yield tuple(fillvalue if item is missing else item for item in row)


def groupby(iterable, key=None):
    group, current, started = [], None, False
    for item in iterable:
        value = key(item) if key else item
        if started and value == current:
            group.append(item)
            continue
        if started:
            yield current, iter(group)
        group, current, started = [item], value, True
    if started:
        yield current, iter(group)


def product(*iterables, repeat=1):
    pools = [tuple(one) for one in iterables] * repeat

    def walk(at):
        if at == len(pools):
            yield ()
            return
        for item in pools[at]:
            for rest in walk(at + 1):
                yield (item,) + rest

    return walk(0)


def _choices(pool, r, following):
    def walk(allowed, left):
        if left == 0:
            yield ()
            return
        for place, index in enumerate(allowed):
            for rest in walk(following(allowed, place), left - 1):
                yield (pool[index],) + rest

    return walk(list(range(len(pool))), r)


def permutations(iterable, r=None):
    pool = tuple(iterable)
    return _choices(pool, len(pool) if r is None else r, lambda allowed, place: allowed[:place] + allowed[place + 1 :])


def combinations(iterable, r):
    return _choices(tuple(iterable), r, lambda allowed, place: allowed[place + 1 :])


def combinations_with_replacement(iterable, r):
    return _choices(tuple(iterable), r, lambda allowed, place: allowed[place:])


def tee(iterable, n=2):
    items = list(iterable)
    return tuple(iter(items) for _ in range(n))
