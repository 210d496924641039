"""Citations: read back by a BibTeX parser, by the essentials of the CSL schema, and against the link that they give."""

import hashlib
import json
import re
from decimal import Decimal

import bibtexparser
import jsonschema

HOST = "graph.example.org"
QUESTIONS = ("/v1/legality?item=H800&destination=CN&during=2023-10", "/v1/entities/smic/relations?at=2021-06-01&lang=zh",
             "/v1/entities?type=chip&where.tpp.min=4800&limit=3", "/v1/search?q=%E4%B8%AD%E8%8A%AF", "/v1/relations?type=owns&status=any&limit=500",
             "/v1/changes?since=4", "/v1/sources/editors", "/v1/legality/timeline?item=H20&destination=CN", "/v1/observations")
# csl-data.json of the citation style language: what it says of the members that are given.
CSL = {"type": "array", "items": {"type": "object", "additionalProperties": False, "required": ["type", "id"], "properties": {
    "type": {"enum": ["dataset"]}, "id": {"type": ["string", "number"]}, "title": {"type": "string"}, "publisher": {"type": "string"},
    "version": {"type": "string"}, "URL": {"type": "string"}, "note": {"type": "string"},
    "author": {"type": "array", "items": {"type": "object", "additionalProperties": False, "properties": {"literal": {"type": "string"}}}},
    "issued": {"type": "object", "additionalProperties": False, "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {
        "type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}}}}}}}}
REVISIONS = 1000


def number(value):
    """As ECMAScript writes it."""
    value = float(value)
    if value == 0:
        return "0"
    if not 1e-6 <= abs(value) < 1e21:
        return re.sub(r"e([+-])0*", r"e\1", repr(value))
    plain = format(Decimal(repr(value)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def canonical(value):
    """RFC 8785, written again from the RFC."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def hash_of(answer):
    return hashlib.sha256(canonical(answer.json()).encode("utf-8")).hexdigest()


def check(server, report):
    cited = [cite(server, report, question) for question in QUESTIONS]
    for count in range(REVISIONS):
        source = {"kind": "source", "id": f"contract-citing-{count}", "title": "x", "verification": "unverified"}
        server.ask("POST", "/v1/changes", {"Content-Type": "application/json", "Authorization": "Bearer $EDITOR"},
                   {"reason": "contract test", "changes": [{"assert": source}]})
    for link, before in cited:
        for format, body in before.items():
            after = server.ask("GET", f"{link}{format}", {"Host": HOST})
            report.check(after.body == body, "a link and its citations give the same bytes a thousand revisions later", f"{link}{format}\n  {after.text()[:300]}")
    report.section(f"{len(cited)} citations, read back by a BibTeX parser and the CSL schema, the same {REVISIONS} revisions later")


def cite(server, report, question):
    """The link of a question, and the bytes of it and of its citations."""
    link = server.ask("GET", question).json()["permalink"]
    answers = {format: server.ask("GET", f"{link}{format}", {"Host": HOST}) for format in ("", "&format=bibtex", "&format=csl-json", "&format=citation")}
    digest = hash_of(answers[""])
    entries = bibtexparser.loads(answers["&format=bibtex"].text()).entries
    report.check(len(entries) == 1 and entries[0]["ENTRYTYPE"] == "misc", "a BibTeX parser reads one entry", answers["&format=bibtex"].text())
    entry, item = entries[0], answers["&format=csl-json"].json()
    report.check(not list(jsonschema.Draft7Validator(CSL).iter_errors(item)), "CSL-JSON fits its schema", str(item))
    item, line = item[0], answers["&format=citation"].text()
    report.check(line.count("\n") == 1 and line.endswith("\n"), "a citation is one line", line)
    report.check(entry["url"] == item["URL"] == f"http://{HOST}{link}" and f" {entry['url']} " in line, "every form gives the permanent link", f"{link}\n  {entry}\n  {line}")
    report.check(all(digest in text for text in (entry["note"], item["note"], line)), "every form gives the hash of what the link gives", f"{link} {digest}\n  {line}")
    report.check(entry["ID"] == item["id"] and entry["year"] == str(item["issued"]["date-parts"][0][0]), "every form says the same", f"{entry}\n  {item}")
    return link, {format: answer.body for format, answer in answers.items()}
