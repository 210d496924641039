"""Text that means something to a format comes back as it was written, from every format."""

import csv
import io
import json

import feedparser
import icalendar
import networkx
import rdflib

from served import equal

ODD = ['a "b" \'c\' <d> &amp; ]]> e', "back\\slash, comma; semicolon: colon", "two\nlines and a\ttab", "=1+1", "中芯国际 🏭 é",
       "@prefix x: <y> . # {\"@id\": \"z\"}", "long " + "word " * 60, "'''\"\"\"", "BEGIN:VEVENT"]


def check(server):
    changes = []
    for i, text in enumerate(ODD):
        trust = {"confidence": "low", "verification": "unverified", "sources": ["editors"]}
        changes.append({"assert": {"kind": "entity", "id": f"odd-{i}", "type": "company", "names": [{"name": text, "kind": "label", "lang": "en"}], "note": text, **trust}})
        changes.append({"assert": {"kind": "relation", "id": f"odd-{i}", "type": "supplies", "subject": f"odd-{i}", "object": "smic", "valid": {"from": "2024-02-29"},
                                   "status": "fact", "wording": text, **trust}})
    server.post("/v1/changes", {"reason": "text that is odd", "changes": changes})
    for i, text in enumerate(ODD):
        target = f"/v1/relations/odd-{i}?format="
        for format_, syntax in (("turtle", "turtle"), ("jsonld", "json-ld")):
            graph = rdflib.Graph().parse(data=server.get(target + format_)[0], format=syntax)
            equal(str(graph.value(rdflib.URIRef(f"urn:ecgraph:entity:odd-{i}"), rdflib.RDFS.label)), text, f"a label in {format_}")
        node = networkx.read_graphml(io.BytesIO(server.get(target + "graphml")[0])).nodes[f"odd-{i}"]
        equal(node["label"], text, "a label in GraphML")
        rows = csv.DictReader(io.StringIO(server.get(target + "neo4j-nodes")[0].decode(), newline=""))
        equal({row["id:ID"]: row["label"] for row in rows}[f"odd-{i}"], text, "a label for Neo4j")
        rows = csv.DictReader(io.StringIO(server.get(target + "csv")[0].decode(), newline=""))
        equal(next(rows)["wording"], text, "a wording in CSV")
        event = icalendar.Calendar.from_ical(server.get(target + "ics")[0]).walk("VEVENT")
        equal([str(e["SUMMARY"]) for e in event], [f"{text} supplies SMIC: effective"], "a title in a calendar")
        lines = map(json.loads, server.get(target + "ftm")[0].decode().splitlines())
        equal({line["id"]: line["properties"].get("name") for line in lines}[f"odd-{i}"], [text], "a name in FollowTheMoney")
        feed = feedparser.parse(server.get(target + "atom")[0], sanitize_html=False)
        equal((feed.bozo, feed.entries[0].title.split()), (False, f"{text} supplies SMIC".split()), "a title in Atom")
    return f"{len(ODD)} odd texts in 9 formats"
