"""Whether openapi.yaml is an OpenAPI 3.1 document: its objects, references, parameters and schemas. Debian packages no validator."""

import re

import jsonschema

MEMBERS = {
    "document": {"openapi", "info", "servers", "security", "tags", "paths", "components"},
    "info": {"title", "version", "summary", "description", "license", "contact", "termsOfService"},
    "path": {"get", "post", "summary", "description", "parameters"},
    "operation": {"operationId", "tags", "summary", "description", "parameters", "requestBody", "responses", "security", "deprecated"},
    "parameter": {"name", "in", "required", "description", "schema", "style", "explode", "example", "examples", "deprecated"},
    "header": {"description", "required", "schema", "example"},
    "requestBody": {"description", "required", "content"},
    "response": {"description", "headers", "content", "links"},
    "media type": {"schema", "example", "examples", "encoding"},
    "example": {"summary", "description", "value", "externalValue"},
    "components": {"schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes"},
}
KEYWORDS = {"$ref", "description", "type", "enum", "const", "default", "examples", "pattern", "format", "minLength", "maxLength", "minimum",
            "maximum", "exclusiveMinimum", "exclusiveMaximum", "items", "minItems", "maxItems", "uniqueItems", "properties", "required",
            "additionalProperties", "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties", "dependentRequired",
            "allOf", "anyOf", "oneOf", "not"}
NEEDED = {"parameter": {"name", "in", "description", "schema"}, "response": {"description"}, "operation": {"operationId", "summary", "responses"},
          "document": {"openapi", "info", "paths"}, "info": {"title", "version"}, "requestBody": {"content"}, "example": {"summary", "value"}}
AMERICAN = re.compile(r"\b(license|licensed|center|centers|favor|color|analyze|organization)\b(?!s?:)", re.IGNORECASE)


