#!/usr/bin/env python3
"""Runs wingload against the simulator's language model at four levels, and holds the figures against the reference model and against
those that LiftWing published for llm-qwen36-27b on 2026-07-17.

    src/bench/llm.py [--seeds 10] [--time-scale 1] [--requests 200] [--users 1,8,32,64] [--jar target/wingload.jar]

The load is that of the published test: 200 requests, all users at once, 1,024 tokens of prompt, up to 128 of answer. The figures are
computed from calls.csv by the formulas of vllm-bench, and divided by the time scale; a cell is the median of the seeds. Prints Markdown.
Exit code 0 if all figures are within 10% of the reference model, 1 if not.

A smaller time scale takes less time and is less exact, because what a new process compiles in its first second, and what a busy
machine is late, is that much longer for the model. With a time scale of 1, one seed of all four levels takes 12 minutes, 9 of them with
one user.
"""
import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIGURES = ["answers/s", "tokens/s", "TTFT p50", "TTFT p99", "TPOT p50", "ITL mean", "ITL p50", "E2EL mean", "E2EL p50", "E2EL p99"]

# Medians of 30 seeds of the reference model, which is another implementation.
REFERENCE = {
    1: [0.37, 34.8, 199.4, 205.3, 26.9, 26.9, 26.9, 2694, 3613, 3627],
    8: [1.93, 180.3, 241.7, 1307, 39.8, 40.4, 30.4, 4097, 5290, 6184],
    32: [3.76, 352.1, 851.5, 4917, 74.1, 69.5, 35.9, 8190, 10368, 12036],
    64: [4.45, 416.8, 3613, 9703, 108.6, 100.1, 41.1, 13236, 14855, 19575],
}

PUBLISHED = {
    1: [0.367, 34.74, 196.7, 435.0, 26.94, 26.93, 26.97, 2724.7, 3614.0, 3650.2],
    8: [1.905, 179.2, 254.9, 1225.5, 40.06, 40.23, 30.25, 4130.3, 5270.1, 6269.8],
    32: [3.629, 349.3, 730.2, 4798.0, 78.28, 72.80, 35.88, 8532.7, 10341.6, 12392.7],
    64: [4.236, 412.7, 3729.4, 9401.0, 104.29, 104.21, 41.67, 13971.7, 18124.8, 19845.3],
}


def scenario(users, requests, seed, scale):
    return {
        "name": f"llm-{users}",
        "target": {"simulator": {"profile": "llm", "time_scale": scale, "seed": seed}},
        "load": {"users": users, "spawn_rate": 1000, "requests": requests},
        "deadline": "120s",
        "probe": False,
        "seed": seed,
        "values": {"ids": {"tokens": 1024, "between": [1000, 100000]}},
        "tasks": [{
            "post": "/openai/v1/completions",
            "name": "completions",
            "json": {"model": "llm-qwen36-27b", "prompt": "{{ids}}", "max_tokens": 128, "ignore_eos": True, "stream": True,
                     "stream_options": {"include_usage": True}},
            "stream": "openai",
        }],
    }


def run(jar, users, requests, seed, scale):
    """The figures of one run, in seconds and milliseconds of the model."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "llm.yaml"
        file.write_text(json.dumps(scenario(users, requests, seed, scale)))
        done = subprocess.run(["java", "-jar", str(jar), "run", str(file), "--quiet"], cwd=folder, capture_output=True, text=True)
        found = list(Path(folder).glob("results/*/*/calls.csv"))
        if not found:
            sys.exit(f"the run with {users} users wrote no calls.csv: {done.stderr.strip()}")
        with open(found[0], newline="") as text:
            return figures(list(csv.DictReader(text)), scale)


def percentile(values, percent):
    """Linear between ranks, as numpy's default."""
    ordered = sorted(values)
    rank = percent / 100 * (len(ordered) - 1)
    below = int(rank)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (rank - below)


def gaps(text):
    """The gaps of a call in ms: `5x2 25` is two of 5 µs and one of 25 µs."""
    for part in text.split():
        value, _, count = part.partition("x")
        yield from [int(value) / 1e3] * int(count or 1)


def figures(calls, scale):
    failed = [call for call in calls if call["outcome"] != "ok"]
    if failed:
        sys.exit(f"{len(failed)} of {len(calls)} calls failed, the first as {failed[0]['outcome']}")
    start = [int(call["started_us"]) / 1e3 for call in calls]
    first = [int(call["first_event_us"]) / 1e3 for call in calls]
    last = [int(call["last_token_us"]) / 1e3 for call in calls]
    tokens = [int(call["tokens"]) for call in calls]
    seconds = (max(last) - min(start)) / 1e3 / scale
    ttft = [(b - a) / scale for a, b in zip(start, first)]
    total = [(b - a) / scale for a, b in zip(start, last)]
    tpot = [(whole - head) / (count - 1) for whole, head, count in zip(total, ttft, tokens) if count > 1]
    between = [gap / scale for call in calls for gap in gaps(call["gaps_us"])]
    return [len(calls) / seconds, sum(tokens) / seconds, percentile(ttft, 50), percentile(ttft, 99), percentile(tpot, 50),
            statistics.mean(between), percentile(between, 50), statistics.mean(total), percentile(total, 50), percentile(total, 99)]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=10)
    options.add_argument("--time-scale", type=float, default=1)
    options.add_argument("--requests", type=int, default=200)
    options.add_argument("--users", default="1,8,32,64")
    options.add_argument("--jar", type=Path, default=ROOT / "target" / "wingload.jar")
    given = options.parse_args()
    outside = []
    for users in map(int, given.users.split(",")):
        runs = [run(given.jar.resolve(), users, given.requests, seed, given.time_scale) for seed in range(1, given.seeds + 1)]
        print(f"\n**{users} users**, {given.seeds} seeds, {given.requests} requests, time scale {given.time_scale:g}\n")
        print("| figure | measured | lowest | highest | reference | | published | |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        for i, name in enumerate(FIGURES):
            values = [one[i] for one in runs]
            middle = statistics.median(values)
            cells = [f"{middle:.4g}", f"{min(values):.4g}", f"{max(values):.4g}"]
            for other in (REFERENCE, PUBLISHED):
                known = other.get(users, [None] * len(FIGURES))[i]
                cells += [f"{known:g}", f"{100 * (middle / known - 1):+.1f} %"] if known else ["", ""]
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
            reference = REFERENCE.get(users, [None] * len(FIGURES))[i]
            if reference and abs(middle / reference - 1) > 0.1:
                outside.append(f"{name} at {users} users: {middle:.4g}, {100 * (middle / reference - 1):+.1f} %")
    print("\n" + ("\n".join(["More than 10 % from the reference model:", *outside]) if outside
                  else "All figures are within 10 % of the reference model."))
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
