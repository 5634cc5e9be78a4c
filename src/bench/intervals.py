"""95% intervals of a run's figures, from its calls, in plain Python. src/site/markdown/verdict.md describes the methods.

Windows are cut into slots of 10/64 s, and slots into blocks. Times are in microseconds, shares from 0 to 1.
"""
import math

SLOT_US = 156_250
CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2
MOST_SLOTS = 512
LONGEST_US = 3_600_000_000
OPEN = (-math.inf, math.inf)


# Distributions: quantiles by bisection of the regularized incomplete beta function.

def incomplete_beta(x, a, b):
    """The regularized incomplete beta function, by its continued fraction (Lentz's method)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)) / a
    c, d = 1.0, 1 / max(1e-300, 1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, 2000):
        for numerator in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                          -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / (1 + numerator * d)
            c = 1 + numerator / c
            result *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * result


def bisect(cumulative, probability, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if cumulative(middle) < probability else (low, middle)
    return high


def beta_quantile(probability, a, b):
    return bisect(lambda x: incomplete_beta(x, a, b), probability, 0.0, 1.0)


def f_quantile(probability, first, second):
    part = beta_quantile(probability, first / 2, second / 2)
    return second * part / (first * (1 - part))


def student_quantile(freedom):
    """The two-sided quantile of 95%."""
    return bisect(lambda t: 1 - incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5), CONFIDENCE, 0.0, 1e6)


def normal_quantile():
    return bisect(lambda z: math.erf(z / math.sqrt(2)), CONFIDENCE, 0.0, 10.0)


def exact_share(share, calls):
    """Clopper and Pearson's interval of a share of independent calls."""
    having, lacking = share * calls, calls - share * calls
    return (beta_quantile(TAIL, having, lacking + 1) if having > 0 else 0.0,
            beta_quantile(1 - TAIL, having + 1, lacking) if lacking > 0 else 1.0)


def poisson(count):
    """Garwood's interval of the mean of a Poisson count."""

    def at_most(most, expected):
        return math.fsum(math.exp(k * math.log(expected) - expected - math.lgamma(k + 1)) for k in range(most + 1))

    most = 2 * count + 100
    low = bisect(lambda x: 1 - at_most(count - 1, x), TAIL, 1e-9, most) if count else 0.0
    return low, bisect(lambda x: 1 - at_most(count, x), 1 - TAIL, 1e-9, most)


def ranks(count, share):
    """The ranks of the values between which a percentile of independent values lies; 0 and count + 1 for an open side."""

    def at_most(k):
        return 1.0 if k >= count else incomplete_beta(1 - share, count - k, k + 1)

    low = next(k for k in range(count + 1) if at_most(k) >= TAIL)
    high = next(k for k in range(count + 1) if at_most(k) >= 1 - TAIL)
    return low + (at_most(low) <= TAIL), high + 1


# How long calls stay alike.

class Correlation:
    NEAR, FAR, FAR_ALONE, SECOND_LOOK = 0.15, 0.10, 0.14, 0.10

    def __init__(self, deviations, more=0.0):
        near, far = self.mean(deviations, 1, 3), self.mean(deviations, 4, 8)
        nearby = near >= self.NEAR + more
        if not nearby and far < self.FAR + more or near < far / 2:
            self.span = 0
        else:
            self.span = 2 if far >= (self.FAR if nearby else self.FAR_ALONE) + more else 1

    @staticmethod
    def mean(deviations, first, last):
        """The mean correlation of parts that are so far from each other."""
        n = len(deviations)
        squares = math.fsum(x * x for x in deviations)
        last_there = min(last, n - 1)
        products = math.fsum(
            math.fsum(deviations[j] * deviations[j - distance] for j in range(distance, n)) / (n - distance)
            for distance in range(first, last_there + 1))
        return products / (squares / n) / (last - first + 1) if squares else 0.0

    def longer(self, deviations):
        other = Correlation(deviations, self.SECOND_LOOK)
        return other if other.span > self.span else self


def bucket(us):
    shift = max(0, us.bit_length() - 11)
    return shift * 1024 + (us >> shift)


def highest(us):
    """The highest time of its bucket."""
    shift = max(0, us.bit_length() - 11)
    return ((us >> shift) + 1 << shift) - 1


