#!/usr/bin/env python3
"""Computes the numbers of a run's report.md and _stats.csv again, from its calls.csv.

    src/bench/recompute.py RUN_DIRECTORY

Prints each number that differs, with its place, and how many were compared. Exit code 0 if all agree, 1 if one
differs, 2 if the run cannot be read. Of run.json only the plan is used: the stages, the warm-up and the kind of load.

A number agrees if it is the computed one, rounded as it is shown. Times may be 0.1% longer: they come from histograms
with three digits. A bound of an interval may differ by one rank, and by 2% of the interval: calls.csv has whole microseconds, and
a call at the border of a slot may be in the other one.
"""
import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import intervals

UNITS = {"µs": 1e-3, "ms": 1.0, "s": 1e3, "min": 60e3, "h": 3600e3}
HISTOGRAM = 1e-3
QUANTITIES = {
    "time_to_first_token": "ttft",
    "time_to_first_output": "ttfo",
    "gap": "gap",
    "longest_gap": "longest gap",
    "time_per_token": "tpot",
}
DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")


def seconds(iso):
    hours, minutes, rest = DURATION.fullmatch(iso).groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest or 0)


def gaps(cell):
    """The gaps of a cell of calls.csv, each with how often it occurred."""
    for gap in cell.split():
        us, _, number = gap.partition("x")
        yield int(us), int(number or 1)


def present(value):
    return [] if value is None else [value]


class Call:
    def __init__(self, row, open_model):
        def us(name):
            return int(row[name]) if row.get(name) else None

        self.task, self.outcome, self.error = row["task"], row["outcome"], row.get("error", "")
        self.key, self.payload = row.get("key", ""), row.get("payload", "")
        self.cache, self.mutation = row.get("cache", ""), row.get("mutation", "")
        self.status, self.bytes = row.get("status", ""), us("bytes") or 0
        self.items, self.items_ok = us("items") or 0, us("items_ok") or 0
        self.intended, self.started, self.ended = us("intended_us"), us("started_us"), us("ended_us")
        self.connect, self.sent_at = us("connect_us") or 0, us("sent_us")
        self.body_sent, self.first_byte = us("body_sent_us"), us("first_byte_us")
        self.first_token, self.first_output, self.last = us("first_token_us"), us("first_output_us"), us("last_token_us")
        self.token_events, self.tokens, self.input_tokens = us("token_events"), us("tokens"), us("input_tokens")
        self.streamed = bool(row.get("events"))
        self.finish, self.longest_gap = row.get("finish", ""), None
        # Gaps have three digits, the longest one has all.
        self.gaps = [int(gap) / 1e3 for gap, number in gaps(row.get("gaps_us", "")) for _ in range(number)]
        if row.get("longest_gap_us"):
            self.longest_gap = us("longest_gap_us") / 1e3
        self.spoken = self.first_byte if self.first_token is None else self.first_token
        self.upstream = us("upstream_us")
        self.stalled = us("stalled_us") or 0
        self.ok = self.outcome == "ok"
        self.sent = self.outcome not in ("dropped", "generator")
        self.response = (self.ended - self.intended) / 1e3
        self.service = (self.ended - self.started) / 1e3 if self.started is not None else None
        self.time = self.response if open_model else self.service
        begun = self.intended if open_model else self.started
        self.to_first_token = None if self.first_token is None else (self.first_token - begun) / 1e3
        self.to_first_output = None if self.first_output is None else (self.first_output - begun) / 1e3
        self.per_token = None
        if self.first_token is not None and self.tokens is not None and self.tokens > 1:
            self.per_token = (self.last - self.first_token) / 1e3 / (self.tokens - 1)

    def stream_times(self):
        """The times of the streamed answer by their names: of each kind none, one or, of gaps, many."""
        return {
            "ttft": present(self.to_first_token),
            "ttfo": present(self.to_first_output),
            "gap": self.gaps,
            "longest gap": present(self.longest_gap),
            "tpot": present(self.per_token),
        }

    def arrived(self, until):
        """The tokens that had arrived at a time in microseconds: the model makes them evenly from the first to the end."""
        if not self.ok or not self.tokens or self.first_token is None or until < self.first_token:
            return 0
        last = max(self.first_token, self.last)
        if until > last:
            return self.tokens
        return math.floor((until - self.first_token) / max(1e-3, last - self.first_token) * self.tokens + 0.5)

    def keeps(self, slo):
        """True if it keeps the limits of an objective, in milliseconds by quantity. A time that an answer cannot have is kept."""
        if not self.ok:
            return False
        for name, limit in slo.items():
            of_call = [self.time] if name == "duration" else self.stream_times()[QUANTITIES[name]]
            lacks = name == "longest_gap" or name == "time_per_token" and self.tokens is not None
            if max(of_call) > limit if of_call else not lacks:
                return False
        return True

    def sending(self):
        """How long the body of the request took after its head."""
        return 0 if self.body_sent is None else min(self.body_sent, self.first_byte) - self.sent_at


def rank(values, percent):
    """The percentile by nearest rank."""
    ordered = sorted(values)
    return ordered[max(1, math.ceil(percent / 100 * len(ordered) - 1e-9)) - 1]


class Shown:
    """A number as it is shown, and what half a unit of its last digit is."""

    PATTERN = re.compile(r"[-−]?[\d,]+(?:\.\d+)?")

    def __init__(self, text):
        text = text.replace("\\", "").strip()
        found = self.PATTERN.search(text)
        if not found:
            raise ValueError("no number in " + repr(text))
        number = found.group().replace(",", "").replace("−", "-")
        digits = len(number.split(".")[1]) if "." in number else 0
        after = re.match(r"\s*(µs|ms|min|s|h)?(?![a-zA-Z])", text[found.end():])
        scale = UNITS.get(after.group(1), 1.0) if after else 1.0
        self.value = float(number) * scale
        self.half = 0.5 * 10.0 ** -digits * scale


