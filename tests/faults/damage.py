#!/usr/bin/python3
"""Stores that are damaged, closed to this user, taken, or of another time: tests/faults/damage.py PROGRAM

Each case ends in one sentence that says what to do, never in an abort, and never in an answer that is wrong: what was
acknowledged stands, or the store is refused. ECGRAPH_TEST_KILLS says how many cuts and flips are tried.
"""

import collections
import http.client
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROUNDS = int(os.environ.get("ECGRAPH_TEST_KILLS", "20"))
SOURCE = '{"reason": "a fault comes", "changes": [{"assert": {"kind": "source", "id": "fault-%d", "title": "Number %d", "verification": "unverified"}}]}'
SEED = os.environ.get("ECGRAPH_TEST_SEED")
# The program warns of variables that it does not read, and what it says is compared here.
for name in [name for name in os.environ if name.startswith("ECGRAPH_")]:
    del os.environ[name]
failures = []
outcomes = collections.Counter()


class Program:
    def __init__(self, program, scratch):
        self.program, self.scratch = program, scratch

    def run(self, data, *arguments, **options):
        ended = subprocess.run([self.program, "--data", data, *arguments], capture_output=True, text=True, timeout=120, **options)
        text = ended.stdout + ended.stderr
        if ended.returncode not in (0, 1) or "Assertion" in text or "terminate called" in text or "Sanitizer" in text:
            failures.append(f"{arguments}: ended with {ended.returncode}: {text[-400:]}")
        return ended.returncode, text

    def query(self, data, **options):
        return self.run(data, "query", "sources", "format=ndjson", "limit=1000000", **options)


def expect(holds, text):
    if not holds:
        failures.append(text)


def expect_refused(outcome, sentence, case):
    status, text = outcome
    expect(status == 1 and sentence in text, f"{case}: expected a refusal with \"{sentence}\", got {status}: {text[-400:]}")
    expect(len([line for line in text.splitlines() if line.startswith("ecgraph: ")]) == 1, f"{case}: not one sentence: {text[-400:]}")


