"""CSV as pandas reads it. Untold, it takes some words for missing values, and Namibia's code NA is one of them; so the
documented call is tried, and the plain one may lose nothing but such a word."""

import csv
import io

import pandas

from served import equal

AS_DOCUMENTED = {"keep_default_na": False, "na_values": [""], "low_memory": False}
LISTS = ("/v1/relations?status=any", "/v1/entities?", "/v1/sources?", "/v1/claims?status=any", "/v1/observations?status=any")


def check(server):
    for target in LISTS:
        rows = server.rows(target)
        body, _ = server.get(target + "&format=csv")
        table = pandas.read_csv(io.BytesIO(body), **AS_DOCUMENTED)
        equal(len(table), len(rows), f"rows of {target}")
        equal(list(table["id"]), [row["id"] for row in rows], f"ids of {target}")
        plain = list(csv.DictReader(io.StringIO(body.decode(), newline="")))
        for name in table.columns:
            lost = [row[name] for row, gone in zip(plain, table[name].isna()) if gone and row[name] != ""]
            equal(lost, [], f"cells of {name} in {target} that pandas takes for missing")
        untold = pandas.read_csv(io.BytesIO(body), low_memory=False)
        lost = {row[name] for name in untold.columns for row, gone in zip(plain, untold[name].isna()) if gone and row[name] != ""}
        assert lost <= {"NA"}, f"words that pandas takes for missing: {lost}"
    relations = server.rows(LISTS[0])
    table = pandas.read_csv(io.BytesIO(server.get(LISTS[0] + "&format=csv")[0]), **AS_DOCUMENTED)
    equal([None if pandas.isna(x) else x for x in table["valid_from"]], [row["valid"]["from"] for row in relations], "dates as written")
    shares = [row["attributes"].get("share_percent") for row in relations]
    equal(str(table["attributes_share_percent"].dtype), "float64", "the type of shares")
    equal([None if pandas.isna(x) else x for x in table["attributes_share_percent"]], shares, "shares")
    excel = pandas.read_csv(io.BytesIO(server.get(LISTS[0] + "&format=csv&csv=excel")[0]), **AS_DOCUMENTED, encoding="utf-8-sig")
    equal(list(excel.columns), list(table.columns), "columns for a spreadsheet")
    equal(len(excel), len(table), "rows for a spreadsheet")
    return f"{len(table)} relations in {len(table.columns)} columns"
