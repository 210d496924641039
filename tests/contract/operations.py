"""For whoever runs the server: request ids, the log and its silence about secrets, and /metrics in its format."""

import json
import re
import time

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)\}})? ([+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|NaN)")
EXPECTED = {"ecgraph_http_requests_total", "ecgraph_http_request_duration_seconds", "ecgraph_http_requests_in_flight", "ecgraph_http_connections",
            "ecgraph_revision", "ecgraph_revision_recorded_timestamp_seconds", "ecgraph_evidence_age_seconds", "ecgraph_log_records",
            "ecgraph_log_bytes", "ecgraph_build_info", "process_start_time_seconds", "process_resident_memory_bytes"}
BODY_WORDS = "words that only the body of this request holds"


def exposition(text, fail):
    """metric → (type, {labels: value}), read as strictly as the format is written."""
    metrics, series = {}, set()
    if not text.endswith("\n"):
        fail("the last line does not end")
    lines = text.split("\n")[:-1]
    current = None
    for line in lines:
        if line.startswith("# HELP "):
            current = line.split(" ")[2]
            if current in metrics or not re.fullmatch(NAME, current):
                fail(f"described twice, or not a name: {line}")
            metrics[current] = [None, {}]
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            if name != current or metrics[name][0] is not None or kind not in ("counter", "gauge", "histogram"):
                fail(f"a type in the wrong place, or none of the known: {line}")
            metrics[name][0] = kind
        else:
            sample = SAMPLE.fullmatch(line)
            if sample is None:
                fail(f"no sample: {line}")
                continue
            name, labels, value = sample.group(1), sample.group(2) or "", float(sample.group(3))
            owner = re.sub(r"_(bucket|sum|count)$", "", name) if metrics.get(current, [None])[0] == "histogram" else name
            if owner != current:
                fail(f"a sample away from its metric: {line}")
            if (name, labels) in series:
                fail(f"a sample twice: {line}")
            series.add((name, labels))
            metrics[current][1][(name, labels)] = value
    for name, (kind, samples) in metrics.items():
        if kind == "counter" and not name.endswith("_total"):
            fail(f"a counter's name ends in _total: {name}")
        if kind == "histogram":
            histogram(name, samples, fail)
    return metrics


def histogram(name, samples, fail):
    """Buckets grow with their bounds and end with +Inf, which is the count."""
    groups = {}
    for (sample, labels), value in samples.items():
        if sample == f"{name}_bucket":
            rest, bound = re.fullmatch(r'(.*),le="([^"]*)"', labels).groups()
            groups.setdefault(rest, []).append((float(bound.replace("+Inf", "inf")), value))
    for labels, buckets in groups.items():
        if buckets != sorted(buckets) or [v for _, v in buckets] != sorted(v for _, v in buckets):
            fail(f"buckets are not in order: {labels}")
        if buckets[-1] != (float("inf"), samples.get((f"{name}_count", labels))) or (f"{name}_sum", labels) not in samples:
            fail(f"the last bucket is not the count, or there is no sum: {labels}")


def scrape(server, report):
    answer = server.ask("GET", "/metrics")
    report.check(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8", "/metrics is of the format's media type", str(answer.header("Content-Type")))
    return exposition(answer.text(), lambda fault: report.fail("/metrics keeps the exposition format", fault))


def metrics(server, report):
    def count(page, labels):
        return page["ecgraph_http_requests_total"][1].get(("ecgraph_http_requests_total", labels), 0)
    before = scrape(server, report)
    report.check(EXPECTED <= set(before), "/metrics has what operators watch", str(sorted(EXPECTED - set(before))))
    for target in ("/v1/entities/smic", "/v1/entities/huawei", "/v1/entities/nothing-of-the-kind", "/secret-path-of-a-client?token=x"):
        server.ask("GET", target)
    time.sleep(0.1)  # an answer is counted when it has left, which may be after it has arrived
    after = scrape(server, report)
    for labels, more in (('method="GET",route="/v1/entities/{id}",status="2xx"', 2), ('method="GET",route="/v1/entities/{id}",status="4xx"', 1),
                         ('method="GET",route="none",status="4xx"', 1)):
        report.check(count(after, labels) - count(before, labels) == more, "requests are counted by route, method and class of status",
                     f"{labels}: from {count(before, labels)} to {count(after, labels)}, not {more} more")
    routes = {label for _, labels in after["ecgraph_http_requests_total"][1] for label in re.findall(r'route="([^"]*)"', labels)}
    report.check(routes <= set(server.spec.document["paths"]) | {"none"}, "no path of a client is a label", str(sorted(routes)))
    revision = server.ask("GET", "/readyz").json()["revision"]
    report.check(after["ecgraph_revision"][1][("ecgraph_revision", "")] == revision, "/metrics says the newest revision", f"not {revision}")
    report.section("/metrics, read by a strict reader of the format")


def request_ids(server, report):
    for given, kept in (("a-b_c.D:9", True), ("x" * 64, True), ("x" * 65, False), ("two words", False), ('q"uote', False), ("", False)):
        answer = server.ask("GET", "/v1/entities?nothing=1", {"X-Request-Id": given})
        name = answer.header("X-Request-Id")
        report.check((name == given) == kept and name, "an id that a request brings is kept when it is short and plain", f"{given!r} became {name!r}")
        report.check(answer.json().get("request_id") == name, "a problem document names its request", answer.text())
    names = {server.ask("GET", "/healthz").header("X-Request-Id") for _ in range(50)}
    report.check(len(names) == 50, "requests without an id get different ones", str(names)[:200])
    for target, headers in (("/healthz?x=" + "x" * 9000, {}), ("/healthz", {"X-Long": "x" * 20000})):
        answer = server.ask("GET", target, headers)
        report.check(answer.header("X-Request-Id") == answer.json().get("request_id") != None, "a fault of HTTP itself has an id too",  # noqa: E711
                     f"{answer.status} {answer.text()}")
    report.section("request ids")


def log(closed, report):
    """The log of a server that logs everything it can: one JSON object a line, one line a request, and no secrets."""
    editor = {"Content-Type": "application/json", "Authorization": "Bearer $EDITOR", "X-Request-Id": "contract-write"}
    source = {"kind": "source", "id": "contract-log", "title": BODY_WORDS, "verification": "unverified"}
    written = closed.ask("POST", "/v1/changes", editor, {"reason": BODY_WORDS, "changes": [{"assert": source}]})
    report.check(written.status == 200, "the write of the log's test is taken", written.text())
    for headers in ({"Authorization": "Bearer ecg_secret-guess"}, {"Authorization": "Basic secret-guess"}, {"Authorization": "Bearer $EDITOR", "Cookie": "secret-guess"}):
        closed.ask("GET", "/v1/entities/smic/relations?format=ndjson", headers)
        closed.ask("POST", "/v1/changes", {**headers, "Content-Type": "application/json"}, {"reason": BODY_WORDS, "colour": "red"})
        closed.ask("GET", "/v1/search?q=secret-guess", headers)
    time.sleep(0.3)
    lines = []
    for text in closed.log:
        if report.check(text.startswith("{"), "the log is one JSON object a line", text):
            lines.append(json.loads(text))
    for line in lines:
        report.check({"time", "level", "message"} <= set(line), "every line says when, how grave and what", str(line))
    requests = [line for line in lines if line["message"] == "request"]
    of_write = [line for line in requests if line["request_id"] == "contract-write"]
    report.check(len(of_write) == 1, "a request has one line", str(of_write))
    line = of_write[0]
    wanted = {"method": "POST", "route": "/v1/changes", "status": 200, "author": "Ada Lovelace", "revision": written.json()["revision"], "level": "info"}
    report.check({key: line.get(key) for key in wanted} == wanted, "the line of a write says who wrote what revision", str(line))
    report.check(line["bytes"] > len(written.body) and line["duration_us"] > 0, "a line says bytes and time", str(line))
    whole = "".join(closed.log) + closed.ask("GET", "/metrics").text()
    for secret in (*closed.tokens.values(), *(token[4:] for token in closed.tokens.values()), "secret-guess", "Bearer", BODY_WORDS):
        report.check(secret not in whole, "no token, header, query or body is in the log or the metrics", secret)
    report.section(f"{len(requests)} lines of a log at its loudest, without a secret")


def check(server, closed, report):
    metrics(server, report)
    request_ids(server, report)
    log(closed, report)
