"""The route table, as the server shows it in its own answers, is the spec, and the spec is served."""

import json

NONE = "no_such_parameter"
BODY = {"POST": "{}"}
HEADERS = {"POST": {"Content-Type": "application/json", "Authorization": "Bearer $EDITOR"}}


def concrete(path):
    return path.replace("{id}", "smic")


def served_document(server, spec, report):
    served = server.ask("GET", "/openapi.json").json()
    if served != spec.document:
        report.fail("/openapi.json is openapi.yaml", first_difference(spec.document, served))
    report.section("/openapi.json is openapi.yaml")


def first_difference(a, b, where=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in {**a, **b}:
            if a.get(key, b) != b.get(key, a):
                return first_difference(a.get(key), b.get(key), f"{where}/{key}")
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for number, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return first_difference(x, y, f"{where}/{number}")
    shown = [json.dumps(x, ensure_ascii=False)[:200] for x in (a, b)]
    return f"at {where or '/'}: expected {shown[0]}, got {shown[1]}. Is the program built from this openapi.yaml?"


def parameters(server, spec, report):
    """The parameters of an operation are those that the fault for an unknown one allows."""
    for operation in spec.operations:
        answer = server.ask(operation.method, f"{concrete(operation.path)}?{NONE}=1", HEADERS.get(operation.method), BODY.get(operation.method))
        problem = answer.json()
        report.check(answer.status == 400 and problem.get("parameter") == NONE, "an unknown parameter is a fault that names it",
                     f"{operation}?{NONE}=1\n  got {answer.status} {problem}")
        served = set(problem.get("allowed", []))
        described = {name + ("…" if "x-prefix" in p else "") for name, p in operation.parameters.items() if p["in"] == "query"}
        report.check(served == described, "the parameters of the server are those of the spec",
                     f"{operation}\n  only the server: {sorted(served - described)}\n  only the spec: {sorted(described - served)}")
    report.section("every parameter of the route table is in the spec, and the other way round")


def paths(server, spec, report):
    answer = server.ask("GET", "/v1/no-such-address")
    problem = answer.json()
    report.check(answer.status == 404, "an unknown address is answered 404", f"got {answer.status}")
    served, described = set(problem.get("allowed", [])), set(spec.document["paths"])
    report.check(served == described, "the addresses of the server are those of the spec",
                 f"only the server: {sorted(served - described)}; only the spec: {sorted(described - served)}")
    report.section("every address of the route table is in the spec, and the other way round")


def methods(server, spec, report):
    for path, item in spec.document["paths"].items():
        described = {method.upper() for method in item} | ({"HEAD"} if "get" in item else set()) | {"OPTIONS"}
        options = server.ask("OPTIONS", concrete(path))
        allowed = set((options.header("Allow") or "").split(", "))
        report.check(options.status == 204 and allowed == described, "OPTIONS names the methods of the spec",
                     f"{path}\n  expected 204 {sorted(described)}, got {options.status} {sorted(allowed)}")
        report.check(options.header("Access-Control-Allow-Origin") == "*", "every address may be asked from a web page", path)
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"):
            if method in described:
                continue
            answer = server.ask(method, concrete(path))
            problem = answer.json()
            good = answer.status == 405 and set((answer.header("Allow") or "").split(", ")) == described
            report.check(good, "a method that is not taken is answered 405 with Allow", f"{method} {path}\n  got {answer.status} {problem}")
            report.check(set(problem.get("allowed", [])) == described, "`allowed` of a 405 is the list of methods",
                         f"{method} {path}\n  expected {sorted(described)}, got {problem.get('allowed')}")
    report.section("methods by OPTIONS and 405 are those of the spec")


def any_address(server, spec, report):
    """Faults that every address may give: the `default` response."""
    for operation in spec.operations:
        answer = server.ask(operation.method, f"{concrete(operation.path)}?x={'x' * 9000}", HEADERS.get(operation.method), BODY.get(operation.method))
        report.check(answer.status == 414, "a target that is too long is answered 414", f"{operation}\n  got {answer.status}")
    answer = server.ask("GET", "/healthz", {"X-Long": "x" * 20000})
    report.check(answer.status == 431, "a header that is too long is answered 431", f"got {answer.status}")
    report.check(answer.header("Access-Control-Allow-Origin") == "*", "a web page may read why it was refused", "431 of /healthz")
    for method in ("BREW", "get"):
        answer = server.ask(method, "/healthz")
        report.check(answer.status == 501, "a method that nobody knows is answered 501", f"{method}: got {answer.status}")


def closed_reads(server, spec, report):
    """With --reads-need-token nothing but the operator's own addresses answers without one."""
    for operation in spec.operations:
        if operation.method != "GET":
            continue
        target = concrete(operation.path)
        without = server.ask("GET", target)
        if "401" in operation.responses:
            report.check(without.status == 401, "reads that are closed need a token", f"{operation}\n  got {without.status}")
            reader = server.ask("GET", target, {"Authorization": "Bearer $READER"})
            report.check(reader.status != 401, "a reader's token opens reads", f"{operation}\n  got {reader.status}")
        else:
            report.check(without.status == 200, "the operator's addresses stay open when reads are closed", f"{operation}\n  got {without.status}")
    for target in ("/v1/legality", "/v1/traverse", "/v1/screen"):
        answer = server.ask("POST", target, {"Content-Type": "application/json"}, "{}")
        report.check(answer.status == 401, "reads that are closed need a token", f"POST {target}\n  got {answer.status}")
    report.section("reads closed by --reads-need-token")


def check(server, spec, report):
    served_document(server, spec, report)
    paths(server, spec, report)
    parameters(server, spec, report)
    methods(server, spec, report)
    any_address(server, spec, report)
