#!/usr/bin/python3
"""A disk that runs full: nothing is lost, writing comes back with the room, and the end is clean: tests/faults/full_disk.py PROGRAM

It needs a small file system of its own, so root; otherwise it says that it was skipped.
"""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

failures = []


def expect(holds, text):
    if not holds:
        failures.append(text)


class Server:
    def __init__(self, program, data):
        self.process = subprocess.Popen([program, "--data", data, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if match := re.search(r"http://[^:/]+:(\d+)", line):
                self.port = int(match[1])
                return
        sys.exit("the server did not start: " + self.process.stderr.read())

    def ask(self, method, target, body=None, headers={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        errors = self.process.communicate(timeout=30)[1]
        expect(self.process.returncode == 0, f"the server ended with {self.process.returncode}: {errors[-400:]}")
        expect("Assertion" not in errors, errors[-400:])


def write(server, token, number, size=200):
    change = {"assert": {"kind": "source", "id": f"full-{number}", "title": "x" * size, "verification": "unverified"}}
    return server.ask("POST", "/v1/changes", json.dumps({"reason": "until it is full", "changes": [change]}), {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})


def fill(path):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass


def test(program, mount, data):
    token = subprocess.run([program, "--data", data, "token", "new", "--author", "Writer"], capture_output=True, text=True, check=True).stdout.strip()
    server = Server(program, data)
    status, receipt = write(server, token, 0)
    expect(status == 200, f"a write with room: {status} {receipt}")

    fill(os.path.join(mount, "ballast"))
    for number in range(1, 4):
        status, problem = write(server, token, number)
        expect(status == 503 and "nearly full" in problem.get("detail", ""), f"a write without room: {status} {problem}")
    status, problem = server.ask("GET", "/readyz")
    expect(status == 503 and "nearly full" in problem.get("detail", ""), f"readiness without room: {status} {problem}")
    status, answer = server.ask("GET", "/v1/sources?limit=1")
    expect(status == 200, f"a question without room: {status} {answer}")

    os.remove(os.path.join(mount, "ballast"))
    status, answer = server.ask("GET", "/readyz")
    expect(status == 200 and answer["revision"] == receipt["revision"], f"readiness with room again: {status} {answer}")
    status, again = write(server, token, 4)
    expect(status == 200 and again["revision"] == receipt["revision"] + 1, f"a write with room again: {status} {again}")

    fill(os.path.join(mount, "ballast"))
    server.stop()
    checked = subprocess.run([program, "--data", data, "check"], capture_output=True, text=True)
    expect(checked.returncode == 0, f"check on a full disk: {checked.stdout}{checked.stderr}")
    started = subprocess.run([program, "--data", data, "query", "sources", "limit=1"], capture_output=True, text=True)
    expect(started.returncode == 1 and "is full: " in started.stderr, f"a start on a full disk: {started.returncode} {started.stderr[-300:]}")
    os.remove(os.path.join(mount, "ballast"))
    checked = subprocess.run([program, "--data", data, "check"], capture_output=True, text=True)
    expect(checked.returncode == 0 and f"{again['revision']} revisions" in checked.stdout, f"check afterwards: {checked.stdout}{checked.stderr}")


def main():
    with tempfile.TemporaryDirectory(prefix="ecgraph-full-") as mount:
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", mount], capture_output=True).returncode != 0:
            print("full_disk: skipped, since only root can make a small file system")
            return 0
        try:
            test(sys.argv[1], mount, os.path.join(mount, "data"))
        finally:
            subprocess.run(["umount", "--lazy", mount], check=False)
    print("\n".join(failures) or "full_disk: nothing lost")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
