"""Runs the engine and other tools on one year of bills and prints how they compare: compare.py ENGINE PARTS.

ENGINE is the example `year`, PARTS the file of its measures. Time is time on a processor, best of five, on one
thread; reading the file does not count for the tools, nor does building the scenario for the engine.
"""

import importlib.metadata
import re
import subprocess
import sys
import time

from tools import TOOLS


def best(divide):
    times = []
    for _ in range(5):
        before = time.process_time()
        lines = divide()
        times.append(time.process_time() - before)
    return min(times) * 1000, lines


def took(what, said):
    return int(re.search(what + r", microseconds, best of five: (\d+)", said).group(1)) / 1000


def main():
    engine, parts = sys.argv[1:]
    said = subprocess.run([engine], check=True, capture_output=True, text=True).stdout
    print(said, end="")
    own, drawn, alone = (took(what, said) for what in ("with derivations", "all kept", "amounts alone"))
    print(f"{'Gemeengoed, amounts alone':32} {alone:8.1f} ms")
    print(f"{'Gemeengoed, with derivations':32} {own:8.1f} ms")
    print(f"{'Gemeengoed, all of them drawn':32} {own + drawn:8.1f} ms")
    for name, tool in TOOLS.items():
        took_it, lines = best(tool(parts))
        label = f"{name} {importlib.metadata.version(name)}"
        ratios = ", ".join(f"{ours / took_it:.2f}" for ours in (alone, own, own + drawn))
        print(f"{label:32} {took_it:8.1f} ms   Gemeengoed takes {ratios} times as long   {lines} lines")


main()
