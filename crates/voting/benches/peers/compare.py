"""Counts elections with the engine and with pabutools, exactly, and prints how they compare: compare.py ENGINE FILE...

ENGINE is the example `speed`. Equal Shares with cost utility, approval ballots, ties by cost, then votes, then id. Every
file is counted once; where a goal says so, also with completion by steps, counted again from the start for each step.
A large election is drawn and counted as well. Best of three, reading the file apart. Time is time on a processor for
pabutools, by the clock for the engine: measure while nothing else runs. Within LIMIT seconds pabutools counts three
times, or as often as it can.
"""

import importlib.metadata
import multiprocessing
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from pathlib import Path

from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.fractions import FRACTION, frac
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

MILLISECONDS = {"s": 1000, "ms": 1, "µs": 0.001, "ns": 0.000001}
# Seconds on a processor.
LIMIT = 120
# The step of a completion in the engine's words, and the goal in milliseconds.
COMPLETED = {"our_342.pb": ("share/1000", 250), "Poland_Wieliczka_2023_Green_Budget.pb": ("1", 250)}
# The goals of the large election in milliseconds: counting, and with reading.
LARGE, LARGE_GOAL, LARGE_READ_GOAL = "83 projects x 61,668 ballots", 100, 250
# How many times faster our_342.pb is to be.
TIMES = {"our_342.pb": 100}


def engine(program, path, step):
    """Milliseconds of the best count and of reading the file; counts, and how many projects are funded."""
    said = subprocess.run([program, path, step], check=True, capture_output=True, text=True).stdout
    number = r"([\d.]+)(s|ms|µs|ns)"
    found = re.findall(rf"read {number}, counted {number}: (\d+) counts, (\d+) funded", said)
    counted = min(float(amount) * MILLISECONDS[unit] for _, _, amount, unit, _, _ in found)
    read, unit, _, _, counts, funded = found[0]
    assert len(found) == 3, f"{path}: {said}"
    return counted, float(read) * MILLISECONDS[unit], int(counts), int(funded)


def peer_counts(path, step):
    """Reads an election, and then counts it as the engine does: how many counts it took, and how many are funded."""
    instance, profile = parse_pabulib(path)
    votes = profile.approval_scores()
    ties = TieBreakingRule(lambda _instance, _profile, project: (project.cost, -votes[project], project.name))
    yield
    satisfaction = profile.as_sat_profile(sat_class=Cost_Sat)
    raised = deepcopy(instance)
    voters = profile.num_ballots()
    money = frac(instance.budget_limit, voters)
    if step == "1":
        money = frac(int(instance.budget_limit // voters), 1)
    raised.budget_limit = money * voters
    each = {"none": None, "1": voters, "share/1000": frac(instance.budget_limit, 1000)}[step]
    counts, before = 0, None
    while True:
        funded = method_of_equal_shares(raised, profile, sat_profile=satisfaction, tie_breaking=ties)
        counts += 1
        if each is None or not instance.is_feasible(funded):
            yield counts, len(funded if before is None else before)
            return
        before = funded
        raised.budget_limit += each


def measure(path, step, say):
    """Counts three times, or as often as the limit lets it, and tells each time."""
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    for _ in range(3):
        counting = peer_counts(path, step)
        next(counting)
        before = time.process_time()
        counts, funded = next(counting)
        say.send(((time.process_time() - before) * 1000, counts, funded))
    say.close()


def peer(path, step):
    """Milliseconds of the best count, counts, and how many projects are funded; nothing beyond the limit."""
    listen, say = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=measure, args=(path, step, say))
    child.start()
    say.close()
    told = []
    try:
        while True:
            told.append(listen.recv())
    except EOFError:
        child.join()
    if not told and child.exitcode >= 0:
        sys.exit(f"pabutools fails on {path}")
    return min(told) if told else None


def beside_goal(found, goal):
    return f" (goal {goal}: {'reached' if found <= goal else 'NOT REACHED'})" if goal else ""


def row(program, path, step="none", goal=None, name=None, read_goal=None):
    name = name or Path(path).name
    own, read, counts, ours = engine(program, path, step)
    found = peer(path, step)
    engines = f"{own:9.3f} ms{beside_goal(own, goal)}"
    if read_goal:
        engines += f", with reading {own + read:.1f} ms{beside_goal(own + read, read_goal)}"
    peers = f"pabutools {importlib.metadata.version('pabutools')} ({FRACTION})"
    if found is None:
        said = f"longer than {LIMIT} s: more than {LIMIT * 1000 / own:.0f} times as long"
    else:
        other, theirs, funded = found
        assert (counts, ours) == (theirs, funded), f"{name}: {counts, ours} here, {theirs, funded} there"
        said = f"{other:9.1f} ms: {other / own:.0f} times as long"
        if step != "none" and name in TIMES:
            said += f" (goal {TIMES[name]}: {'reached' if other / own >= TIMES[name] else 'NOT REACHED'})"
    print(f"{name:45} step {step:10} {counts:4} counts {engines}   {peers} {said}", flush=True)


def draw(path):
    """A large election: a few popular projects and many small ones, one to ten approvals on a ballot."""
    chance = random.Random(61668)
    costs = [chance.randrange(20, 2000) * 1000 for _ in range(83)]
    wanted = [1 / (1 + place / 8) for place in range(83)]
    lines = ["META", "key;value", "num_projects;83", "num_votes;61668", "budget;12000000", "vote_type;approval"]
    ballots = [set(chance.choices(range(83), wanted, k=chance.randrange(1, 11))) for _ in range(61668)]
    votes = [sum(project in ballot for ballot in ballots) for project in range(83)]
    lines += ["PROJECTS", "project_id;cost;votes"]
    lines += [f"{project};{cost};{votes[project]}" for project, cost in enumerate(costs)]
    lines += ["VOTES", "voter_id;vote"]
    lines += [f"{voter};{','.join(map(str, sorted(ballot)))}" for voter, ballot in enumerate(ballots)]
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    program, *paths = sys.argv[1:]
    for path in paths:
        row(program, path)
        if Path(path).name in COMPLETED:
            row(program, path, *COMPLETED[Path(path).name])
    with tempfile.TemporaryDirectory() as folder:
        large = str(Path(folder) / "large.pb")
        draw(large)
        row(program, large, goal=LARGE_GOAL, name=LARGE, read_goal=LARGE_READ_GOAL)


if __name__ == "__main__":
    main()