class Structure:
    def __init__(self, spec, report):
        self.spec, self.report, self.used = spec, report, set()

    def fault(self, where, what):
        self.report.fail("openapi.yaml is an OpenAPI 3.1 document", f"{where}: {what}")

    def object(self, kind, node, where):
        if not isinstance(node, dict):
            self.fault(where, f"is no {kind} object")
            return {}
        if set(node) == {"$ref"}:
            return {}  # looked at where it is declared
        for key in node:
            if key not in MEMBERS[kind] and not key.startswith("x-"):
                self.fault(where, f"a {kind} has no member {key!r}")
        for key in NEEDED.get(kind, set()) - set(node):
            self.fault(where, f"a {kind} needs {key!r}")
        return node

    def references(self, node, where=""):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "value":
                    continue  # an example's; its own text
                if key == "$ref" and isinstance(value, str):
                    self.used.add(value)
                    try:
                        self.spec.at(value)
                    except (KeyError, TypeError):
                        self.fault(where, f"{value} leads nowhere")
                self.references(value, f"{where}/{key}")
        elif isinstance(node, list):
            for number, value in enumerate(node):
                self.references(value, f"{where}/{number}")

    def schema(self, node, where):
        if isinstance(node, bool):
            return
        if not isinstance(node, dict):
            return self.fault(where, "is no schema")
        for key in node:
            if key not in KEYWORDS:
                self.fault(where, f"a schema has no keyword {key!r}")
        closed = "additionalProperties" in node or "unevaluatedProperties" in node or "allOf" in node
        open_on_purpose = where.endswith(("/Envelope", "/ListEnvelope", "/SingleEnvelope", "/Openapi"))
        if "properties" in node and not closed and not open_on_purpose:
            self.fault(where, "leaves open what other properties it may have")
        for name, value in node.get("properties", {}).items():
            self.schema(value, f"{where}/{name}")
        for key in ("items", "additionalProperties", "unevaluatedProperties", "propertyNames", "not"):
            if key in node:
                self.schema(node[key], f"{where}/{key}")
        for key in ("allOf", "anyOf", "oneOf"):
            for number, value in enumerate(node.get(key, [])):
                self.schema(value, f"{where}/{key}/{number}")

    def content(self, content, where):
        for media, value in content.items():
            if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", media):
                self.fault(where, f"{media} is no media type")
            node = self.object("media type", value, f"{where}/{media}")
            self.schema(node.get("schema", {}), f"{where}/{media}/schema")

    def response(self, node, where):
        node = self.object("response", node, where)
        for name, header in node.get("headers", {}).items():
            self.schema(self.object("header", header, f"{where}/{name}").get("schema", {}), f"{where}/{name}/schema")
        self.content(node.get("content", {}), where)

    def parameter(self, node, where):
        node = self.object("parameter", node, where)
        if not node:
            return
        self.schema(node.get("schema", {}), where)
        if node.get("in") == "path" and node.get("required") is not True:
            self.fault(where, "a path parameter is required")
        if "example" in node:
            for fault in self.spec.faults(node["schema"], node["example"]):
                self.fault(where, f"its example does not fit its schema: {fault}")

    def paths(self):
        ids = set()
        for path, item in self.spec.document["paths"].items():
            for method, operation in self.object("path", item, path).items():
                where = f"{method.upper()} {path}"
                self.object("operation", operation, where)
                if operation.get("operationId") in ids:
                    self.fault(where, "another operation has its operationId")
                ids.add(operation.get("operationId"))
                for status, response in operation["responses"].items():
                    if not re.fullmatch(r"[1-5]\d\d|default", status):
                        self.fault(where, f"{status} is no status")
                    self.response(response, f"{where} {status}")
        for operation in self.spec.operations:
            declared = {name for name, parameter in operation.parameters.items() if parameter["in"] == "path"}
            if declared != set(re.findall(r"\{(\w+)\}", operation.path)):
                self.fault(str(operation), "its path parameters are not those of its path")
            if len(operation.parameters) != len(operation.item.get("parameters", [])):
                self.fault(str(operation), "declares a parameter twice")
            known = {tag["name"] for tag in self.spec.document["tags"]}
            if not set(operation.item["tags"]) <= known:
                self.fault(str(operation), "has a tag that is not declared")

    def components(self):
        components = self.object("components", self.spec.document["components"], "components")
        for name, node in components["parameters"].items():
            self.parameter(node, f"parameters/{name}")
        for name, node in components["responses"].items():
            self.response(node, f"responses/{name}")
        for name, node in components["requestBodies"].items():
            self.content(self.object("requestBody", node, name).get("content", {}), f"requestBodies/{name}")
        for name, node in components["examples"].items():
            self.object("example", node, f"examples/{name}")
        for name, node in components["schemas"].items():
            self.schema(node, f"schemas/{name}")
            try:
                jsonschema.Draft202012Validator.check_schema(node)
            except jsonschema.SchemaError as error:
                self.fault(f"schemas/{name}", error.message)
        for kind, nodes in components.items():
            for name in nodes:
                if kind != "securitySchemes" and f"#/components/{kind}/{name}" not in self.used:
                    self.fault(f"{kind}/{name}", "is used nowhere")

    def prose(self):
        text = self.spec.text.split("# ---- Worked examples")[0]
        for number, line in enumerate(text.splitlines(), 1):
            if AMERICAN.search(line) and "Apache License" not in line and "datacenter" not in line:
                self.fault(f"line {number}", f"British spelling: {line.strip()}")


def check(spec, report):
    structure = Structure(spec, report)
    document = structure.object("document", spec.document, "the document")
    if not re.fullmatch(r"3\.1\.\d+", document.get("openapi", "")):
        structure.fault("openapi", "is not 3.1")
    structure.object("info", document["info"], "info")
    structure.references(document)
    structure.paths()
    structure.components()
    structure.prose()
    report.section("openapi.yaml is an OpenAPI 3.1 document: members, references, parameters, schemas (JSON Schema 2020-12)")
