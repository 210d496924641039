"""The program under test as a child process: commands, a server to write to, and what every fault has to leave behind."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from traffic import keep

failures = []
# What a person must never be shown.
RUDE = re.compile(r"Assertion|terminate called|core dumped|std::|Segmentation|stack trace|AddressSanitizer", re.I)


def expect(truth, text):
    if not truth:
        failures.append(text)
        print("FAILED: " + text, flush=True)
    return truth


def finish(name):
    print(f"{name}: " + (f"{len(failures)} failed" if failures else "kept"))
    sys.exit(1 if failures else 0)


class Program:
    def __init__(self, path):
        self.path = os.path.abspath(path)

    def run(self, data, *arguments, **options):
        done = subprocess.run([self.path, "--data", data, *arguments], capture_output=True, text=True, timeout=120, **options)
        expect(done.returncode in (0, 1), f"{arguments} ended with {done.returncode}: {done.stderr[-300:]}")
        expect(not RUDE.search(done.stderr), f"{arguments} said: {done.stderr[-300:]}")
        return done

    def sound(self, data, after):
        done = self.run(data, "check")
        return expect(done.returncode == 0, f"after {after} the store is not sound: {done.stderr[-500:]}")

    def token(self, data):
        return self.run(data, "token", "new", "--author", "Fault Driver").stdout.strip()

    def answers(self, data, targets):
        """The answers to questions, byte for byte."""
        return [subprocess.run([self.path, "--data", data, "query", target], capture_output=True, check=False).stdout for target in targets]


class Server:
    """`ecgraph serve` on a free port, in a process group of its own."""

    def __init__(self, program, data, token=None, **options):
        self.token = token
        self.process = subprocess.Popen([program.path, "--data", data, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
        self.port, self.errors = None, []
        self.listener = threading.Thread(target=lambda: self.errors.extend(self.process.stderr), daemon=True)
        self.listener.start()
        for line in self.process.stdout:
            if match := re.search(r"http://[^:/]+:(\d+)", line):
                self.port = int(match[1])
                break

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method, target, body=None, connection=None):
        connection = connection or self.connect()
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        connection.request(method, target, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        keep(method, target, None if body is None else json.dumps(body), answer.status, answer.getheaders(), text)
        return answer.status, json.loads(text) if text else None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends it as a service manager does; answers what it said on standard error."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(30)
        self.listener.join(5)
        said = "".join(self.errors)
        expect(status == 0, f"the server ended with {status}: {said[-500:]}")
        expect(not RUDE.search(said), f"the server said: {said[-500:]}")
        return said


def writable(program, data, **options):
    """A server on the folder, which may be new, with a token to write to it."""
    server = Server(program, data, **options)
    server.token = program.token(data)
    return server


def statement(kind, identifier, **members):
    return {"assert": {"kind": kind, "id": identifier, **members}}


def transaction(number, padding=""):
    """Three statements that stand or fall together: `fault-N` as a source, an entity and a relation."""
    name = f"fault-{number}"
    common = {"confidence": "medium", "verification": "unverified", "sources": [name]}
    changes = [
        statement("source", name, title=f"Transaction {number} {padding}", citation=f"Driver {number}", verification="unverified"),
        statement("entity", name, type="company", names=[{"name": f"Fault {number}", "kind": "label", "lang": "en"}], **common),
        statement("relation", name, type="owns", subject="smic", object=name, valid={"from": "2025-03"}, status="fact", **common),
    ]
    return {"reason": f"number {number}", "changes": changes}

