"""FollowTheMoney by its own model (an excerpt of it: follow_the_money_model.json); Debian has no followthemoney."""

import json
import pathlib
import re

from served import equal, notes


def check(server):
    model = json.loads((pathlib.Path(__file__).parent / "follow_the_money_model.json").read_text(encoding="utf-8"))["schemata"]
    body, headers = server.get("/v1/export?format=ftm")
    lines = [json.loads(line) for line in body.decode().splitlines()]
    by_id = {line["id"]: line for line in lines}
    equal(len(by_id), len(lines), "different ids")
    for line in lines:
        equal(set(line), {"id", "schema", "properties"}, "members")
        properties = model[line["schema"]]["properties"]
        for name, values in line["properties"].items():
            assert name in properties and values and all(isinstance(v, str) and v for v in values), f"{line['schema']}.{name}: {values}"
            for value in values:
                check_value(value, properties[name], by_id, model)
    statements = server.rows("/v1/export?kind=entity,relation")
    counted = re.search(r"FollowTheMoney has no counterpart: ([^|]*)", notes(headers))
    left_out = sum(int(n) for n in re.findall(r": (\d+)", counted[1]))
    equal(len(lines) + left_out, len(statements), "lines and what is counted as left out")
    return f"{len(lines)} entities; {left_out} statements have no counterpart and are counted"


def check_value(value, property_, by_id, model):
    if property_["type"] == "entity":
        there = by_id[value]["schema"]
        assert property_["range"] in model[there]["is_a"], f"{value} is a {there}, no {property_['range']}"
    if property_["type"] == "date":
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value), value
    if property_["type"] == "country":
        assert re.fullmatch(r"[a-z]{2}", value), value
