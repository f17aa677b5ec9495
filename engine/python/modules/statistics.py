# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
from decimal import Decimal as _Decimal
from math import fsum as _fsum, sqrt as _sqrt


class StatisticsError(ValueError):
    pass


def _given(data, what):
    values = list(data)
    if not values:
        raise StatisticsError(f"{what} requires at least one data point")
    return values


def _average(values):
    if any(isinstance(value, float) for value in values):
        return _fsum(values) / len(values)
    total = sum(values)
    return total // len(values) if isinstance(total, int) and total % len(values) == 0 else total / len(values)


def mean(data):
    return _average(_given(data, "mean"))


def fmean(data, weights=None):
    values = _given(data, "fmean")
    if weights is None:
        return _fsum(values) / len(values)
    weights = list(weights)
    return _fsum(value * weight for value, weight in zip(values, weights)) / _fsum(weights)


def median(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def median_low(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values[len(values) // 2]


def multimode(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def mode(data):
    modes = multimode(data)
    if not modes:
        raise StatisticsError("no mode for empty data")
    return modes[0]


def _exact(values):
    """(Σx, Σx²) over one denominator and that denominator: floats are fractions, so nothing is rounded before the last division."""
    ratios = [value.as_integer_ratio() for value in values]
    bottom = max(ratio[1] for ratio in ratios)  # powers of two: each divides the largest
    tops = [top * (bottom // under) for top, under in ratios]
    return sum(tops), sum(top * top for top in tops), bottom


def _spread(data, middle, least, what):
    values = list(data)
    if len(values) < least:
        raise StatisticsError(f"{what} requires at least {'two data points' if least == 2 else 'one data point'}")
    n = len(values)
    if middle is not None or any(isinstance(value, _Decimal) for value in values):
        middle = mean(values) if middle is None else middle
        return sum((value - middle) ** 2 for value in values) / (n - least + 1)
    total, squares, bottom = _exact(values)
    top = n * squares - total * total
    bottom = n * (n - least + 1) * bottom * bottom
    if top % bottom == 0 and all(isinstance(value, int) for value in values):
        return top // bottom
    return top / bottom


def _root(value):
    return value.sqrt() if isinstance(value, _Decimal) else _sqrt(value)


def variance(data, xbar=None):
    return _spread(data, xbar, 2, "variance")


def pvariance(data, mu=None):
    return _spread(data, mu, 1, "pvariance")


def stdev(data, xbar=None):
    return _root(variance(data, xbar))


def pstdev(data, mu=None):
    return _root(pvariance(data, mu))