class Blocking:
    """A window in blocks.

    slot_of and the calls are those of recompute.py; times are recorded for a list of (slot, microseconds).
    """

    def __init__(self, seconds):
        self.seconds = seconds
        self.slots = math.ceil(seconds * 1e6 / SLOT_US)
        self.short = self.slots < 20
        self.blocks = 1 if self.short else max(20, min(60, int(seconds / 20)))
        self.parts = min(60, self.slots)
        self.quantile = normal_quantile() if self.short else student_quantile(self.blocks - 1)

    def cut(self, parts, deviation):
        borders = [self.slots * part // parts for part in range(parts + 1)]
        return [deviation(low, high) for low, high in zip(borders, borders[1:])]

    def per_slot(self, slots):
        counts = [0] * self.slots
        for slot in slots:
            counts[slot] += 1
        return counts

    def factor(self, deviations, correlation):
        """How much correlation between blocks widens a variance, and the sum of squares of the blocks."""
        squares = math.fsum(x * x for x in deviations)
        r = math.fsum(x * y for x, y in zip(deviations, deviations[1:])) / squares if squares else 0.0
        used = min(0.9, max(0.0, r + (1 + 4 * r) / len(deviations)))
        if correlation.span > 0:
            used = min(0.97, used + 2.33 / math.sqrt(len(deviations)))
        return squares, (1 + used) / (1 - used)

    def worth(self, effective):
        """How many calls of a known spread tell as much as these, whose spread is estimated from blocks."""
        return effective * (normal_quantile() / self.quantile) ** 2

    def share(self, having, calls, times=None):
        """The interval of the share of calls with a property; slots of those with it and of all."""
        share = len(having) / len(calls)
        if self.short:
            return exact_share(share, len(calls))
        with_it, all_calls = self.per_slot(having), self.per_slot(calls)
        outages = self.outages(with_it, all_calls)
        if outages:
            return self.of_outages(share, *outages)

        def deviation(low, high):
            return sum(with_it[low:high]) - share * sum(all_calls[low:high])

        own = self.cut(self.parts, deviation)
        correlation = times.correlation.longer(own) if times else Correlation(own)
        if correlation.span == 2:
            return OPEN
        squares, factor = self.factor(self.cut(self.blocks, deviation), correlation)
        independent = share * (1 - share) / len(calls)
        variance = self.blocks / (self.blocks - 1) * squares / len(calls) ** 2
        effect = max(1.0, variance / independent) * factor if independent else 1.0
        return exact_share(share, self.worth(len(calls) / effect))

    @staticmethod
    def outages(ok, calls):
        """How many stretches are down and up; None if most failures are not in stretches in which most calls fail."""
        failed = sum(calls) - sum(ok)
        if not failed or not sum(ok):
            return None
        here = bad = in_outages = down = up = 0
        last = None
        for slot, (all_here, ok_here) in enumerate(zip(calls, ok)):
            here, bad = here + all_here, bad + all_here - ok_here
            if here >= 5 or slot == len(calls) - 1 and here:
                is_down = bad > 0.5 * here
                in_outages += bad if is_down else 0
                if is_down != last:
                    down, up = down + is_down, up + (not is_down)
                last, here, bad = is_down, 0, 0
        return (down, up) if in_outages >= 0.5 * failed and up else None

    @staticmethod
    def of_outages(share, down, up):
        odds = share / (1 - share)
        low = odds * down / (down + 1) / f_quantile(1 - TAIL, 2 * up, 2 * down)
        high = odds / f_quantile(TAIL, 2 * up, 2 * down)
        return low / (1 + low), high / (1 + high)

    def rate(self, calls):
        """The interval of the number of calls per second, of their slots."""
        total = len(calls)
        if self.short:
            low, high = poisson(total)
            return low / self.seconds, high / self.seconds
        counts = self.per_slot(calls)

        def deviation(low, high):
            return sum(counts[low:high]) - total / self.slots * (high - low)

        correlation = Correlation(self.cut(self.parts, deviation))
        if correlation.span == 2:
            return OPEN
        squares, factor = self.factor(self.cut(self.blocks, deviation), correlation)
        half = self.quantile * math.sqrt(self.blocks / (self.blocks - 1) * squares * factor)
        return max(0.0, (total - half) / self.seconds), (total + half) / self.seconds


class Times:
    """The times of a window's calls, as (slot, microseconds)."""

    def __init__(self, window, times):
        self.window = window
        self.ordered = sorted(us for _, us in times)
        last = max(slot for slot, _ in times)
        self.shift = 0
        while last >> self.shift >= MOST_SLOTS and self.shift < 6:
            self.shift += 1
        self.places = [[] for _ in range((last >> self.shift) + 1)]
        for slot, us in times:
            self.places[slot >> self.shift].append(us)
        self.end = last + 1
        self.correlation = Correlation(window.cut(window.parts, self.slowness())) if not window.short else None

    def part(self, low, high):
        """The times of a stretch of slots, from the nearest border that is kept to another."""
        half = 1 << self.shift >> 1
        to = len(self.places) if high >= self.end else min(high + half >> self.shift, len(self.places))
        return [us for place in self.places[low + half >> self.shift:to] for us in place]

    def slowness(self):
        counts = {}
        for us in self.ordered:
            counts[bucket(us)] = counts.get(bucket(us), 0) + 1
        rank, below = {}, 0
        for number in sorted(counts):
            rank[number] = below + counts[number] / 2 - len(self.ordered) / 2
            below += counts[number]
        return lambda low, high: math.fsum(rank[bucket(us)] for us in self.part(low, high))

    def at(self, share):
        return highest(self.ordered[max(1, math.ceil(share * len(self.ordered) - 1e-9)) - 1])

    def quantile(self, share):
        """The shares between whose percentiles a percentile lies; 0 and 1 for an open side, None for no interval."""
        n = len(self.ordered)
        if n * (1 - share) < 5:
            return None
        if self.window.short:
            low, high = ranks(n, share)
            return low / n, 1 if high > n else high / n - 1e-12
        if self.correlation.span == 2:
            return None
        value = self.at(share)
        below = sum(us <= value for us in self.ordered) / n

        def deviation(low, high):
            part = self.part(low, high)
            return sum(us <= value for us in part) - below * len(part)

        squares, factor = self.window.factor(self.window.cut(self.window.blocks, deviation), self.correlation)
        independent = share * (1 - share) / n
        variance = max(self.window.blocks / (self.window.blocks - 1) * squares / n ** 2, independent) * factor
        effective = n * independent / variance
        weight = self.window.worth(effective) - 1
        if weight <= 0:
            return None
        low = 0 if (1 - share) ** effective > 1 - CONFIDENCE else beta_quantile(TAIL, share * weight, (1 - share) * weight)
        high = 1 if share ** effective > 1 - CONFIDENCE else beta_quantile(1 - TAIL, share * weight, (1 - share) * weight)
        return None if low == 0 and high == 1 else (low, high)
