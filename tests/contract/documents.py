"""Documents that come in, against the schemas of schema/json: the seed, and the bodies that the examples post."""

import json

import jsonschema


def check(root, examples, report):
    folder = root / "schema" / "json"
    schemas = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}
    for name, schema in schemas.items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            report.fail("schema/json holds JSON Schemas", f"{name}: {error.message}")
    store = {name: schema for name, schema in schemas.items()}

    def validator(name, pointer=""):
        resolver = jsonschema.RefResolver(name, schemas[name], store=store)
        schema = {"$ref": f"{name}#{pointer}"} if pointer else schemas[name]
        return jsonschema.Draft202012Validator(schema, resolver=resolver)

    def held(what, where, one, value):
        error = jsonschema.exceptions.best_match(one.iter_errors(value))
        if error is not None:
            place = "/".join(str(part) for part in error.absolute_path)
            report.fail(what, f"{where} at /{place}: {error.message[:300]}")

    statements = {kind: validator("statement.schema.json", f"/$defs/{kind}")
                  for kind in ("entity", "relation", "source", "rule", "claim", "observation")}
    number = 0
    seed = root / "seed"
    held("the seed fits its schemas", "seed/seed.json", validator("seed.schema.json"), json.loads((seed / "seed.json").read_text(encoding="utf-8")))
    for file in sorted(seed.rglob("*.json")):
        if file == seed / "seed.json":
            continue
        content = json.loads(file.read_text(encoding="utf-8"))
        for statement in content if isinstance(content, list) else [content]:
            number += 1
            kind, where = statement.get("kind"), f"{file.relative_to(root)} {statement.get('id')}"
            if kind in statements:
                held("the seed fits its schemas", where, statements[kind], statement)
            else:
                report.fail("the seed fits its schemas", f"{where}: {kind!r} is no kind of statement")
    posted = {"/v1/legality": validator("legality-request.schema.json"), "/v1/traverse": validator("steps-request.schema.json"),
              "/v1/changes": validator("transaction.schema.json")}
    for name, example in examples.items():
        request = example["request"]
        fits = posted.get(request["target"].split("?")[0])
        if request["method"] == "POST" and example["response"]["status"] == 200 and fits:  # others are held to openapi.yaml alone
            held("posted examples fit schema/json", name, fits, request["body"])
    report.section(f"{number} statements of the seed and the posted examples, against schema/json")
