"""CSV as R's readr reads it, told that only an empty cell is a missing value (Namibia's code is NA)."""

import subprocess

from served import equal

SCRIPT = """
suppressPackageStartupMessages(library(readr))
table <- read_csv(commandArgs(TRUE)[1], show_col_types = FALSE, guess_max = Inf, na = "")
share <- if ("attributes_share_percent" %in% names(table)) class(table$attributes_share_percent) else "none"
until <- if ("valid_until" %in% names(table)) sum(!is.na(table$valid_until)) else 0
codes <- if ("properties_iso3166_1_alpha2" %in% names(table)) sum(!is.na(table$properties_iso3166_1_alpha2)) else 0
cat(nrow(table), ncol(table), nrow(problems(table)), share, until, sum(is.na(table$id)), table$id[1], table$id[nrow(table)], codes)
"""


def check(server):
    counts = []
    for number, target in enumerate(("/v1/relations?status=any", "/v1/entities?", "/v1/claims?status=any")):
        rows = server.rows(target)
        file = server.file(target + "&format=csv", f"{number}.csv")
        columns = len(open(file, encoding="utf-8").readline().split(","))
        codes = sum("iso3166_1_alpha2" in row.get("properties", {}) for row in rows)
        read = subprocess.run(["Rscript", "-e", SCRIPT, file], capture_output=True, text=True)
        assert read.returncode == 0, f"R with readr (r-cran-readr) could not read it: {read.stderr[-2000:]}"
        of_relations = "relations" in target
        until = sum(1 for row in rows if of_relations and row["valid"]["until"] is not None)
        equal(read.stdout.split(), [str(len(rows)), str(columns), "0", "numeric" if of_relations else "none", str(until), "0", rows[0]["id"], rows[-1]["id"], str(codes)],
              f"what readr says of {target}")
        counts.append(len(rows))
    return f"{counts[0]} relations, {counts[1]} entities, {counts[2]} claims without a problem"
