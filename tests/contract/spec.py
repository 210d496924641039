"""The OpenAPI file: loading, looking things up in it, and validating values against its schemas."""

import copy
import csv
import io
import json
import re
import urllib.parse

import jsonschema
import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# Faults of HTTP itself, which any address may give and the `default` response describes.
OF_ANY_ADDRESS = {405, 408, 414, 431, 500, 501, 503}


class Operation:
    def __init__(self, spec, path, method, item):
        self.path, self.method, self.item = path, method.upper(), item
        self.id = item["operationId"]
        self.parameters = {}
        for parameter in item.get("parameters", []):
            parameter = spec.resolve(parameter)
            self.parameters[parameter.get("x-prefix", parameter["name"])] = parameter
        self.responses = {status: spec.resolve(response) for status, response in item["responses"].items()}
        pattern = re.sub(r"\\{[^}]*\\}", "([^/]+)", re.escape(path))
        self.pattern = re.compile("^" + pattern + "$")

    def __str__(self):
        return f"{self.method} {self.path}"

    def parameter_of(self, name):
        """The declared parameter that a query parameter of this name is; None if it is none."""
        if name in self.parameters and self.parameters[name]["in"] == "query":
            return name
        for key, parameter in self.parameters.items():
            if "x-prefix" in parameter and name.startswith(key) and len(name) > len(key):
                return key
        return None


class Spec:
    def __init__(self, file):
        self.text = file.read_text(encoding="utf-8")
        self.document = yaml.safe_load(self.text)
        self.operations = [Operation(self, path, method, item)
                           for path, methods in self.document["paths"].items()
                           for method, item in methods.items() if method in METHODS]
        self.resolver = jsonschema.RefResolver("", self.document)
        self.checker = jsonschema.FormatChecker(["date"])
        self.validators = {}

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            node = self.at(node["$ref"])
        return node

    def at(self, reference):
        node = self.document
        for part in reference.removeprefix("#/").split("/"):
            node = node[urllib.parse.unquote(part).replace("~1", "/").replace("~0", "~")]
        return node

    def operation(self, method, target):
        path = urllib.parse.urlsplit(target).path
        method = "GET" if method == "HEAD" else method
        fitting = [o for o in self.operations if o.method == method and o.pattern.match(path)]
        return min(fitting, key=lambda o: o.path.count("{"), default=None)

    def faults(self, schema, value, limit=5):
        """What is wrong with a value, one line each; empty when nothing is."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            self.validators[key] = jsonschema.Draft202012Validator(schema, resolver=self.resolver, format_checker=self.checker)
        found = []
        for error in self.validators[key].iter_errors(value):
            found.append(told(error))
            if len(found) == limit:
                break
        return found


def told(error):
    """The deepest cause of an error, with its place in the value."""
    cause = error
    while cause.context:
        cause = max(cause.context, key=lambda e: (len(e.absolute_path), -len(e.message)))
    place = "/" + "/".join(str(part) for part in cause.absolute_path)
    return f"{place}: {cause.message[:300]}"


def query_of(target):
    return urllib.parse.parse_qsl(urllib.parse.urlsplit(target).query, keep_blank_values=True)


def value_of(text, schema, spec):
    """A query parameter's text as the type that its schema gives it."""
    schema = spec.resolve(schema)
    kind = schema.get("type")
    if kind in ("number", "integer"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return text


def parameter_faults(spec, operation, target):
    """What of a request's query the spec would not allow."""
    faults, many = [], {}
    given = query_of(target)
    for name, text in given:
        key = operation.parameter_of(name)
        if key is None:
            faults.append(f"parameter {name}: is not in the spec")
            continue
        parameter = operation.parameters[key]
        schema = spec.resolve(parameter["schema"])
        if "x-prefix" in parameter:
            value = value_of(text, schema["additionalProperties"], spec)
            many.setdefault(key, {})[name] = value
        elif schema.get("type") == "array":
            words = text.split(",") if parameter.get("explode") is False else [text]
            many.setdefault(key, []).extend(value_of(word, schema["items"], spec) for word in words)
        else:
            faults += [f"parameter {name}: {fault}" for fault in spec.faults(parameter["schema"], value_of(text, schema, spec))]
    for key, value in many.items():
        faults += [f"parameter {key}: {fault}" for fault in spec.faults(operation.parameters[key]["schema"], value)]
    names = {operation.parameter_of(name) for name, _ in given}
    for key, parameter in operation.parameters.items():
        if parameter["in"] == "query" and parameter.get("required") and key not in names:
            faults.append(f"parameter {key}: is required by the spec")
    return faults


def body_faults(spec, operation, answer):
    """What of an answer's body does not fit what the spec says of its status and media type."""
    response = operation.responses.get(str(answer.status)) or operation.responses.get("default")
    content = response.get("content", {})
    if not content:
        return [f"has a body of {len(answer.body)} bytes, the spec has none"] if answer.body else []
    media = answer.media_type()
    if media not in content:
        return [f"is {media or 'of no type'}, the spec has {', '.join(content)}"]
    if answer.request.method == "HEAD":
        return []
    fields = [word for name, text in query_of(answer.request.target) if name == "fields" for word in text.split(",") if word]
    if media in ("application/json", "application/problem+json", "application/vnd.citationstyles.csl+json"):
        schema = content[media]["schema"]
        if fields and answer.status == 200 and media == "application/json":
            schema = with_fields(spec, spec.resolve(schema))
        return spec.faults(schema, answer.json())
    if media == "application/x-ndjson" and ("format", "ftm") not in query_of(answer.request.target):
        row = content[media]["x-line-schema"]
        row = without_required(spec.resolve(row)) if fields else row
        lines = answer.text().splitlines()
        return [f"line {i + 1}{fault}" for i, line in enumerate(lines) for fault in spec.faults(row, json.loads(line))][:5]
    if media == "text/csv":
        return csv_faults(answer.text())
    return [] if answer.text().endswith("\n") else ["does not end with a line end"]


def without_required(row):
    return {key: value for key, value in row.items() if key not in ("required", "oneOf", "dependentRequired")}


def with_fields(spec, envelope):
    """The schema of an answer whose rows were cut to some of their members."""
    envelope = copy.deepcopy(envelope)
    if "results" in envelope["properties"]:
        results = envelope["properties"]["results"]
        results["items"] = without_required(spec.resolve(results["items"]))
    else:
        envelope["properties"]["result"] = without_required(spec.resolve(envelope["properties"]["result"]))
    return envelope


def csv_faults(text):
    faults = []
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    if not rows:
        return ["has no header row"]
    header = rows[0]
    if len(set(header)) != len(header):
        faults.append("names a column twice")
    # Of a matrix also a month, a year or a country; for Neo4j with what the column is.
    column = r"[a-z][a-z0-9_]*(:(ID|long|double|boolean))?|:(START_ID|END_ID|LABEL|TYPE)|\d{4}(-\d{2})?|[A-Z]{2}"
    faults += [f"column {name!r} is not snake_case" for name in header if not re.fullmatch(column, name)]
    faults += [f"row {i} has {len(row)} cells, the header {len(header)}" for i, row in enumerate(rows[1:], 1) if len(row) != len(header)]
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", "").replace("\r", "") and '"' not in text:
        faults.append("its lines do not end with CR LF")
    return faults[:5]
