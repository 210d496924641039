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

import spec as contract

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
        self.tokens = {role: self.token(role) for role in ("reader", "editor", "admin")}
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
        request = Request(method, target, headers, body)
        answer = self.send(request)
        if answer is None:
            return None
        operation = self.spec.operation(method, target)
        if operation is not None:
            self.hold_to_spec(operation, answer)
        elif answer.status not in (404, 405, 501) and method != "OPTIONS":
            self.report.fail("every address that answers is in the spec", f"{request}\n  got {answer.status}")
        return answer

    def hold_to_spec(self, operation, answer):
        report, request = self.report, answer.request
        status = str(answer.status)
        if status not in operation.responses:
            status = "default"
            report.check(answer.status in contract.OF_ANY_ADDRESS and answer.status != 500, "every status is declared",
                         f"{request}\n  got {answer.status} {answer.text()[:400]}\n  {operation} declares {', '.join(operation.responses)}")
        self.coverage.saw(operation, status, request, answer)
        for fault in contract.body_faults(self.spec, operation, answer):
            report.fail("every answer fits its schema", f"{request}\n  got {answer.status} {answer.media_type()}: {fault}")
        declared = operation.responses[status].get("headers", {})
        for name, header in declared.items():
            value = answer.header(name)
            if value is None:
                report.check(name in ("Ecgraph-Notes",) or answer.status == 304 or name == "Link", "every declared header is sent",
                             f"{request}\n  {answer.status} has no {name}")
                continue
            schema = self.spec.resolve(header)["schema"]
            for fault in self.spec.faults(schema, contract.value_of(value, schema, self.spec)):
                report.fail("every header fits its schema", f"{request}\n  {name}: {value}\n  {fault}")
        report.count("answers held to the spec")
        if 200 <= answer.status < 300:
            for fault in contract.parameter_faults(self.spec, operation, request.target):
                report.fail("what is answered is allowed by the spec", f"{request}\n  {fault}")
            if request.body and "requestBody" in operation.item:
                content = self.spec.resolve(operation.item["requestBody"])["content"]["application/json"]
                for fault in self.spec.faults(content["schema"], json.loads(request.body)):
                    report.fail("what is answered is allowed by the spec", f"{request}\n  body {fault}")
        if answer.status >= 400 and answer.media_type() == "application/problem+json" and request.method != "HEAD":
            problem = answer.json()
            report.check(problem["status"] == answer.status, "a problem repeats its status", f"{request}\n  {problem}")
