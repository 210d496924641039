#!/usr/bin/python3
"""A disk that runs full: nothing is lost, writing comes back with the room, and the end is clean: tests/faults/full_disk.py PROGRAM

It needs a small file system of its own, so root; otherwise it says that it was skipped.
"""

import os
import subprocess
import sys
import tempfile

from program import Program, expect, finish, writable


def write(server, number):
    change = {"assert": {"kind": "source", "id": f"full-{number}", "title": "x" * 200, "verification": "unverified"}}
    return server.ask("POST", "/v1/changes", {"reason": "until it is full", "changes": [change]})


def fill(path):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass


def test(program, mount, data):
    server = writable(program, data)
    status, receipt = write(server, 0)
    expect(status == 200, f"a write with room: {status} {receipt}")

    fill(os.path.join(mount, "ballast"))
    for number in range(1, 4):
        status, problem = write(server, number)
        expect(status == 503 and "nearly full" in problem.get("detail", ""), f"a write without room: {status} {problem}")
    status, problem = server.ask("GET", "/readyz")
    expect(status == 503 and "nearly full" in problem.get("detail", ""), f"readiness without room: {status} {problem}")
    status, answer = server.ask("GET", "/v1/sources?limit=1")
    expect(status == 200, f"a question without room: {status} {answer}")

    os.remove(os.path.join(mount, "ballast"))
    status, answer = server.ask("GET", "/readyz")
    expect(status == 200 and answer["revision"] == receipt["revision"], f"readiness with room again: {status} {answer}")
    status, again = write(server, 4)
    expect(status == 200 and again["revision"] == receipt["revision"] + 1, f"a write with room again: {status} {again}")

    fill(os.path.join(mount, "ballast"))
    server.stop()
    program.sound(data, "a stop on a full disk")
    started = program.run(data, "query", "sources", "limit=1")
    expect(started.returncode == 1 and "is full: " in started.stderr, f"a start on a full disk: {started.returncode} {started.stderr[-300:]}")
    os.remove(os.path.join(mount, "ballast"))
    checked = program.run(data, "check")
    expect(checked.returncode == 0 and f"{again['revision']} revisions" in checked.stdout, f"check afterwards: {checked.stdout}{checked.stderr}")


def main():
    with tempfile.TemporaryDirectory(prefix="ecgraph-full-") as mount:
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", mount], capture_output=True).returncode != 0:
            print("full_disk: skipped, since only root can make a small file system")
            return
        try:
            test(Program(sys.argv[1]), mount, os.path.join(mount, "data"))
        finally:
            subprocess.run(["umount", "--lazy", mount], check=False)
    finish("full_disk")


if __name__ == "__main__":
    main()
