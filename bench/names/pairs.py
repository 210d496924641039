#!/usr/bin/python3
"""Precision, recall and F1 on labelled pairs of names, for us and for the peer whose scores stand beside them.

pairs.py --program build/bench/bench/bench_score_pairs [--data FOLDER] [--threshold 0.75] [--wrong HALF]
FOLDER (default: $ECGRAPH_PUBLIC_DATA) holds names/name-pairs-logicv2-scores.csv and names/cross-script-pairs.csv.
A fixed half of the pairs, drawn by their hash, was looked at when the scorer was made ("seen"); the other ("held
out") was not."""
import argparse
import csv
import hashlib
import json
import os
import subprocess
import sys


def half(row):
    digest = hashlib.sha256((row["name1"] + "\t" + row["name2"]).encode()).digest()
    return "held out" if digest[0] & 1 else "seen"


def scores(program, pairs, terms=False):
    text = "".join(f"{kind.lower()}\t{a}\t{b}\n" for kind, a, b in pairs)
    command = [program] + (["--terms"] if terms else [])
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()


def measure(rows, says_same):
    true = [row["is_match"].lower() == "true" for row in rows]
    said = [says_same(row) for row in rows]
    right = sum(t and s for t, s in zip(true, said))
    precision = right / max(1, sum(said))
    recall = right / max(1, sum(true))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"pairs": len(rows), "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def line(name, ours, peer=None):
    def shown(m):
        return f'P {m["precision"]:.3f} R {m["recall"]:.3f} F1 {m["f1"]:.3f}'
    print(f'{name:<28} {ours["pairs"]:>4}  us {shown(ours)}' + (f'   peer {shown(peer)}' if peer else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", default=os.environ.get("ECGRAPH_PUBLIC_DATA"))
    parser.add_argument("--threshold", type=float, default=0.75)
    parser.add_argument("--json", action="store_true", help="the halves and the whole as one line of JSON, and no tables")
    parser.add_argument("--wrong", choices=["seen"], help="also print the wrong answers of that half")
    asked = parser.parse_args()
    if not asked.data:
        sys.exit("Name the folder of public data with --data or ECGRAPH_PUBLIC_DATA.")
    with open(os.path.join(asked.data, "names/name-pairs-logicv2-scores.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    answers = scores(asked.program, [(r["schema"], r["name1"], r["name2"]) for r in rows], terms=bool(asked.wrong))
    for row, answer in zip(rows, answers, strict=True):
        row["ours"], row["terms"] = float(answer.split(" ")[0]), answer

    def ours(row):
        return row["ours"] >= asked.threshold

    def peer(row):
        return row["predicted_match"].lower() == "true"
    if asked.json:
        parts = {"all": rows, "seen": [r for r in rows if half(r) == "seen"], "held out": [r for r in rows if half(r) != "seen"]}
        print(json.dumps({"set": "labelled pairs", "threshold": asked.threshold,
                          **{name: {"ours": measure(part, ours), "logic_v2": measure(part, peer)} for name, part in parts.items()}}))
        return
    line(f"all, at {asked.threshold}", measure(rows, ours), measure(rows, peer))
    for name in ("seen", "held out"):
        part = [row for row in rows if half(row) == name]
        line(name, measure(part, ours), measure(part, peer))
    for key in ("case_group", "schema"):
        for value in sorted({row[key] for row in rows}):
            part = [row for row in rows if row[key] == value]
            line(f"{key} {value}", measure(part, ours), measure(part, peer))
    for step in range(60, 96, 5):
        line(f"all, at {step / 100}", measure(rows, lambda row: row["ours"] >= step / 100),
             measure(rows, lambda row: float(row["score"]) >= step / 100))
    with open(os.path.join(asked.data, "names/cross-script-pairs.csv"), encoding="utf-8") as file:
        pairs = [r for r in csv.reader(row for row in file if row.strip() and not row.startswith("#"))]
    across = scores(asked.program, [("person", r[0], r[1]) for r in pairs])
    found = sum(float(s) >= asked.threshold for s in across)
    print(f"across scripts: {found} of {len(pairs)} at {asked.threshold}: " +
          ", ".join(f"{r[1]} {float(s):.2f}" for r, s in zip(pairs, across)))
    if asked.wrong:
        for row in rows:
            if half(row) == asked.wrong and ours(row) != (row["is_match"].lower() == "true"):
                print(row["schema"], row["is_match"], "|", row["name1"], "|", row["name2"], "|", row["terms"])


if __name__ == "__main__":
    main()
