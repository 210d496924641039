"""A server with the built-in data on a free port, its store in a folder of its own."""

import json
import pathlib
import re
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request


class Served:
    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="ecgraph-served-")
        self.data = str(pathlib.Path(self.folder.name) / "data")
        subprocess.run([self.program, "--data", self.data, "load"], capture_output=True, check=True)
        self.token = subprocess.run([self.program, "--data", self.data, "token", "new", "--author", "Ada Lovelace"],
                                    capture_output=True, text=True, check=True).stdout.strip()
        self.process = subprocess.Popen([self.program, "--data", self.data, "serve", "--port", "0"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            address = re.search(r"http://[^:/\s]+:\d+", line)
            if address:
                self.address = address[0]
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return self
        raise SystemExit("The server did not start.")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()

    def get(self, target):
        """Body and headers of an answer that must be there."""
        with urllib.request.urlopen(self.address + target, timeout=60) as answer:
            return answer.read(), answer.headers

    def rows(self, target):
        """The results, whole, as NDJSON has them."""
        body, _ = self.get(target + ("&" if "?" in target else "?") + "format=ndjson")
        return [json.loads(line) for line in body.decode().splitlines()]

    def post(self, target, body):
        request = urllib.request.Request(self.address + target, json.dumps(body).encode(), method="POST", headers={
            "Content-Type": "application/json", "Authorization": "Bearer " + self.token})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read()[:2000]) from error

    def file(self, target, name):
        """An answer as a file, for tools that read only those."""
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(self.get(target)[0])
        return str(path)


def equal(found, expected, what):
    assert found == expected, f"{what}: {found!r}, not {expected!r}"


def notes(headers):
    return headers["Ecgraph-Notes"] or ""
