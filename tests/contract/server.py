"""A server of the program under test on a folder of its own, and requests to it. Every answer is held to the spec."""

import gzip
import http.client
import json
import pathlib
import re
import subprocess
import tempfile
import threading
import urllib.parse

import holding

# What may stay as it is in a request target; the rest is percent-encoded.
PLAIN = "/?&=%:,.~!+*()[]<>|@;$'-_"


class Request:
    def __init__(self, method, target, headers=None, body=None):
        self.method, self.target, self.headers = method, target, headers or {}
        self.body = body if body is None or isinstance(body, (str, bytes)) else json.dumps(body, ensure_ascii=False)

    def __str__(self):
        shown = {k: "Bearer …" if k == "Authorization" else v for k, v in self.headers.items()}
        body = "" if self.body is None else f" {self.body[:200]!r}"
        return f"{self.method} {self.target[:300]}{' ' + json.dumps(shown) if shown else ''}{body}"


class Answer:
    def __init__(self, request, status, headers, body):
        self.request, self.status, self.headers, self.body = request, status, headers, body

    def header(self, name):
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower()) or None

    def media_type(self):
        return (self.header("Content-Type") or "").split(";")[0]

    def text(self):
        return self.body.decode("utf-8")

    def json(self):
        return json.loads(self.text())

    def links(self):
        """rel → target, of the Link header."""
        return {rel: target for target, rel in re.findall(r'<([^>]*)>; rel="(\w+)"', self.header("Link") or "")}


class Server:
    """Context manager. `tokens` are of the roles reader, editor and admin."""

    def __init__(self, program, report, spec, coverage, arguments=()):
        self.program, self.report, self.spec, self.coverage = program, report, spec, coverage
        self.arguments = arguments

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="ecgraph-contract-")
        self.data = str(pathlib.Path(self.folder.name) / "data")
        self.process = subprocess.Popen([self.program, "--data", self.data, "serve", "--port", "0", *self.arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.log = []
        self.port = None
        threading.Thread(target=self.listen_to_log, daemon=True).start()
        for line in self.process.stdout:
            address = re.search(r"http://[^:/\s]+:(\d+)", line)
            if address:
                self.port = int(address[1])
                break
        if self.port is None:
            raise SystemExit("The server did not start:\n" + "".join(self.log))
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.tokens = {role: self.token(role) for role in ("reader", "editor", "admin")}
        return self

    def listen_to_log(self):
        for line in self.process.stderr:
            self.log.append(line)

    def __exit__(self, *_):
        self.process.terminate()
        try:
            status = self.process.wait(20)
            self.report.check(status == 0, "the server ends with status 0 when it is stopped", f"{status}\n" + "".join(self.log[-5:]))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.report.fail("the server stops within 20 s of SIGTERM", "it had to be killed")
        self.folder.cleanup()

    def token(self, role):
        made = subprocess.run([self.program, "--data", self.data, "token", "new", "--author", "Ada Lovelace", "--role", role],
                              capture_output=True, text=True, check=True)
        return made.stdout.strip()

    def send(self, request):
        """The answer, as it is; None (and a failure) when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        target = urllib.parse.quote(request.target, safe=PLAIN)
        body = request.body.encode("utf-8") if isinstance(request.body, str) else request.body
        headers = {key: value.replace("$EDITOR", self.tokens["editor"]).replace("$READER", self.tokens["reader"])
                   for key, value in request.headers.items()}
        try:
            connection.request(request.method, target, body=body, headers=headers)
            response = connection.getresponse()
            content = response.read()
            if response.getheader("Content-Encoding") == "gzip":
                content = gzip.decompress(content)
            return Answer(request, response.status, response.getheaders(), content)
        except (OSError, http.client.HTTPException) as error:
            self.report.fail("every request is answered", f"{request}\n  got no answer: {error!r}\n{''.join(self.log[-3:])}")
            return None
        finally:
            connection.close()

    def ask(self, method, target, headers=None, body=None):
        """The answer, held to the spec, and counted as exercised."""
        answer = self.send(Request(method, target, headers, body))
        if answer is not None:
            holding.hold(answer, self.spec, self.report, self.coverage)
        return answer
