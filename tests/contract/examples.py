"""The worked examples: files of api-spec/examples, repeated in openapi.yaml for whoever reads only that."""

import json

MARK = "  # ---- Worked examples: copied from api-spec/examples by tests/contract/run.py --update; edit those, not these.\n"


def load(folder):
    """name → example, in the order in which they are asked: what writes comes last."""
    files = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}
    return dict(sorted(files.items(), key=lambda item: (item[1]["request"]["target"].startswith("/v1/changes"), item[0])))


def asked(server, example):
    request = example["request"]
    headers = {**request.get("headers", {}), "X-Request-Id": "worked-example"}  # else a problem document names a random one
    return server.ask(request["method"], request["target"], headers, request.get("body"))


def body_of(answer):
    return answer.json() if answer.media_type().endswith("json") and "ndjson" not in answer.media_type() else answer.text()


def without(body, names):
    return {key: value for key, value in body.items() if key not in names} if names and isinstance(body, dict) else body


def check(server, spec, report, folder):
    from routes import first_difference
    examples = load(folder)
    for name, example in examples.items():
        expected, answer = example["response"], asked(server, example)
        if answer is None:
            continue
        where = f"{name}: {answer.request}"
        report.check(answer.status == expected["status"], "every example is answered as it says",
                     f"{where}\n  expected {expected['status']}, got {answer.status} {answer.text()[:300]}")
        for header, value in expected.get("headers", {}).items():
            report.check(answer.header(header) == value, "every example is answered as it says",
                         f"{where}\n  {header}: expected {value}, got {answer.header(header)}")
        names = example.get("varies", [])
        body = body_of(answer)
        golden = expected.get("body", "")
        if without(body, names) != without(golden, names):
            report.fail("every example is answered as it says", f"{where}\n  {first_difference(golden, body)}\n"
                        "  (run tests/contract/run.py --update and review the difference if the new answer is right)")
    in_document(spec, report, examples)
    for operation in spec.operations:
        if operation.item["tags"] != ["Operations"]:
            report.check(any(asked_of(spec, e) is operation and e["response"]["status"] == 200 for e in examples.values()),
                         "every operation has a worked example", str(operation))
    questions = sorted({e["question"] for e in examples.values() if "question" in e})
    report.section(f"{len(examples)} worked examples, among them those of the questions {', '.join(map(str, questions))}")


def asked_of(spec, example):
    return spec.operation(example["request"]["method"], example["request"]["target"])


def in_document(spec, report, examples):
    """openapi.yaml repeats the examples, each at the response that it is one of."""
    if spec.document["components"].get("examples") != described(examples):
        report.fail("openapi.yaml repeats the examples", "components/examples differs from api-spec/examples: run tests/contract/run.py --update")
    for name, example in examples.items():
        status = str(example["response"]["status"])
        operation = asked_of(spec, example)
        if operation is None:
            report.fail("every example is asked of an operation of the spec", name)
            continue
        response = operation.responses.get(status) or operation.responses["default"]
        if not shown(example):
            continue
        media = "application/problem+json" if int(status) >= 400 else media_of(example)
        there = response["content"][media].get("examples", {})
        report.check(there.get(name) == {"$ref": f"#/components/examples/{name}"}, "openapi.yaml shows every example at its response",
                     f"{operation} {status} {media}: add {name}")


def media_of(example):
    header = example["response"].get("headers", {}).get("Content-Type")
    return header.split(";")[0] if header else None


def shown(example):
    """Whether openapi.yaml repeats it: rows that `fields` cut are no whole rows, and a redirect has no body."""
    body = example["response"].get("body")
    return isinstance(body, str) or body is not None and "fields=" not in example["request"]["target"]


def described(examples):
    return {name: {"summary": e["title"], **({"x-question": e["question"]} if "question" in e else {}), "x-request": e["request"],
                   "value": e["response"]["body"]} for name, e in sorted(examples.items()) if shown(e)}


def kept(golden, body, names):
    """The body, with the old values of what differs in every run, unless something else changed as well."""
    return golden if golden is not None and without(golden, names) == without(body, names) else body


def update(server, spec_file, folder):
    for name, example in load(folder).items():
        answer = asked(server, example)
        golden = example["response"].get("body")
        headers = {key: answer.header(key) for key in ("Content-Type", "Ecgraph-Revision", "Location", "Cache-Control") if answer.header(key)}
        example["response"] = {"status": answer.status, "headers": headers}
        if answer.body:
            example["response"]["body"] = kept(golden, body_of(answer), example.get("varies", []))
        (folder / f"{name}.json").write_text(json.dumps(example, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = spec_file.read_text(encoding="utf-8").split(MARK)[0]
    text += MARK + "  examples:\n"
    for name, example in described(load(folder)).items():
        text += f"    {name}:\n"
        for key, value in example.items():
            text += f"      {key}: {json.dumps(value, ensure_ascii=False)}\n"
    spec_file.write_text(text, encoding="utf-8")
    print("Examples written anew. Build again, so that the program carries the new openapi.yaml, and review the difference.")
