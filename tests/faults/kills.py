#!/usr/bin/python3
"""A server killed with SIGKILL while clients write loses nothing that it acknowledged: tests/faults/kills.py PROGRAM

ECGRAPH_TEST_KILLS says how often it is killed (20 unless told).
"""

import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

KILLS = int(os.environ.get("ECGRAPH_TEST_KILLS", "20"))
KILLS_A_STORE = 10  # all that stands is read after each
WRITERS = 3
failures = []


class Server:
    def __init__(self, program, data):
        self.process = subprocess.Popen([program, "--data", data, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if match := re.search(r"http://[^:/]+:(\d+)", line):
                self.port = int(match[1])
                return
        sys.exit("the server did not start: " + self.process.stderr.read())


def sources(writer, number):
    """Three statements that have to appear together."""
    return [{"kind": "source", "id": f"kill-{writer}-{number}-{part}", "title": f"Written {number} by {writer}, part {part}", "verification": "unverified"} for part in "abc"]


def write(port, token, writer, next_number, acknowledged):
    """Writes as fast as it can until the server is gone. What was sent last without an answer may stand or not."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        while True:
            number = next_number[writer]
            next_number[writer] += 1
            body = json.dumps({"reason": "a kill comes", "changes": [{"assert": each} for each in sources(writer, number)]})
            connection.request("POST", "/v1/changes", body, headers)
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != 201 and answer.status != 200:
                failures.append(f"a write was answered {answer.status}: {text[:300]!r}")
                return
            acknowledged[(writer, number)] = json.loads(text)["revision"]
    except (OSError, http.client.HTTPException):
        pass


def verify(port, before, acknowledged, next_number):
    """Every acknowledged transaction is there whole, and of the others at most one a writer, whole too."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
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
    connection.request("GET", "/readyz")
    revision = json.loads(connection.getresponse().read())["revision"]
    whole = len(acknowledged)
    if revision != before + whole:
        failures.append(f"revision {revision} after {whole} transactions on top of {before}")
    return unasked


def killed_again_and_again(program, kills, chance):
    """One store through some kills; how many transactions were acknowledged, and how many stand that were not."""
    unasked = 0
    acknowledged, next_number = {}, [0] * WRITERS
    with tempfile.TemporaryDirectory(prefix="ecgraph-kills-") as data:
        token = subprocess.run([program, "--data", data, "token", "new", "--author", "Writer"], capture_output=True, text=True, check=True).stdout.strip()
        server = Server(program, data)
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", "/readyz")
        before = json.loads(connection.getresponse().read())["revision"]
        for kill in range(kills):
            writers = [threading.Thread(target=write, args=(server.port, token, writer, next_number, acknowledged)) for writer in range(WRITERS)]
            for each in writers:
                each.start()
            time.sleep(chance.uniform(0.01, 0.35))
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            for each in writers:
                each.join()
            checked = subprocess.run([program, "--data", data, "check"], capture_output=True, text=True)
            if checked.returncode != 0:
                failures.append(f"check after kill {kill + 1}: {checked.stdout} {checked.stderr}")
            server = Server(program, data)
            unasked += verify(server.port, before, acknowledged, next_number)
            if failures:
                break
        server.process.send_signal(signal.SIGTERM)
        if server.process.wait(30) != 0:
            failures.append(f"the server ended with {server.process.returncode}")
    return len(acknowledged) - unasked, unasked


def main():
    seed = int(os.environ.get("ECGRAPH_TEST_SEED", time.time_ns() % 10**9))
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    acknowledged, unasked, left = 0, 0, KILLS
    while left > 0 and not failures:
        kills = min(left, KILLS_A_STORE)
        counts = killed_again_and_again(sys.argv[1], kills, chance)
        acknowledged, unasked, left = acknowledged + counts[0], unasked + counts[1], left - kills
    print(f"{KILLS - left} kills, {acknowledged} acknowledged transactions, {unasked} that stand without an answer, {len(failures)} failures")
    print("\n".join(failures) or "kills: nothing lost")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
