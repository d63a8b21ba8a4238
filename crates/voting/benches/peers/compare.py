"""Counts elections with the engine and with pabutools, exactly, and prints how they compare: compare.py ENGINE FILE...

ENGINE is the example `speed`. One pass of Equal Shares with cost utility, approval ballots, best of three; reading the
file does not count for either. Time is time on a processor for pabutools, by the clock for the engine.
"""

import importlib.metadata
import re
import subprocess
import sys
import time

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.fractions import FRACTION
from pabutools.rules import method_of_equal_shares

MILLISECONDS = {"s": 1000, "ms": 1, "µs": 0.001, "ns": 0.000001}


def engine(program, path):
    said = subprocess.run([program, path, "none"], check=True, capture_output=True, text=True).stdout
    found = re.findall(r"counted ([\d.]+)(s|ms|µs|ns): \d+ counts, (\d+) funded", said)
    return min(float(number) * MILLISECONDS[unit] for number, unit, _ in found), int(found[0][2])


def peer(path):
    instance, profile = parse_pabulib(path)
    times = []
    for _ in range(3):
        before = time.process_time()
        funded = method_of_equal_shares(instance, profile, sat_class=Cost_Sat)
        times.append(time.process_time() - before)
    return min(times) * 1000, len(funded)


def main():
    program, *paths = sys.argv[1:]
    version = importlib.metadata.version("pabutools")
    for path in paths:
        (own, ours), (other, theirs) = engine(program, path), peer(path)
        name = path.rsplit("/", 1)[-1]
        assert ours == theirs, f"{name}: {ours} funded here, {theirs} there"
        times = f"{own:9.3f} ms   pabutools {version} ({FRACTION}) {other:9.1f} ms"
        print(f"{name:45} {times}: {other / own:.0f} times as long")


main()