def make_store(program, scratch):
    """A store with 20 revisions of its own, of which the last are in the write-ahead log alone."""
    data = os.path.join(scratch, "whole")
    program.run(data, "load")
    server = subprocess.Popen([program.program, "--data", data, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = next(match[1] for line in server.stdout if (match := re.search(r"http://[^:/]+:(\d+)", line)))
        token = next(line for line in program.run(data, "token", "new", "--author", "Writer")[1].splitlines() if " " not in line)
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=30)
        for number in range(20):
            connection.request("POST", "/v1/changes", SOURCE % (number, number), {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
            answer = connection.getresponse()
            expect(answer.status == 200, f"a write: {answer.read()!r}")
            answer.read()
        expect_refused(program.query(data), "another ecgraph has it open", "two processes")
        expect_refused(program.run(data, "rebuild"), "another ecgraph has it open", "two processes, rebuild")
        status, text = program.run(data, "check")
        expect(status == 0 and "is sound: 25 revisions" in text, f"check beside a server: {text}")
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()
    return data


def copy(scratch, data):
    other = os.path.join(scratch, "copy")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(data, other)
    return other


def own(text):
    return sorted(line for line in text.splitlines() if '"fault-' in line)


def newest(store, ending):
    return max((name for name in os.listdir(store) if name.endswith(ending) and os.path.getsize(os.path.join(store, name)) > 0), key=lambda name: int(name.split(".")[0]))


def torn_tails(program, scratch, data, chance):
    """A record that was cut off was not on the disk yet: the ones before it stand, in order, and the store is sound."""
    whole = own(program.query(copy(scratch, data))[1])
    expect(len(whole) == 20, f"{len(whole)} of 20 stand after a kill")
    name = newest(os.path.join(data, "store"), ".log")
    for _ in range(ROUNDS):
        other = copy(scratch, data)
        path = os.path.join(other, "store", name)
        cut = chance.randrange(os.path.getsize(path))
        os.truncate(path, cut)
        status, text = program.query(other)
        left = own(text)
        expect(status == 0, f"cut at {cut}: refused: {text[-300:]}")
        expect(set(left) <= set(whole), f"cut at {cut}: something else stands")
        expect([line for line in left] == sorted(line for line in whole if any(f'"fault-{n}"' in line for n in range(len(left)))), f"cut at {cut}: a gap")
        checked, text = program.run(other, "check")
        expect(checked == 0, f"cut at {cut}: not sound: {text[-300:]}")
        outcomes["log cut: a whole prefix stands"] += 1


def flipped_bits(program, scratch, data, chance):
    """Any answer is the right one, or the store is refused with a sentence."""
    right = program.query(copy(scratch, data))[1]
    store = os.path.join(data, "store")
    kinds = {"WAL": [newest(store, ".log")], "MANIFEST": [name for name in os.listdir(store) if name.startswith("MANIFEST")], "CURRENT": ["CURRENT"], "SST": [name for name in os.listdir(store) if name.endswith(".sst")], "OPTIONS": [name for name in os.listdir(store) if name.startswith("OPTIONS")]}
    for kind, names in kinds.items():
        for _ in range(max(ROUNDS // 4, 3)):
            other = copy(scratch, data)
            path = os.path.join(other, "store", chance.choice(names))
            with open(path, "r+b") as file:
                place = chance.randrange(os.path.getsize(path))
                file.seek(place)
                byte = file.read(1)[0]
                file.seek(place)
                file.write(bytes([byte ^ 1 << chance.randrange(8)]))
            where = f"{kind} {os.path.basename(path)} byte {place}"
            checked, found = program.run(other, "check")
            status, text = program.query(other)
            if status == 1:
                outcomes[f"{kind} flipped: refused"] += 1
                expect(checked == 1, f"{where}: refused, and check says: {found[-300:]}")
                expect(any(word in text for word in ("Restore", "restore", "Name ", "name ", "ecgraph rebuild")), f"{where}: no remedy: {text[-300:]}")
            elif text == right:
                outcomes[f"{kind} flipped: " + ("found by check" if checked == 1 else "of no effect")] += 1
            elif kind == "WAL" and set(own(text)) < set(own(right)):
                outcomes["WAL flipped: the end is lost" + (", found by check" if checked == 1 else ", unnoticed")] += 1
            else:
                failures.append(f"{where}: a wrong answer")


def closed_folders(program, scratch, data):
    if os.geteuid() != 0:
        print("damage: folders of another user are skipped, since only root can be somebody else")
        return
    other = copy(scratch, data)
    os.chmod(scratch, 0o755)
    for mode in (0o700, 0o555):
        os.chmod(os.path.join(other, "store"), mode)
        status, text = subprocess_as_nobody(program, other)
        expect(status == 1 and ("ermission denied" in text or "may not" in text), f"no permission ({mode:o}): {status} {text[-400:]}")
        outcomes["no permission: refused"] += 1
    os.chmod(os.path.join(other, "store"), 0o755)
    expect(program.run(other, "check")[0] == 0, "the store is not sound after attempts without permission")


def subprocess_as_nobody(program, data):
    return program.query(data, user=65534, group=65534, extra_groups=[])


def few_files(program, scratch, data):
    for limit in (8, 12, 16, 20):
        other = copy(scratch, data)
        status, text = program.query(other, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
        expect(status == 0 or "ulimit -n" in text, f"{limit} file handles: {text[-300:]}")
        outcomes["few file handles: " + ("answered" if status == 0 else "refused")] += 1
        expect(program.run(other, "check")[0] == 0, f"not sound after {limit} file handles")


def main():
    seed = int(SEED or time.time_ns() % 10**9)
    chance = random.Random(seed)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory(prefix="ecgraph-damage-") as scratch:
        program = Program(sys.argv[1], scratch)
        data = make_store(program, scratch)
        torn_tails(program, scratch, data, chance)
        flipped_bits(program, scratch, data, chance)
        closed_folders(program, scratch, data)
        few_files(program, scratch, data)
    for what, count in sorted(outcomes.items()):
        print(f"{count:5} {what}")
    print("\n".join(failures) or "damage: nothing wrong was answered")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
