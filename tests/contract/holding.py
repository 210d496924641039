"""An answer held to the specification, wherever it was seen."""

import json

import spec as contract


def hold(answer, spec, report, coverage, unsent=(), bodies=True):
    """Checks status, media type, body, headers and, of what was answered, the question. `unsent`: headers that whoever
    saw the answer could not see. `bodies`: whether what was posted is held to the spec too."""
    request = answer.request
    operation = spec.operation(request.method, request.target)
    if operation is not None:
        hold_to_operation(operation, answer, spec, report, coverage, unsent, bodies)
    elif answer.status not in (404, 405, 501) and request.method != "OPTIONS":
        report.fail("every address that answers is in the spec", f"{request}\n  got {answer.status}")


def hold_to_operation(operation, answer, spec, report, coverage, unsent, bodies):
    request = answer.request
    status = str(answer.status)
    if status not in operation.responses:
        status = "default"
        report.check(answer.status in contract.OF_ANY_ADDRESS and answer.status != 500, "every status is declared",
                     f"{request}\n  got {answer.status} {answer.text()[:400]}\n  {operation} declares {', '.join(operation.responses)}")
    coverage.saw(operation, status, request, answer)
    for fault in contract.body_faults(spec, operation, answer):
        report.fail("every answer fits its schema", f"{request}\n  got {answer.status} {answer.media_type()}: {fault}")
    declared = operation.responses[status].get("headers", {})
    for name, header in declared.items():
        value = answer.header(name)
        if value is None:
            report.check(name in ("Ecgraph-Notes", *unsent) or answer.status == 304 or name == "Link", "every declared header is sent",
                         f"{request}\n  {answer.status} has no {name}")
            continue
        schema = spec.resolve(header)["schema"]
        for fault in spec.faults(schema, contract.value_of(value, schema, spec)):
            report.fail("every header fits its schema", f"{request}\n  {name}: {value}\n  {fault}")
    report.count("answers held to the spec")
    if 200 <= answer.status < 300:
        for fault in contract.parameter_faults(spec, operation, request.target):
            report.fail("what is answered is allowed by the spec", f"{request}\n  {fault}")
        if bodies and request.body and "requestBody" in operation.item:
            content = spec.resolve(operation.item["requestBody"])["content"].get("application/json")
            for fault in spec.faults(content["schema"], json.loads(request.body)) if content else ():  # a form has no schema that binds
                report.fail("what is answered is allowed by the spec", f"{request}\n  body {fault}")
    if answer.status >= 400 and answer.media_type() == "application/problem+json" and request.method != "HEAD":
        problem = answer.json()
        report.check(problem["status"] == answer.status, "a problem repeats its status", f"{request}\n  {problem}")
