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


def main():
    engine, parts = sys.argv[1:]
    said = subprocess.run([engine], check=True, capture_output=True, text=True).stdout
    own = int(re.search(r"best of five: (\d+)", said).group(1)) / 1000
    print(said, end="")
    print(f"{'Gemeengoed, with derivations':32} {own:8.1f} ms")
    for name, tool in TOOLS.items():
        took, lines = best(tool(parts))
        label = f"{name} {importlib.metadata.version(name)}"
        print(f"{label:32} {took:8.1f} ms   Gemeengoed takes {own / took:.2f} times as long   {lines} lines")


main()
