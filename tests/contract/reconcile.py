"""What OpenRefine asks of a reconciliation service, in its order, and whether each answer has the form that the reconciliation service API 0.2
gives it. The schemas were written from the text of the specification (https://reconciliation-api.github.io/specs/0.2/)."""

import json
import urllib.parse

import jsonschema

TEXT = {"type": "string"}
TYPE = {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT, "description": TEXT}}
SERVICE = {"type": "object", "properties": {"service_url": TEXT, "service_path": TEXT, "flyout_service_url": TEXT,
                                            "flyout_service_path": {"type": "string", "pattern": r"\$\{id\}"}}}
PATTERN = {"type": "string", "pattern": r"\{\{id\}\}"}
MANIFEST = {
    "type": "object", "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {"versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}}, "name": TEXT, "identifierSpace": TEXT, "schemaSpace": TEXT,
                   "documentation": TEXT, "serviceVersion": TEXT, "defaultTypes": {"type": "array", "items": TYPE, "uniqueItems": True},
                   "view": {"type": "object", "required": ["url"], "properties": {"url": PATTERN}},
                   "suggest": {"type": "object", "properties": {"entity": SERVICE, "property": SERVICE, "type": SERVICE}},
                   "preview": {"type": "object", "required": ["url", "width", "height"],
                               "properties": {"url": PATTERN, "width": {"type": "integer"}, "height": {"type": "integer"}}},
                   "extend": {"type": "object", "properties": {"propose_properties": SERVICE, "property_settings": {"type": "array"}}}}}
CANDIDATE = {"type": "object", "required": ["id", "name", "score"],
             "properties": {"id": TEXT, "name": TEXT, "description": TEXT, "score": {"type": "number"}, "match": {"type": "boolean"},
                            "type": {"type": "array", "items": {"anyOf": [TEXT, TYPE]}},
                            "features": {"type": "array", "items": {"type": "object", "properties": {
                                "id": TEXT, "value": {"type": ["boolean", "number"]}}}}}}
BATCH = {"type": "object", "additionalProperties": {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": CANDIDATE}}}}
SUGGESTED = {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": TYPE}}}
FLYOUT = {"type": "object", "required": ["id", "html"], "properties": {"id": TEXT, "html": TEXT}}
PROPOSED = {"type": "object", "required": ["properties"], "properties": {"type": TEXT, "limit": {"type": "integer"}, "properties": {"type": "array", "items": TYPE}}}
MOMENT = r"^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$"


def cell(**members):
    return {"type": "object", "required": [name for name in members if name != "description"], "properties": members, "additionalProperties": False}


CELL = {"oneOf": [cell(), cell(id=TEXT, name=TEXT, description=TEXT), cell(str=TEXT), cell(float={"type": "number"}), cell(int={"type": "integer"}),
                  cell(date={"type": "string", "pattern": MOMENT})]}
EXTENDED = {"type": "object", "required": ["rows", "meta"],
            "properties": {"meta": {"type": "array", "items": TYPE},
                           "rows": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": {"type": "array", "items": CELL}}}}}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def check(server, report):
    def fits(answer, schema, what):
        faults = []
        if answer.status == 200:
            faults = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(answer.json())]
        report.check(answer.status == 200 and not faults, "a reconciliation service answers in the form of the specification",
                     f"{what}\n  got {answer.status} {answer.text()[:300]}\n  {faults[:3]}")
        report.check(answer.header("Access-Control-Allow-Origin") == "*", "pages of any origin may read a reconciliation service", what)
        return answer.json() if answer.status == 200 else {}

    def get(path, schema, what):
        return fits(server.ask("GET", path), schema, what)

    def form(**fields):
        text = urllib.parse.urlencode({name: json.dumps(value) for name, value in fields.items()})
        return server.ask("POST", "/v1/reconcile", FORM, text.encode())

    # The address is added, a column guessed from its first rows, matched whole, then looked at by hand.
    get("/v1/reconcile", MANIFEST, "manifest")
    guess = {f"q{i}": {"query": name, "limit": 3} for i, name in enumerate(("SMIC", "Huawei", "Yangtze Memory"))}
    fits(form(queries=guess), BATCH, "type guessing")
    get("/v1/reconcile/suggest/type?prefix=comp", SUGGESTED, "suggest type")
    get("/v1/reconcile/flyout?what=type&id=company", FLYOUT, "flyout of a type")
    get("/v1/reconcile/suggest/property?prefix=head", SUGGESTED, "suggest property")
    get("/v1/reconcile/flyout?what=property&id=headquarters", FLYOUT, "flyout of a property")
    whole = {"q0": {"query": "Semiconductor Mfg Intl", "type": "company", "limit": 5, "type_strict": "should",
                    "properties": [{"pid": "headquarters", "v": "China"}]},
             "q1": {"query": "Nobody of Nowhere At All", "type": ["company", "person"]},
             "q2": {"query": "Huawei", "properties": [{"pid": "headquarters", "v": [{"id": "united-states"}]}]}}
    answers = fits(form(queries=whole), BATCH, "batch")
    first = (answers.get("q0", {}).get("result") or [{}])[0]
    report.check(first.get("id") == "smic", "a batch finds whom its names mean", json.dumps(answers)[:300])
    report.check(answers.get("q1", {}).get("result") == [], "a name that nobody bears has no candidates", json.dumps(answers.get("q1")))
    get("/v1/reconcile?queries=" + urllib.parse.quote(json.dumps(guess)), BATCH, "batch in the address")
    get("/v1/reconcile/suggest/entity?prefix=semicond&cursor=0", SUGGESTED, "suggest entity")
    get("/v1/reconcile/flyout?what=entity&id=smic", FLYOUT, "flyout of an entity")
    page = server.ask("GET", "/v1/reconcile/preview?id=smic")
    report.check(page.status == 200 and "text/html" in page.header("Content-Type") and "Entity List" in page.text(), "a preview is a page that says on which lists",
                 page.text()[:300])
    proposed = get("/v1/reconcile/properties?type=company", PROPOSED, "propose properties")
    asked = [{"id": one["id"]} for one in proposed.get("properties", [])]
    extended = fits(form(extend={"ids": ["smic", "huawei", "no-such-entity"], "properties": asked}), EXTENDED, "extend")
    report.check(set(extended.get("rows", {})) == {"smic", "huawei", "no-such-entity"}, "every entity asked has a row", str(list(extended.get("rows", {}))))
    report.check(server.ask("GET", "/v1/reconcile/suggest/nothing?prefix=a").status == 404, "what is not suggested is not found", "")
    for text, status in (("queries=", 400), ("queries=%7B", 400), ("queries=%5B%5D", 422), ("nothing=1", 400), ("", 400),
                         ("queries=" + urllib.parse.quote('{"q0": {}}'), 422), ("extend=" + urllib.parse.quote('{"ids": ["smic"], "properties": [{"id": "nonsense"}]}'), 422)):
        answer = server.ask("POST", "/v1/reconcile", FORM, text.encode())
        report.check(answer.status == status, "a form that cannot be read is a fault of the client", f"{text}\n  got {answer.status} {answer.text()[:200]}")
    report.section("OpenRefine's sequence of requests, in the form of the reconciliation service API 0.2")
