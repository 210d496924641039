#!/usr/bin/python3
"""How fast names are found, and how often the right one, by us and by SQLite's FTS5 trigram index.

search.py --program build/bench/bench/bench_search_names [--data FOLDER] [--generated 1000000] [--queries 500]
FOLDER (default: $ECGRAPH_PUBLIC_DATA) holds csl/derived/csl-2022-04-21.json.gz, whose names and alternate names are
the real ones. Queries are names with a typing mistake, in another order, or without their last word."""
import argparse
import gzip
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

SEED = 20221007


def real_names(folder):
    with gzip.open(os.path.join(folder, "csl/derived/csl-2022-04-21.json.gz"), "rt", encoding="utf-8") as file:
        parties = json.load(file)["results"]
    names = {}
    for party in parties:
        kind = "person" if (party.get("type") or "").lower() == "individual" else "company"
        for name in [party["name"]] + (party.get("alt_names") or []):
            if name and name.strip():
                names.setdefault((kind, " ".join(name.split())), None)
    return list(names)


def generated_names(count):
    """Names as firms have them: a few words out of a large vocabulary, common ones much more often, and a form."""
    draw = random.Random(SEED)
    syllables = [c + v for c in "b ch d f g h j k l m n p r s sh t v w x y z zh".split() for v in "a e i o u an en ong".split()]
    words = ["".join(draw.choices(syllables, k=draw.choice((2, 2, 3, 3, 4)))) for _ in range(60000)]
    trades = ("technology trading industrial electronics bank logistics shipping energy petroleum machinery research "
              "institute holding group international import export equipment aviation semiconductor").split()
    forms = ["Co., Ltd.", "Ltd.", "LLC", "GmbH", "JSC", "Inc.", "S.A.", "OOO", ""]
    for _ in range(count):
        own = [words[min(int(draw.paretovariate(0.35)), len(words)) - 1].title() for _ in range(draw.choice((1, 2, 2, 3)))]
        yield "company", " ".join(own + draw.sample(trades, draw.choice((0, 1, 1, 2))) + [draw.choice(forms)]).strip()


def as_asked(name, draw):
    words = name.split()
    way = draw.choice(("mistyped", "mistyped", "order", "short"))
    if way == "order" and len(words) > 1:
        words = words[1:] + words[:1]
    elif way == "short" and len(words) > 2:
        words = words[:-1]
    else:
        at = max(range(len(words)), key=lambda i: len(words[i]))
        word = words[at]
        cut = draw.randrange(1, max(2, len(word) - 1))
        words[at] = draw.choice((word[:cut] + word[cut + 1:], word[:cut] + word[cut] * 2 + word[cut + 1:]))
    return " ".join(words)


def us(program, names, queries, folder):
    paths = [os.path.join(folder, "names"), os.path.join(folder, "queries")]
    with open(paths[0], "w", encoding="utf-8") as file:
        file.writelines(f"{kind}\t{name}\n" for kind, name in names)
    with open(paths[1], "w", encoding="utf-8") as file:
        file.writelines(f"{asked}\t{line}\n" for asked, line in queries)
    return json.loads(subprocess.run([program] + paths, capture_output=True, text=True, check=True).stdout)


def sqlite(names, queries):
    """Any of the name's pieces of three letters, best by bm25: what FTS5 offers for misspelt names."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table names using fts5(name, tokenize='trigram')")
    began = time.perf_counter()
    base.executemany("insert into names(rowid, name) values (?, ?)", ((i, name) for i, (_, name) in enumerate(names)))
    base.commit()
    built = time.perf_counter() - began
    took, found = [], 0
    for asked, line in queries:
        text = asked.lower().replace('"', "")
        pieces = {text[i:i + 3] for i in range(len(text) - 2)}
        began = time.perf_counter()
        rows = base.execute("select rowid from names where names match ? order by rank limit 10",
                            (" OR ".join(f'"{piece}"' for piece in sorted(pieces)),)).fetchall()
        took.append((time.perf_counter() - began) * 1e6)
        found += (line,) in rows
    took.sort()
    return {"build_ms": round(built * 1000), "queries": len(queries), "p50_us": round(statistics.median(took)),
            "p95_us": round(took[int(len(took) * 0.95)]), "found_in_ten": round(found / len(queries), 3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", default=os.environ.get("ECGRAPH_PUBLIC_DATA"))
    parser.add_argument("--generated", type=int, default=1000000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--peer-queries", type=int, default=100)
    asked = parser.parse_args()
    if not asked.data:
        sys.exit("Name the folder of public data with --data or ECGRAPH_PUBLIC_DATA.")
    sets = {"real": real_names(asked.data)}
    if asked.generated:
        sets["generated"] = list(generated_names(asked.generated))
    for label, names in sets.items():
        draw = random.Random(SEED)
        lines = draw.sample(range(len(names)), asked.queries)
        queries = [(as_asked(names[line][1], draw), line) for line in lines]
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps({"set": label, "ours": us(asked.program, names, queries, folder),
                              "sqlite_fts5_trigram": sqlite(names, queries[:asked.peer_queries])}), flush=True)


if __name__ == "__main__":
    main()
