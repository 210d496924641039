#!/usr/bin/python3
"""A server killed with SIGKILL while clients write loses nothing that it acknowledged: tests/faults/kills.py PROGRAM

ECGRAPH_TEST_KILLS says how often it is killed (20 unless told).
"""

import http.client
import json
import os
import random
import sys
import tempfile
import threading
import time

from program import Program, Server, expect, failures, finish, writable

KILLS = int(os.environ.get("ECGRAPH_TEST_KILLS", "20"))
KILLS_A_STORE = 10  # all that stands is read after each
WRITERS = 3


def sources(writer, number):
    """Three statements that have to appear together."""
    return [{"kind": "source", "id": f"kill-{writer}-{number}-{part}", "title": f"Written {number} by {writer}, part {part}", "verification": "unverified"} for part in "abc"]


def write(server, writer, next_number, acknowledged):
    """Writes as fast as it can until the server is gone. What was sent last without an answer may stand or not."""
    connection = server.connect()
    try:
        while True:
            number = next_number[writer]
            next_number[writer] += 1
            changes = [{"assert": each} for each in sources(writer, number)]
            status, answer = server.ask("POST", "/v1/changes", {"reason": "a kill comes", "changes": changes}, connection)
            if not expect(status == 200, f"a write was answered {status}: {answer}"):
                return
            acknowledged[(writer, number)] = answer["revision"]
    except (OSError, http.client.HTTPException, json.JSONDecodeError):
        pass


def verify(server, before, acknowledged, next_number):
    """Every acknowledged transaction is there whole, and of the others at most one a writer, whole too."""
    connection = server.connect()
    connection.request("GET", "/v1/sources?format=ndjson&limit=1000000")
    titles = {}
    for line in connection.getresponse().read().decode().splitlines():
        row = json.loads(line)
        if row.get("id", "").startswith("kill-"):
            titles[row["id"]] = row["title"]
    unasked = 0
    for writer in range(WRITERS):
        for number in range(next_number[writer]):
            expected = {each["id"]: each["title"] for each in sources(writer, number)}
            found = {id: titles.pop(id) for id in expected if id in titles}
            if (writer, number) in acknowledged and found != expected:
                failures.append(f"LOST: acknowledged revision {acknowledged[(writer, number)]}: {found} stands, not {expected}")
            elif found and found != expected:
                failures.append(f"HALF: {found}")
            elif found and (writer, number) not in acknowledged:
                unasked += 1
                acknowledged[(writer, number)] = 0
    if titles:
        failures.append(f"nobody wrote {list(titles)[:3]}")
    if unasked > WRITERS:
        failures.append(f"{unasked} transactions stand that were not acknowledged")
    revision = revision_of(server)
    whole = len(acknowledged)
    if revision != before + whole:
        failures.append(f"revision {revision} after {whole} transactions on top of {before}")
    return unasked


def revision_of(server):
    return server.ask("GET", "/readyz")[1]["revision"]


def killed_again_and_again(program, kills, chance):
    """One store through some kills; how many transactions were acknowledged, and how many stand that were not."""
    unasked = 0
    acknowledged, next_number = {}, [0] * WRITERS
    with tempfile.TemporaryDirectory(prefix="ecgraph-kills-") as data:
        server = writable(program, data)
        before = revision_of(server)
        for kill in range(kills):
            writers = [threading.Thread(target=write, args=(server, writer, next_number, acknowledged)) for writer in range(WRITERS)]
            for each in writers:
                each.start()
            time.sleep(chance.uniform(0.01, 0.35))
            server.kill()
            for each in writers:
                each.join()
            program.sound(data, f"kill {kill + 1}")
            server = Server(program, data, server.token)
            unasked += verify(server, before, acknowledged, next_number)
            if failures:
                break
        server.stop()
    return len(acknowledged) - unasked, unasked


def main():
    seed = int(os.environ.get("ECGRAPH_TEST_SEED", time.time_ns() % 10**9))
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    acknowledged, unasked, left = 0, 0, KILLS
    while left > 0 and not failures:
        kills = min(left, KILLS_A_STORE)
        counts = killed_again_and_again(Program(sys.argv[1]), kills, chance)
        acknowledged, unasked, left = acknowledged + counts[0], unasked + counts[1], left - kills
    print(f"{KILLS - left} kills, {acknowledged} acknowledged transactions, {unasked} that stand without an answer, {len(failures)} failures")
    finish("kills")


if __name__ == "__main__":
    main()