class Report:
    """The tables and lines of a report in Markdown, by section."""

    def __init__(self, text):
        self.sections = defaultdict(list)
        name = ""
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("## "):
                name = line[3:].split(" (n = ")[0]
                self.sections[name]
                counted = re.search(r"\(n = ([\d,]+)\)", line)
                if counted:
                    self.sections[name].append((number, "n = " + counted.group(1)))
            else:
                self.sections[name].append((number, line))

    def rows(self, section):
        """The cells of each row of the section's tables by the head of their column, with the line's number."""
        head = None
        for number, line in self.sections.get(section, []):
            if not line.startswith("|"):
                head = None
                continue
            cells = [cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if head is None:
                head = cells
            elif not set("".join(cells)) <= set("-: "):
                yield number, dict(zip(head, cells))

    def lines(self, section, pattern):
        for number, line in self.sections.get(section, []):
            # What the figures would be without the delays of wingload cannot be seen in the times of the calls.
            for found in re.finditer(pattern, line.split("; without these delays")[0]):
                yield number, found


class Check:
    def __init__(self):
        self.compared = 0
        self.different = []

    def number(self, place, text, expected, tolerance=0.0, adds_up=False, spread=0.0):
        """Numbers of a column that is rounded so that it adds up may be the next higher or lower one."""
        self.compared += 1
        try:
            shown = Shown(text)
        except ValueError as problem:
            self.different.append(f"{place}: {problem}, computed {expected:.6g}")
            return
        if not abs(shown.value - expected) <= shown.half * (3 if adds_up else 1) * 1.0001 + abs(expected) * tolerance + spread + 1e-9:
            self.different.append(f"{place}: the report has {text!r}, computed {expected:.6g}")

    def nearest(self, place, text, candidates):
        """A number that may be any of some."""
        try:
            shown = Shown(text).value
        except ValueError:
            shown = 0.0
        self.number(place, text, min(candidates, key=lambda candidate: abs(candidate - shown)))

    def time(self, place, text, expected):
        if expected is None:
            self.text(place, text, "-")
        else:
            self.number(place, text, expected, HISTOGRAM)

    def bounds(self, place, text, least, most):
        """An interval as it is shown. Each bound lies in a range of its own, or is infinite in all of it."""
        found = re.fullmatch(r"(?:at least (?P<low>.+)|at most (?P<high>.+)|(?P<from>.+) to (?P<to>.+)|)", text)
        low, high = found["low"] or found["from"], found["high"] or found["to"]
        for name, shown, (lower, upper) in (("lower", low, least), ("upper", high, most)):
            if shown is None or math.isinf(lower):
                self.text(f"{place}, {name} bound is open", shown is None, math.isinf(lower))
            else:
                self.number(f"{place}, {name} bound", shown, (lower + upper) / 2, 0.0, spread=(upper - lower) / 2)

    def text(self, place, text, expected):
        self.compared += 1
        if text != expected:
            self.different.append(f"{place}: the report has {text!r}, computed {expected!r}")


class Run:
    def __init__(self, directory):
        plan_and_load = json.loads((directory / "run.json").read_text(encoding="utf-8"))
        plan = plan_and_load["manifest"]["plan"]
        load = plan["load"]
        self.open = load["kind"] == "open"
        self.name = plan["name"]
        self.tasks = [task["name"] for task in plan["tasks"]]
        self.methods = {task["name"]: task["method"] for task in plan["tasks"]}
        self.begin = seconds(load.get("warm_up", "PT0S"))
        slo = plan["reporting"].get("slo")
        self.slo = slo and {name.lower(): 1e3 * seconds(limit) for name, limit in slo["limits"].items()}
        self.stages = self._stages(load)
        if plan_and_load["load"]["end"] != "run_time" or not self.stages:
            raise ValueError("the run did not last until its planned end, so the window is not that of its plan")
        self.end = self.begin + sum(length for _, length in self.stages)
        with open(directory / "calls.csv", encoding="utf-8", newline="") as file:
            self.all_calls = [Call(row, self.open) for row in csv.DictReader(file)]
        self.apart = {name for name, task in zip(self._names(), plan["tasks"]) if task.get("apart")}
        self.calls = [call for call in self.all_calls if call.task not in self.apart]
        self.window = self.between(self.begin, self.end)
        self.seconds = self.end - self.begin
        self.fixed = self._fixed(plan, load)
        self.mutated = any(call.mutation for call in self.calls) and any(not call.mutation for call in self.calls)
        self.timed = [call for call in self.window if call.ok and self.valid(call)]

    def _names(self):
        """The names of the tasks in calls.csv: the second of a name ends in -2."""
        taken, names = set(), []
        for name in self.tasks:
            number, unique = 2, name
            while unique in taken:
                unique, number = f"{name}-{number}", number + 1
            taken.add(unique)
            names.append(unique)
        return names

    @staticmethod
    def _stages(load):
        if "stages" in load:
            return [(stage["name"], seconds(stage["duration"])) for stage in load["stages"]]
        if "run_time" not in load:
            return []
        users, rate = load["users"], load["spawn_rate"]
        batch = max(1, min(users, math.floor(rate)))
        ramp = max(0.0, (math.ceil(users / batch) - 1) * batch / rate - seconds(load.get("warm_up", "PT0S")))
        length = seconds(load["run_time"])
        ramp = min(ramp, length)
        return [(name, part) for name, part in (("ramp", ramp), ("hold", length - ramp)) if part > 0]

    @staticmethod
    def _fixed(plan, load):
        """True if the schedule fixes how many calls there are."""
        arrivals = load.get("arrivals")
        flows = [flow for users in plan["user_classes"] for flow in users["flows"]]
        return ((arrivals == "constant" or arrivals == "poisson_exact" and "warm_up" not in load)
                and all(len(flow["tasks"]) == 1 for flow in flows))

    def valid(self, call):
        """True if times are of calls such as this one: those with valid payloads, if there are any."""
        return not (self.mutated and call.mutation)

    def slots(self, calls):
        return [int((call.intended - self.begin * 1e6) // intervals.SLOT_US) for call in calls]

    def interval_times(self, window):
        """The times of the timed calls, in their slots; None without any."""
        times = [round(call.time * 1e3) for call in self.timed]
        return intervals.Times(window, list(zip(self.slots(self.timed), times))) if times else None

    def between(self, begin, end):
        return [call for call in self.calls if begin * 1e6 <= call.intended < end * 1e6]


def times(calls):
    return [call.time for call in calls]


def at(values, percent):
    return rank(values, percent) if values else None


def mean(values):
    return math.fsum(values) / len(values) if values else None


def share(part, whole):
    return 100.0 * part / whole if whole else 0.0


def summary(run, report, check):
    calls, ok = run.window, [call for call in run.window if call.ok]
    sent = [call for call in calls if call.sent]
    last = max(call.ended for call in run.all_calls) / 1e6
    expected = {
        "Total Requests": [len(sent)],
        "Successful Requests": [len(ok), share(len(ok), len(sent))],
        "Failed Requests": [len(sent) - len(ok), share(len(sent) - len(ok), len(sent))],
        "Success Rate": [share(len(ok), len(calls))],
        "Test Duration": [run.seconds * 1e3, run.seconds * 1e3],
        "Drain": [max(0.0, max(call.ended for call in sent) / 1e3 - run.end * 1e3)],
        "Wall Time": [last * 1e3],
        "Offered RPS": [len(calls) / run.seconds],
        "Actual RPS": [len(sent) / run.seconds],
        "Requests per Hour": [3600 * len(sent) / run.seconds],
        "Ok per Hour": [3600 * len(ok) / run.seconds],
    }
    within = re.compile(r"Ok within (.*) per Hour")
    for line, row in report.rows("Test Summary"):
        name, value = row["Metric"], row["Value"]
        limit = within.fullmatch(name)
        numbers = expected.get(name)
        if limit:
            most = Shown(limit.group(1)).value
            numbers = [3600 * sum(call.time <= most for call in ok) / run.seconds]
        for text, number in zip(re.split(r" \(", value), numbers or []):
            check.number(f"line {line}, {name}", text, number)
        for total in re.findall(r"([\d,]+) intended", row["Counted Over"]):
            check.number(f"line {line}, {name}, counted over", total, len(calls))


def latency(run, report, check):
    ok = run.timed
    columns = {"Response Time": [call.response for call in ok], "Service Time": [call.service for call in ok]}
    for line, found in report.lines("Latency - Successful Calls", r"^n = ([\d,]+)$"):
        check.number(f"line {line}, successful calls", found.group(1), len(ok))
    for line, row in report.rows("Latency - Successful Calls"):
        for column, values in columns.items():
            name = row["Metric"]
            percent = {"Median": 50.0}.get(name) or (float(name[1:]) if re.fullmatch(r"P[\d.]+", name) else None)
            number = {"Min": min, "Max": max, "Mean": mean}.get(name, lambda all_: at(all_, percent))(values)
            check.time(f"line {line}, {name}, {column}", row[column], number)
    lower = 0.0
    for line, row in report.rows("Latency Distribution - Successful Calls"):
        label = row.get("Response Time") or row.get("Service Time")
        upper = math.inf if label.replace("\\", "").startswith(">") else Shown(label.split("–")[-1]).value
        count = sum(lower <= value < upper for value in times(ok))
        check.number(f"line {line}, {label}", row["Calls"], count)
        check.number(f"line {line}, share of {label}", row["Share"], share(count, len(ok)), adds_up=True)
        lower = upper
    everything = sorted(times([call for call in run.window if call.ok])) + [math.inf] * sum(not call.ok for call in run.window)
    for line, row in report.rows("Latency - All Calls"):
        value = rank(everything, float(row["Metric"][1:])) if everything else None
        if math.isinf(value):
            check.text(f"line {line}, {row['Metric']} of all calls", row["Time"][:1], "≥")
        else:
            check.time(f"line {line}, {row['Metric']} of all calls", row["Time"], value)


def around(bounds, scale=1.0):
    """The bounds of an interval, each with the range in which it agrees."""
    low, high = (bound * scale for bound in bounds)
    spread = 0.02 * (high - low) if math.isfinite(high - low) else 0.0
    return (low - spread, low + spread), (high - spread, high + spread)


def of_percentile(times, share):
    """The same of a percentile, in milliseconds."""
    shares = times.quantile(share) if times else None
    if shares is None:
        return (-math.inf, -math.inf), (math.inf, math.inf)
    rank_ = 1 / len(times.ordered)
    low, high = shares

    def between(one):
        return (times.at(max(rank_, one - rank_)) / 1e3 * (1 - HISTOGRAM),
                times.at(min(1.0, one + rank_)) / 1e3 * (1 + HISTOGRAM))

    return ((-math.inf, -math.inf) if low == 0 else between(low)), ((math.inf, math.inf) if high == 1 else between(high))


def shown_intervals(run, report, check):
    """The 95% intervals of the summary, the latency table and the thresholds."""
    window = intervals.Blocking(run.seconds)
    times = run.interval_times(window)
    for line, row in report.rows("Latency - Successful Calls"):
        percent = {"Median": 50.0, "P90": 90.0, "P95": 95.0, "P99": 99.0}.get(row["Metric"])
        if percent:
            check.bounds(f"line {line}, {row['Metric']}", row["95% Interval"], *of_percentile(times, percent / 100))
    success = around(window.share(run.slots([c for c in run.window if c.ok]), run.slots(run.window)), 100)
    for line, row in report.rows("Test Summary"):
        text = row["Counted Over"].partition("; 95% interval ")[2]
        if row["Metric"] == "Success Rate":
            check.bounds(f"line {line}, success rate", text, *success)
        if row["Metric"] == "Requests per Hour" and not any("less the growth" in each for _, each in report.sections["Test Summary"]):
            sent = run.slots([call for call in run.window if call.sent])
            if run.fixed:
                rate = (bound * len(run.window) / run.seconds for bound in window.share(sent, run.slots(run.window)))
            else:
                rate = window.rate(sent)
            check.bounds(f"line {line}, requests per hour", text, *around(rate, 3600))
    if any(call.stalled for call in run.calls):
        return  # The intervals of thresholds are those without delays of wingload.
    section = "Verdict: " + verdict(report)
    for line, found in report.lines(section, r"success rate is [\d.]+% of [\d,]+ intended calls \(95% interval (.*?)\)"):
        check.bounds(f"line {line}, success rate", found.group(1), *success)
    pattern = (r"p([\d.]+) of ok calls is \S+ \S+? \(95% interval ([^)]*)\): [\d.]+% of [\d,]+ took at most (\S+ \S+?)"
               r" \(95% interval ([^)]*)\)")
    for line, found in report.lines(section, pattern):
        percent, of_times, limit, of_share = found.groups()
        check.bounds(f"line {line}, p{percent}", of_times, *of_percentile(times, float(percent) / 100))
        within = [call for call in run.timed if call.time <= Shown(limit).value]
        check.bounds(f"line {line}, within the limit of p{percent}", of_share,
                     *around(window.share(run.slots(within), run.slots(run.timed), times), 100))


def first_calls(run, report, check):
    ok = [call for call in run.calls if call.ok]
    count = min(200, len(ok))
    for section in ("First Calls", "Warm-up"):
        for line, found in report.lines(section, r"P90 of the first ([\d,]+) successful calls: (.*?) by start, (.*?) by end"):
            check.number(f"line {line}, first calls", found.group(1), count)
            by_start = sorted(ok, key=lambda call: call.started)[:count]
            by_end = sorted(ok, key=lambda call: call.ended)[:count]
            check.time(f"line {line}, P90 of the first by start", found.group(2), at(times(by_start), 90))
            check.time(f"line {line}, P90 of the first by end", found.group(3), at(times(by_end), 90))
    before = run.between(0, run.begin)
    pattern = r"before the window: ([\d,]+) requests?, ([\d,]+) failed, P90 of the successful ones (.*?)\. "
    for line, found in report.lines("Warm-up", pattern):
        check.number(f"line {line}, requests of the warm-up", found.group(1), len(before))
        check.number(f"line {line}, failed in the warm-up", found.group(2), sum(not call.ok for call in before))
        check.time(f"line {line}, P90 of the warm-up", found.group(3), at(times([c for c in before if c.ok]), 90))


def deadlines(run, report, check):
    ok = [call for call in run.window if call.ok]
    for line, row in report.rows("Effect of a Shorter Deadline"):
        limit = Shown(row["Deadline"]).value
        count = sum(call.time <= limit for call in ok)
        place = f"line {line}, deadline of {row['Deadline']}"
        check.number(place + ", ok", row["Ok within Deadline"], count)
        check.number(place + ", success rate", row["Success Rate"], share(count, len(run.window)))
        check.number(place + ", goodput", row["Goodput per Hour"], 3600 * count / run.seconds)


def columns(line, row, calls, length, check, adds_up=False):
    ok = [call for call in calls if call.ok]
    place = f"line {line}, {next(iter(row.values()))}"
    sent = [call for call in calls if call.sent]
    check.number(place + ", requests", row["Requests"], len(calls))
    failed = row["Failed"].split("(")
    check.number(place + ", failed", failed[0], len(calls) - len(ok))
    if len(failed) > 1:
        check.number(place + ", failed %", failed[1], share(len(calls) - len(ok), len(calls)))
    check.number(place + ", rps", row["RPS"], len(sent) / length, adds_up=adds_up)
    check.time(place + ", mean", row["Mean"], mean(times(ok)))
    for name, percent in (("Median", 50), ("P90", 90), ("P95", 95), ("P99", 99)):
        check.time(f"{place}, {name}", row[name], at(times(ok), percent))


def stages(run, report, check):
    begin = run.begin
    parts = {}
    for name, length in run.stages:
        parts[name] = (run.between(begin, begin + length), length, begin)
        begin += length
    for line, row in report.rows("Stages"):
        calls, length, start = parts[row["Stage"]]
        check.number(f"line {line}, {row['Stage']}, length", row["Length"], length * 1e3)
        columns(line, row, calls, length, check)
        ends = Counter(int((call.ended - start * 1e6) // 1e6) for call in calls if call.sent)
        check.number(f"line {line}, {row['Stage']}, peak rps", row["Peak RPS"], max(ends.values(), default=0))


def tasks(run, report, check):
    for line, row in report.rows("Tasks"):
        name = row["Task"].split(" ", 1)[-1]
        whole = row["Task"] == "Aggregated"
        calls = run.window if whole else [call for call in run.window if call.task == name]
        columns(line, row, calls, run.seconds, check, adds_up=True)
        check.number(f"line {line}, {name}, share", row["Share"], share(len(calls), len(run.window)), adds_up=True)
        known = [call for call in calls if call.ok and call.cache in ("hit", "miss")]
        if row.get("Cache Hits", "-") != "-":
            hits = sum(call.cache == "hit" for call in known)
            check.number(f"line {line}, {name}, cache hits", row["Cache Hits"], share(hits, len(known)))


def start_stop(run, report, check):
    """Calls on start and on stop are counted apart, over the whole run."""
    for line, row in report.rows("Start and Stop of Users"):
        if "When" in row:
            name = row["Task"].split(" ", 1)[-1]
            calls = [call for call in run.all_calls if call.task == name]
            ok = [call for call in calls if call.ok]
            place = f"line {line}, {name}"
            check.number(place + ", requests", row["Requests"], sum(call.sent for call in calls))
            check.number(place + ", failed", row["Failed"].split("(")[0], sum(call.sent and not call.ok for call in calls))
            check.time(place + ", mean", row["Mean"], mean(times(ok)))
            for column, percent in (("Median", 50), ("P90", 90), ("P95", 95), ("P99", 99)):
                check.time(f"{place}, {column}", row[column], at(times(ok), percent))


def of_streams(run, name):
    """The times of streamed answers with a name, of the calls whose times count."""
    return [value for call in run.timed if call.streamed for value in call.stream_times()[name]]


def rates_of_streams(run):
    """The other figures of streams by their names, each with how far it may be off."""
    count, per_token = len(run.window), of_streams(run, "tpot")
    arrived = [call.arrived(run.end * 1e6) - call.arrived(run.begin * 1e6) for call in run.calls]
    good = sum(call.keeps(run.slo) for call in run.window) if run.slo is not None else None
    # A token more or less of each answer that goes on at a bound of the window: calls.csv has whole microseconds. Tokens after the
    # last whole slot are taken to arrive evenly.
    on_bound = sum(call.ok and call.started < bound * 1e6 < call.ended for call in run.calls for bound in (run.begin, run.end))
    rest = 1e6 * run.seconds % intervals.SLOT_US
    if rest:
        slot = run.end * 1e6 - rest
        after = sum(call.arrived(slot + intervals.SLOT_US) - call.arrived(slot) for call in run.calls)
        on_bound += 0.25 * after
    known = {
        "output tokens/s": (sum(arrived) / run.seconds, on_bound / run.seconds),
        "input tokens/s": (sum(call.input_tokens or 0 for call in run.window if call.ok) / run.seconds, 0),
    }
    if per_token:
        known["tokens/s per user"] = (1000 / mean(per_token), 1000 / mean(per_token) * HISTOGRAM)
    if good is not None:
        known["within slo"] = (share(good, count), 0)
        known["good/s"] = known["good calls"] = (good / run.seconds, 0)
    return known


STREAM_TIMES = {
    "First Token (ttft)": "ttft",
    "First Output (ttfo)": "ttfo",
    "Gap between Tokens (gap)": "gap",
    "Longest Gap of an Answer": "longest gap",
    "Time per Token (tpot)": "tpot",
}


def streams(run, report, check):
    answers = [call for call in run.timed if call.streamed]
    for line, found in report.lines("Streams", r"^n = ([\d,]+)$"):
        check.number(f"line {line}, streamed answers", found.group(1), len(answers))
    known = rates_of_streams(run) if answers else {}
    for line, row in report.rows("Streams"):
        if "Time" in row:
            values = of_streams(run, STREAM_TIMES[row["Time"]])
            place = f"line {line}, {row['Time']}"
            check.time(place + ", mean", row["Mean"], mean(values))
            check.time(place + ", max", row["Max"], max(values))
            for percent in (50, 90, 99):
                check.time(f"{place}, P{percent}", row[f"P{percent}"], at(values, percent))
        else:
            name = row["Figure"][0].lower() + row["Figure"][1:]
            check.number(f"line {line}, {name}", row["Value"], known[name][0], spread=known[name][1])
    counted = [call for call in answers if call.tokens is not None]
    for line, found in report.lines("Streams", r"An answer had ([\d.,]+) tokens on average, by the server's count(?:, in ([\d.,]+) events)?"):
        check.number(f"line {line}, tokens of an answer", found.group(1), mean([call.tokens for call in counted]))
        if found.group(2):
            check.number(f"line {line}, events of an answer", found.group(2), mean([call.token_events for call in answers]))
    for line, found in report.lines("Streams", r"no tokens for ([\d,]+) answer"):
        check.number(f"line {line}, answers without usage", found.group(1), len(answers) - len(counted))
    for line, found in report.lines("Streams", r"([\d,]+) answers? ha(?:s|ve) fewer than two tokens"):
        check.number(f"line {line}, short answers", found.group(1), sum(call.per_token is None for call in counted))
    for line, found in report.lines("Streams", r"Finish reasons: (.*?)\. The time"):
        reasons = Counter(call.finish for call in answers if call.finish)
        check.text(f"line {line}, finish reasons", found.group(1).replace("\\", ""),
                   ", ".join(f"{reason} {count:,}" for reason, count in sorted(reasons.items())))


def cache(run, report, check):
    for line, row in report.rows("Cache"):
        name = row["Task"].split(" ", 1)[-1]
        calls = [call for call in run.window if call.ok and (name == "Aggregated" or call.task == name)]
        hits = times([call for call in calls if call.cache == "hit"])
        misses = times([call for call in calls if call.cache == "miss"])
        place = f"line {line}, {name}"
        check.number(place + ", hits", row["Hits"], len(hits))
        check.number(place + ", misses", row["Misses"], len(misses))
        asked = {call.task for call in run.calls if call.cache}
        unknown = sum(not call.cache and call.task in asked for call in calls)
        check.number(place + ", unknown", row["Unknown"], unknown)
        if hits or misses:
            check.number(place + ", hit rate", row["Hit Rate"], share(len(hits), len(hits) + len(misses)))
        for column, values, percent in (
                ("Median Hit", hits, 50), ("P95 Hit", hits, 95), ("Median Miss", misses, 50), ("P95 Miss", misses, 95)):
            check.time(f"{place}, {column}", row[column], at(values, percent))
        if hits and misses:
            check.number(place + ", speed-up", row["Speed-up"], at(misses, 50) / at(hits, 50), 2 * HISTOGRAM)


def items(run, report, check):
    for line, row in report.rows("Items of Answers"):
        name = row["Task"].split(" ", 1)[-1]
        calls = [call for call in run.window if name == "Aggregated" or call.task == name]
        total, ok = sum(call.items for call in calls), sum(call.items_ok for call in calls)
        for column, number in (("Items", total), ("Ok", ok), ("Failed", total - ok)):
            check.number(f"line {line}, {name}, {column}", row[column], number)
        check.number(f"line {line}, {name}, rate", row["Item Success Rate"], share(ok, total))


def errors(run, report, check):
    counts = Counter((call.outcome, call.error, call.task) for call in run.window if not call.ok)
    for line, row in report.rows("Observed Errors"):
        task = row["Task"].strip("`").split(" ", 1)[-1] if "Task" in row else run.tasks[0]
        error = row["Error"].split("`")[0].replace("\\", "")
        check.number(f"line {line}, {error}", row["Count"], counts.get((row["Class"], error, task), 0))


def bucket(value):
    """The bucket of a time in microseconds: its leading eleven bits."""
    shift = max(0, value.bit_length() - 11)
    return shift, value >> shift


def breakdown(run, report, check):
    calls = [call for call in run.window if call.sent and call.first_byte is not None and run.valid(call)]
    parts = {name: [part(call) / 1e3 for call in calls] for name, part in (
        ("Start delay", lambda call: call.started - call.intended if run.open else 0),
        ("Queue", lambda call: call.sent_at - call.started - call.connect),
        ("Connect", lambda call: call.connect),
        ("Send", Call.sending),
        ("Wait", lambda call: call.first_byte - call.sent_at - call.sending()),
        ("First token", lambda call: call.spoken - call.first_byte),
        ("Body", lambda call: call.ended - call.spoken))}
    whole = mean(times(calls))
    slowest = []
    if len(calls) >= 100:
        last = bucket(round(1e3 * sorted(times(calls))[-math.ceil(len(calls) / 100)]))
        slowest = [i for i, call in enumerate(calls) if bucket(round(1e3 * call.time)) >= last]
    told = [call for call in run.window if call.sent and call.upstream is not None]
    values = {
        "Upstream": [call.upstream / 1e3 for call in told],
        "Path": [max(0.0, call.service - call.upstream / 1e3) for call in told],
    }
    for line, row in report.rows("Time Breakdown"):
        name = next(iter(row.values())).split(":")[0]
        place = f"line {line}, {name}"
        taken = values.get(name) or parts.get(name) or []
        for column, percent in (("Median", 50), ("P90", 90), ("P99", 99)):
            if column in row:
                check.time(f"{place}, {column}", row[column], at(taken, percent))
        if "Share" in row:
            check.time(f"{place}, mean", row["Mean"], mean(taken))
            check.number(f"{place}, share", row["Share"], share(mean(taken), whole))
        if "Slowest 1%: Mean" in row:
            slow = mean([taken[i] for i in slowest])
            check.time(f"{place}, mean of the slowest", row["Slowest 1%: Mean"], slow)
            check.number(f"{place}, share of the slowest", row["Slowest 1%: Share"], share(slow, mean([calls[i].time for i in slowest])))
    for line, found in report.lines("Time Breakdown", r"^Of ([\d,]+) answered calls?.*?which took (.*?) on average"):
        check.number(f"line {line}, answered calls", found.group(1), len(calls))
        check.time(f"line {line}, mean of the answered calls", found.group(2), whole)
    for line, found in report.lines("Time Breakdown", r"the slowest 1%, ([\d,]+) calls?, took (.*?)\.$"):
        check.number(f"line {line}, slowest calls", found.group(1), len(slowest))
        check.time(f"line {line}, mean of the slowest calls", found.group(2), mean([calls[i].time for i in slowest]))


def payload(run, report, check):
    sent = [call for call in run.window if call.sent]
    for line, row in report.rows("Payload"):
        if "Distinct Payloads" in row:
            name = row["Task"].split(" ", 1)[-1]
            calls = [call for call in sent if call.task == name]
            most = Counter(call.payload for call in calls).most_common(1)[0][1]
            check.number(f"line {line}, {name}, sent", row["Sent"], len(calls))
            check.number(f"line {line}, {name}, payloads", row["Distinct Payloads"], len({call.payload for call in calls}))
            check.number(f"line {line}, {name}, most frequent", row["Most Frequent"], most)
            check.number(f"line {line}, {name}, most frequent, share", row["Most Frequent"].split("(")[1], share(most, len(calls)))
    digests = Counter((call.task, call.payload) for call in sent if call.payload)
    for line, found in report.lines("Payload", r"([\d,]+) distinct payloads were sent, each ([\d.,]+) times on average"):
        check.number(f"line {line}, distinct payloads", found.group(1), len(digests))
        check.number(f"line {line}, reuse", found.group(2), sum(digests.values()) / len(digests))
    slowest = sorted(sent, key=lambda call: -call.time)
    row_number = 0
    for line, row in report.rows("Payload"):
        if "Intended at" in row:
            call = slowest[row_number]
            check.time(f"line {line}, slowest call {row_number + 1}", row["Time"], call.time)
            # Calls that are alike in whole microseconds may stand in either order.
            alike = [other.intended / 1e3 for other in sent if other.time == call.time]
            check.nearest(f"line {line}, slowest call {row_number + 1}, intended at", row["Intended at"], alike)
            row_number += 1
        elif set(row) == {"Key", "Failed"}:
            failed = sum(not call.ok and call.key == row["Key"] for call in sent)
            check.number(f"line {line}, failed calls of {row['Key']}", row["Failed"], failed)


def load(run, report, check):
    busy = 0.0
    for call in run.calls:
        if call.sent:
            busy += max(0.0, min(call.ended, run.end * 1e6) - max(call.started, run.begin * 1e6)) / 1e6
    sent = [call for call in run.window if call.sent]
    little = math.fsum(call.service for call in sent) / 1e3 / run.seconds
    pattern = r"Little's law: ([\d.,]+) calls were in flight on average; throughput × mean service time = ([\d.,]+?)[,.]? "
    for line, found in report.lines("Load", pattern):
        check.number(f"line {line}, calls in flight", found.group(1), busy / run.seconds)
        check.number(f"line {line}, throughput × service time", found.group(2), little)
    sent = [call for call in run.all_calls if call.sent]
    changes = sorted([(call.started, 1) for call in sent] + [(call.ended, -1) for call in sent])
    now = most = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    for line, found in report.lines("Load", r"Peak calls in flight: ([\d,]+)"):
        # The engine counts a call from before it starts until after it has ended.
        check.compared += 1
        if not most <= Shown(found.group(1)).value <= most + 2:
            check.different.append(f"line {line}, peak calls in flight: the report has {found.group(1)}, computed {most}")


def takeaways(run, report, check):
    section, ok = "Key Takeaways", [call for call in run.window if call.ok]
    sent = [call for call in run.window if call.sent]
    for line, found in report.lines(section, r"Throughput: ([\d,]+) requests/hour"):
        check.number(f"line {line}, throughput", found.group(1), 3600 * len(sent) / run.seconds)
    for line, found in report.lines(section, r"([\d,]+)/hour of them ok"):
        check.number(f"line {line}, ok per hour", found.group(1), 3600 * len(ok) / run.seconds)
    for line, found in report.lines(section, r"Reliability: ([\d.]+%) of the ([\d,]+) intended calls were ok; ([\d,]+) failed"):
        for text, number in zip(found.groups(), (share(len(ok), len(run.window)), len(run.window), len(sent) - len(ok))):
            check.number(f"line {line}, reliability", text, number)
    pattern = r"median (.*?), P90 (.*?), P99 (.*?), ([\d.]+) times the median"
    for line, found in report.lines(section, pattern):
        middle = at(times(run.timed), 50)
        for text, percent in zip(found.groups(), (50, 90, 99)):
            check.time(f"line {line}, P{percent}", text, at(times(run.timed), percent))
        for _, part in report.lines(section, r"([\d.]+%) took less than (.*?)\.$"):
            below = sum(call.time < Shown(part.group(2)).value for call in run.timed)
            check.number(f"line {line}, share below", part.group(1), share(below, len(run.timed)))
        check.number(f"line {line}, P99 by median", found.group(4), at(times(run.timed), 99) / middle, 2 * HISTOGRAM)


    for line, found in report.lines(section, r"first ([\d,]+) successful calls was (.*?), of all (.*?): "):
        first = sorted((call for call in run.calls if call.ok), key=lambda call: call.started)[:200]
        check.number(f"line {line}, first calls", found.group(1), len(first))
        check.time(f"line {line}, P90 of the first", found.group(2), at(times(first), 90))
        check.time(f"line {line}, P90 of all", found.group(3), at(times(run.timed), 90))
    hits = times([call for call in ok if call.cache == "hit"])
    misses = times([call for call in ok if call.cache == "miss"])
    pattern = r"Cache: ([\d.]+%) of ([\d,]+) answers were hits\. Median: (.*?) for hits, (.*?) for misses, ([\d.]+) times"
    for line, found in report.lines(section, pattern):
        check.number(f"line {line}, hit rate", found.group(1), share(len(hits), len(hits) + len(misses)))
        check.number(f"line {line}, hits and misses", found.group(2), len(hits) + len(misses))
        check.time(f"line {line}, median hit", found.group(3), at(hits, 50))
        check.time(f"line {line}, median miss", found.group(4), at(misses, 50))
        check.number(f"line {line}, speed-up", found.group(5), at(misses, 50) / at(hits, 50), 2 * HISTOGRAM)
    for line, found in report.lines(section, r"Items: ([\d.]+%) of ([\d,]+) items"):
        total = sum(call.items for call in run.window)
        check.number(f"line {line}, item success rate", found.group(1), share(sum(c.items_ok for c in run.window), total))
        check.number(f"line {line}, items", found.group(2), total)
    for line, found in report.lines(section, r"most frequent was `(.*?)` \(([\d,]+) calls?, ([\d.]+%) of failed calls"):
        error = found.group(1).replace("\\", "")
        count = sum(call.error == error for call in run.window)
        check.number(f"line {line}, most frequent error", found.group(2), count)
        check.number(f"line {line}, share of failed calls", found.group(3), share(count, len(sent) - len(ok)))
    for _, rule in report.rows("Verdict: " + verdict(report)):
        for line, found in report.lines(section, r"([\d.,]+%) of the target of ([\d,]+)/hour"):
            if rule["Threshold"].replace("\\", "").startswith("requests/hour"):
                target = Shown(found.group(2)).value
                check.number(f"line {line}, target", found.group(1), share(3600 * len(sent) / run.seconds, target))


def sentences(run, report, check):
    """What the verdict says of thresholds, whatever task and stage they are on."""
    section = "Verdict: " + verdict(report)
    pattern = (r"p([\d.]+) of (ok|all) calls(?: of (\S+))?(?: in stage (\S+))? is (\S+ \S+?)(?: if failed calls count as infinite)?"
               r"(?: \([^)]*\))?: ([\d.]+%) of ([\d,]+) took at most (\S+ \S+?)[ ,]")
    for line, found in report.lines(section, pattern):
        percent, kind, task, stage, value, within, count, limit = found.groups()
        calls, begin = run.window, run.begin
        for name, length in run.stages:
            if name == stage:
                calls = run.between(begin, begin + length)
            begin += length
        calls = [call for call in calls if (task is None or call.task == task) and (kind == "all" or call.ok)]
        values = [call.time if call.ok else math.inf for call in calls]
        place = f"line {line}, p{percent} of {kind}"
        figure = rank(values, float(percent))
        if math.isinf(figure):
            check.text(place, value, "not reached")
        else:
            check.time(place, value, figure)
        check.number(place + ", calls", count, len(calls))
        most = Shown(limit).value
        check.number(place + ", within the limit", within, share(sum(each <= most for each in values), len(calls)))
    ok = [call for call in run.window if call.ok]
    for line, found in report.lines(section, r"success rate is ([\d.]+%) of ([\d,]+) intended"):
        check.number(f"line {line}, success rate", found.group(1), share(len(ok), len(run.window)))
        check.number(f"line {line}, intended calls", found.group(2), len(run.window))
    for line, found in report.lines(section, r"cache hit rate is ([\d.]+%) of ([\d,]+) ok calls"):
        known = [call for call in ok if call.cache]
        check.number(f"line {line}, hit rate", found.group(1), share(sum(c.cache == "hit" for c in known), len(known)))
        check.number(f"line {line}, known results", found.group(2), len(known))
    for line, found in report.lines(section, r"mean of ok calls is (\S+ \S+?)[ ,]"):
        check.time(f"line {line}, mean", found.group(1), mean(times(run.timed)))
    for line, found in report.lines(section, r"requests/hour is ([\d,.]+)/h"):
        check.number(f"line {line}, requests/hour", found.group(1), 3600 * sum(c.sent for c in run.window) / run.seconds)


def thresholds(run, report, check):
    """The figures of thresholds without a task, stage or window."""
    ok, calls = [call for call in run.window if call.ok], run.window
    per = {"requests/hour": 3600.0, "ok/hour": 3600.0, "requests/s": 1.0}
    streamed = rates_of_streams(run) if any(call.streamed for call in run.timed) else {}
    for line, row in report.rows("Verdict: " + verdict(report)):
        rule, found = row["Threshold"].replace("\\", ""), row["Found"]
        figure = re.fullmatch(r"(.+?) (?:<=|<|>=|>) \S+", rule)
        if not figure or found == "-":
            continue
        name = figure.group(1)
        percentile = re.fullmatch(r"p([\d.]+) of ok", name)
        of_stream = re.fullmatch(r"(?:p([\d.]+)|mean|max) of (ttft|ttfo|gap|longest gap|tpot)", name)
        if percentile:
            check.time(f"line {line}, {rule}", found, at(times(run.timed), float(percentile.group(1))))
        elif of_stream:
            values = of_streams(run, of_stream.group(2))
            number = mean if name.startswith("mean") else max if name.startswith("max") else (
                lambda all_, percent=of_stream.group(1): at(all_, float(percent)))
            check.time(f"line {line}, {rule}", found, number(values))
        elif name in streamed:
            check.number(f"line {line}, {rule}", found, streamed[name][0], spread=streamed[name][1])
        elif name == "mean of ok":
            check.time(f"line {line}, {rule}", found, mean(times(run.timed)))
        elif name == "success rate":
            check.number(f"line {line}, {rule}", found, share(len(ok), len(calls)))
        elif name == "failure rate":
            check.number(f"line {line}, {rule}", found, share(len(calls) - len(ok), len(calls)))
        elif name == "cache hit rate":
            known = [call for call in ok if call.cache]
            check.number(f"line {line}, {rule}", found, share(sum(call.cache == "hit" for call in known), len(known)))
        elif name in per:
            count = len(ok) if name == "ok/hour" else sum(call.sent for call in calls)
            check.number(f"line {line}, {rule}", found, per[name] * count / run.seconds)
    extremes(run, report, check)
    windows(run, report, check)


def verdict(report):
    return next(name for name in report.sections if name.startswith("Verdict: "))[len("Verdict: "):]


def extremes(run, report, check):
    for line, found in report.lines("Verdict: " + verdict(report), r"(longest|shortest) time of ok calls is (.*?), "):
        extreme = max if found.group(1) == "longest" else min
        check.time(f"line {line}, {found.group(1)} time", found.group(2), extreme(times(run.timed)))


def windows(run, report, check):
    """Windows slide by ten seconds; of each, the share of calls within the limit says how bad it is."""
    pattern = (r"p([\d.]+) of ok calls must be at most (.*?) in every window of (.*?): ([\d,]+) of ([\d,]+) windows? missed it"
               r".*?the worst, from (.*?) to (.*?), has (\S+ \S+?)(?:;|$)")
    for line, found in report.lines("Verdict: " + verdict(report), pattern):
        percent, limit, length = float(found.group(1)), Shown(found.group(2)).value, Shown(found.group(3)).value / 1e3
        parts = []
        begin = 0
        while begin + length <= run.seconds + 1e-9:
            inside = [call for call in run.between(run.begin + begin, run.begin + begin + length) if call.ok]
            if inside:
                parts.append((sum(call.time <= limit for call in inside) / len(inside), begin, times(inside)))
            begin += 10
        worst = min(parts, key=lambda part: (part[0], part[1]))
        check.number(f"line {line}, windows", found.group(5), len(parts))
        check.number(f"line {line}, worst window", found.group(6), worst[1] * 1e3)
        check.time(f"line {line}, figure of the worst window", found.group(8), at(worst[2], percent))


def stats_csv(run, directory, check):
    """Locust's file: all calls of the run that were sent, failed ones and the warm-up included."""
    file = directory / (run.name + "_stats.csv")
    if not file.exists():
        return
    sent = [call for call in run.calls if call.sent]
    length = max(call.ended for call in run.all_calls) / 1e6
    with open(file, encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            every = [call for call in run.all_calls if call.sent and call.task == row["Name"]]
            calls = sent if row["Name"] == "Aggregated" else every
            if not calls:
                continue
            failed = sum(not call.ok for call in calls)
            place = f"{file.name}, {row['Name']}"
            values = times(calls)
            for column, number in (
                    ("Request Count", len(calls)),
                    ("Failure Count", failed),
                    ("Average Content Size", mean([call.bytes for call in calls])),
                    ("Requests/s", len(calls) / length),
                    ("Failures/s", failed / length)):
                check.number(f"{place}, {column}", row[column], number)
            check.time(f"{place}, average", row["Average Response Time"], mean(values))
            check.time(f"{place}, min", row["Min Response Time"], min(values))
            check.time(f"{place}, max", row["Max Response Time"], max(values))
            check.time(f"{place}, median", row["Median Response Time"], at(values, 50))
            for column in row:
                if column.endswith("%"):
                    check.time(f"{place}, {column}", row[column], at(values, float(column[:-1])))


def compare(directory):
    run = Run(directory)
    report = Report((directory / "report.md").read_text(encoding="utf-8"))
    check = Check()
    for part in (summary, latency, shown_intervals, first_calls, deadlines, stages, tasks, start_stop, streams, cache, items, errors, breakdown, payload, load,
                 takeaways, thresholds,
                 sentences):
        part(run, report, check)
    stats_csv(run, directory, check)
    return check


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        check = compare(Path(arguments[0]))
    except (OSError, ValueError, KeyError, StopIteration) as problem:
        print(f"recompute.py: {arguments[0]}: {type(problem).__name__}: {problem}", file=sys.stderr)
        return 2
    for line in check.different:
        print(line)
    print(f"{check.compared} numbers compared, {len(check.different)} differ")
    return 1 if check.different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
