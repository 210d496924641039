#!/usr/bin/python3
"""Backups beside a server that writes, killed at random, restored, and held to the original's answers: tests/faults/backup.py PROGRAM

ECGRAPH_TEST_KILLS says how many backups are made, every second one killed (10 unless told).
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from program import Program, expect, finish, transaction, writable

KILLS = int(os.environ.get("ECGRAPH_TEST_KILLS", "10"))
QUESTIONS = ("/v1/relations?type=owns&format=csv", "/v1/entities?format=ndjson", "/v1/sources?format=ndjson", "/v1/rules?pretty=true",
             "/v1/legality?item=H20&destination=CN&at=2025-05-01", "/v1/entities/smic/relations?at=2021-06-01&known_at=5")


def killed(program, chance, data, *command):
    """Ends a command at a random moment; answers whether it was still running."""
    process = subprocess.Popen([program.path, "--data", data, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0, 0.1))
    process.kill()
    return process.wait() != 0


class Writer(threading.Thread):
    """Posts transactions until it is told to stop; `acknowledged` counts them."""

    def __init__(self, server):
        super().__init__()
        self.server, self.acknowledged, self.stopping = server, 0, False

    def run(self):
        connection = self.server.connect()
        while not self.stopping:
            status, answer = self.server.ask("POST", "/v1/changes", transaction(self.acknowledged + 1, "x" * 1000), connection)
            if not expect(status == 200, f"a write beside a backup is answered {status}: {answer}"):
                return
            self.acknowledged += 1


def live(program, folder, chance):
    """Every backup beside the writer holds what was acknowledged before it began, and adds to the one before."""
    data, backup = os.path.join(folder, "data"), os.path.join(folder, "backup")
    server = writable(program, data)
    writer = Writer(server)
    writer.start()
    before, cut, made = 0, 0, 0
    for number in range(KILLS):
        acknowledged = writer.acknowledged
        if number % 2:
            cut += killed(program, chance, data, "backup", backup)
            continue
        done = program.run(data, "backup", backup)
        if not expect(done.returncode == 0, f"a backup beside a server: {done.stderr}"):
            break
        revision = int(re.search(r"revisions 1 to (\d+)", done.stdout)[1])
        expect(revision >= max(before, acknowledged), f"a backup ends at {revision}; {acknowledged} were acknowledged before it")
        before, made = revision, made + 1
        program.sound(data, "a backup, beside the server")
    writer.stopping = True
    writer.join()
    server.stop()
    print(f"{made} backups beside {writer.acknowledged} writes, {cut} more killed")
    return data, backup


def restored(program, folder, data, backup, chance):
    """A restored store, also one whose restore was killed, answers as the original does, byte for byte."""
    expect(program.run(data, "backup", backup).returncode == 0, "a last backup")
    asked = program.answers(data, QUESTIONS)
    expect(all(asked), "a question has no answer")
    new = os.path.join(folder, "new")
    cut = sum(killed(program, chance, new, "restore", backup) for _ in range(3 + KILLS // 10))
    if not os.path.exists(os.path.join(new, "store")):
        done = program.run(new, "restore", backup)
        expect(done.returncode == 0, f"a restore: {done.stderr}")
    program.sound(new, f"a restore that was killed {cut} times")
    expect(program.answers(new, QUESTIONS) == asked, "a restored store answers otherwise")
    done = program.run(new, "restore", backup)
    expect(done.returncode == 1 and "already" in done.stderr, f"a restore over a store: {done.stderr}")
    print(f"restored, {cut} restores killed before")


def rebuilt(program, data, chance):
    """Views that are derived anew, and anew after a kill, answer as before."""
    asked = program.answers(data, QUESTIONS)
    cut = sum(killed(program, chance, data, "rebuild") for _ in range(3 + KILLS // 10))
    expect(program.answers(data, QUESTIONS) == asked, "after rebuilds that were killed the store answers otherwise")
    expect(program.run(data, "rebuild").returncode == 0, "a rebuild")
    expect(program.answers(data, QUESTIONS) == asked, "a rebuilt store answers otherwise")
    program.sound(data, "a rebuild")
    print(f"rebuilt, {cut} rebuilds killed before")


def refused(program, folder, data, backup):
    """What must not be overwritten or mixed."""
    other = os.path.join(folder, "other")
    server = writable(program, other)
    server.ask("POST", "/v1/changes", transaction(1))
    server.stop()
    done = program.run(other, "backup", backup)
    expect(done.returncode == 1 and "another" in done.stderr, f"a backup of another log: {done.stdout}{done.stderr}")
    program.sound(backup, "a backup of another log was refused")
    strange = os.path.join(folder, "strange", "store")
    os.makedirs(strange)
    open(os.path.join(strange, "letter.txt"), "w", encoding="utf-8").close()
    done = program.run(data, "backup", os.path.dirname(strange))
    expect(done.returncode == 1 and "other files" in done.stderr and os.listdir(strange) == ["letter.txt"], f"a backup into other files: {done.stderr}")
    done = program.run(os.path.join(folder, "nothing"), "restore", os.path.join(folder, "no-backup"))
    expect(done.returncode == 1 and "no store" in done.stderr, f"a restore of nothing: {done.stderr}")
    expect(not os.path.exists(os.path.join(folder, "nothing")), "a restore of nothing made something")


def flip(path, place):
    with open(path, "r+b") as file:
        file.seek(place)
        byte = file.read(1)
        file.seek(place)
        file.write(bytes([byte[0] ^ 1]))


def damaged(program, folder, data, backup):
    """A backup with a flipped bit is restored right, when the bit is not in its log, or not at all; it never hurts another backup."""
    asked, refusals = program.answers(data, QUESTIONS), 0
    names = sorted(name for name in os.listdir(os.path.join(backup, "store")) if name.endswith((".sst", ".log")))
    names = [name for name in names if os.path.getsize(os.path.join(backup, "store", name))]
    for number, name in enumerate(names[:12]):
        hurt, target = os.path.join(folder, f"hurt-{number}"), os.path.join(folder, f"from-hurt-{number}")
        shutil.copytree(backup, hurt)
        path = os.path.join(hurt, "store", name)
        flip(path, os.path.getsize(path) // 3)
        done = program.run(target, "restore", hurt)
        refusals += done.returncode
        if done.returncode == 0:
            program.sound(target, "a backup with a flipped bit was restored")
            expect(program.answers(target, QUESTIONS) == asked, f"a bit flipped in {name} changes what is restored")
        else:
            expect(not os.path.exists(os.path.join(target, "store")), f"a refused restore of {name} left a store behind")
        program.run(hurt, "backup", backup)
        program.sound(backup, "a damaged store was backed up into it")
    expect(refusals > 0, "no flipped bit was noticed")
    print(f"{min(len(names), 12)} files with a flipped bit: {refusals} restores refused")


def main():
    program, chance = Program(sys.argv[1]), random.Random(int(os.environ.get("ECGRAPH_TEST_SEED", "1")))
    with tempfile.TemporaryDirectory(prefix="ecgraph-backup-") as folder:
        data, backup = live(program, folder, chance)
        restored(program, folder, data, backup, chance)
        rebuilt(program, data, chance)
        refused(program, folder, data, backup)
        damaged(program, folder, data, backup)
    finish("backup")


if __name__ == "__main__":
    main()
