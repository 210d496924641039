"""Every declared fault, provoked: the table of errors.json, and cursors and bodies that a table cannot hold."""

import json

JSON = {"Content-Type": "application/json"}
WRITE = {**JSON, "Authorization": "Bearer $EDITOR"}
QUESTION = {"items": ["H800"], "destination": "CN"}


def expect(server, report, method, target, headers, body, status, parameter=None, says=None):
    answer = server.ask(method, target, headers, body)
    if answer is None:
        return
    shown = f"{answer.request}\n  expected {status}{f' about {parameter}' if parameter else ''}"
    if answer.status != status:
        report.fail("every fault has its status", f"{shown}, got {answer.status} {answer.text()[:400]}")
        return
    if status < 400:
        return
    problem = answer.json()
    if parameter is not None:
        report.check(problem.get("parameter") == parameter, "every fault names its parameter", f"{shown}, got {json.dumps(problem, ensure_ascii=False)[:400]}")
    for text in says or []:
        report.check(text in json.dumps(problem, ensure_ascii=False), "every fault says what to write instead",
                     f"{shown} and {text!r}, got {json.dumps(problem, ensure_ascii=False)[:600]}")
    report.count("faults provoked")


def table(server, report, file):
    for row in json.loads(file.read_text(encoding="utf-8")):
        headers = row.get("headers", JSON if row.get("method") == "POST" else {})
        expect(server, report, row.get("method", "GET"), row["target"], headers, row.get("body"), row["status"], row.get("parameter"), row.get("says"))


def cursors(server, report, other):
    first = server.ask("GET", "/v1/relations?type=owns&limit=2").json()
    foreign = other.ask("GET", "/v1/relations?type=owns&limit=2").json()
    cursor = first["next"]
    for target, parameter in ((f"/v1/relations?type=supplies&limit=2&cursor={cursor}", "cursor"), (f"/v1/entities?limit=2&cursor={cursor}", "cursor"),
                              (f"/v1/relations?type=owns&limit=2&known_at=1&cursor={cursor}", "cursor"),
                              (f"/v1/relations?type=owns&limit=2&cursor={cursor[:-4]}", "cursor"), (f"/v1/relations?type=owns&limit=2&cursor={cursor}AAAA", "cursor")):
        expect(server, report, "GET", target, {}, None, 400, parameter)
    same = server.ask("GET", f"/v1/relations?type=owns&limit=3&cursor={foreign['next']}")
    log, others = (one.ask("GET", "/readyz").json()["log"] for one in (server, other))
    if log == others:  # one seed, one log: such a cursor is good, unless the revision is not reached here
        report.check(same.status == 200, "equal logs take one another's cursors", f"{same.request}\n  got {same.status} {same.text()[:300]}")
    altered = forged(cursor)
    expect(server, report, "GET", f"/v1/relations?type=owns&limit=2&cursor={altered}", {}, None, 400, "cursor", ["another graph"])


def forged(cursor):
    """The same cursor, of another log."""
    import base64
    text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    log, rest = text.split("\n", 1)
    return base64.urlsafe_b64encode((log[::-1] + "\n" + rest).encode()).decode().rstrip("=")


def bodies(server, report):
    """Bodies that cannot be read, of all operations that take one."""
    for target, headers in (("/v1/legality", JSON), ("/v1/legality/timeline", JSON), ("/v1/legality/diff", JSON), ("/v1/legality/matrix", JSON),
                            ("/v1/traverse", JSON), ("/v1/screen", JSON), ("/v1/changes", WRITE)):
        for body, status, says in (
                ("", 400, ["JSON"]), ("{", 400, ["JSON"]), ("nothing", 400, ["JSON"]), ('{"a": 1} 2', 400, ["JSON"]), (b'{"a": "\xff"}', 400, ["JSON"]),
                ('{"a": 1, "a": 2}', 400, ["twice"]), ("[]", 422, ["object"]), ("null", 422, ["object"]), ('"text"', 422, ["object"]),
                ("[" * 40 + "]" * 40, 413, ["deep"]), ('{"a":' * 100000, 413, ["deep"]), (b" " * (8 * 1024 * 1024 + 1), 413, ["8388608"])):
            expect(server, report, "POST", target, headers, body, status, None, says)
        for media in ("text/plain", "application/x-www-form-urlencoded", ""):
            expect(server, report, "POST", target, {**headers, "Content-Type": media}, "{}", 415, "Content-Type", ["application/json"])
        for media in ("application/json; charset=utf-8", "Application/JSON"):
            answer = server.ask("POST", target, {**headers, "Content-Type": media}, "{}")
            report.check(answer.status in (400, 422), "a media type is read without regard to case and parameters",
                         f"POST {target} Content-Type: {media}\n  got {answer.status} {answer.text()[:200]}")


def roles(server, report):
    body = {"reason": "contract test", "changes": [{"assert": {"kind": "source", "id": "contract-role", "title": "x", "verification": "unverified"}}]}
    for authorization, status in ((None, 401), ("Bearer nonsense", 401), ("Basic QTpC", 401), ("Bearer", 401), ("Bearer $READER", 403), ("bearer $EDITOR", 200)):
        headers = JSON if authorization is None else {**JSON, "Authorization": authorization}
        expect(server, report, "POST", "/v1/changes", headers, body, status)
    answer = server.ask("POST", "/v1/changes", JSON, body)
    report.check((answer.header("WWW-Authenticate") or "").startswith("Bearer"), "401 says which scheme", str(answer.headers))


def check(server, other, report, file):
    table(server, report, file)
    cursors(server, report, other)
    bodies(server, report)
    roles(server, report)
    report.section("every declared fault was provoked, and is a problem document that names the parameter")
