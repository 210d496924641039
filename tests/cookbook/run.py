#!/usr/bin/python3
"""Runs what api-spec/cookbook.md shows, against a server with the built-in data, and compares the answers.

    tests/cookbook/run.py --program build/dev/ecgraph            check
    tests/cookbook/run.py --program build/dev/ecgraph --update   write the answers anew, shortened where they were

A block of sh, python or r is run as it stands, but for the server's address; the block after it is what it prints.
Every line that is shown has to be printed, in that order and at that place; a line that is only … stands for one or
more lines that are not shown. (Line ends are compared as LF.) A new answer may be written as `… 12 3`: --update puts
the first 12 lines there, …, and the last 3.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from served import Served

ADDRESS = "http://127.0.0.1:8080"
COOKBOOK = pathlib.Path(__file__).resolve().parents[2] / "api-spec" / "cookbook.md"
RUNNERS = {"sh": ["bash", "-euo", "pipefail", "-c"], "python": ["/usr/bin/python3", "-c"], "r": ["Rscript", "--vanilla", "-e"]}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
QUESTIONS = 20
MOST_FIVE = ("python", "r")


class Pair:
    """A block that is run, and the block of what it prints."""

    def __init__(self, text, command, answer):
        self.language, self.code = command.group(1), command.group(2)
        self.answer, self.span = answer.group(2), answer.span(2)
        self.line = text.count("\n", 0, command.start()) + 1
        self.question = int((re.findall(r"^## (\d+)\.", text[:command.start()], re.M) or ["0"])[-1])

    def __str__(self):
        return f"api-spec/cookbook.md:{self.line}, question {self.question} ({self.language})"


def pairs_of(text):
    blocks = list(BLOCK.finditer(text))
    pairs, faults = [], []
    for block, after in zip(blocks, blocks[1:] + [None]):
        if block.group(1) not in RUNNERS:
            continue
        if after is None or after.group(1) in RUNNERS:
            faults.append(f"line {text.count(chr(10), 0, block.start()) + 1}: no block after it shows what it prints")
        else:
            pairs.append(Pair(text, block, after))
    return pairs, faults


def printed(pair, server):
    """What the block prints, as lines; and what went wrong."""
    code = pair.code.replace(ADDRESS, server.address)
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": server.folder.name, "PROGRAM": server.program,
                   "no_proxy": "127.0.0.1"}
    try:
        done = subprocess.run([*RUNNERS[pair.language], code], capture_output=True, timeout=60, cwd=server.folder.name, env=environment, check=False)
    except subprocess.TimeoutExpired:
        return [], "did not end within 60 s"
    lines = [line.rstrip() for line in done.stdout.decode("utf-8").replace("\r\n", "\n").replace(server.address, ADDRESS).rstrip("\n").split("\n")]
    if '"type":"/problems/' in lines[0]:
        return lines, f"was refused: {lines[0]}"
    return lines, f"ended with {done.returncode}: {done.stderr.decode()[-500:]}" if done.returncode else None


def segments(shown):
    """The runs of lines between the lines that are only …."""
    runs = [[]]
    for line in shown:
        if line == "…":
            runs.append([])
        else:
            runs[-1].append(line)
    return runs


def place(run, lines, start):
    """Where the run stands in the lines from `start` on; None when nowhere."""
    for first in range(start, len(lines) - len(run) + 1):
        if lines[first:first + len(run)] == run:
            return first
    return None


def difference(shown, lines):
    """None when the lines are as shown, else what differs first."""
    runs = segments(shown)
    at = len(runs[0])
    if lines[:at] != runs[0]:
        number = next((i for i, (a, b) in enumerate(zip(runs[0], lines)) if a != b), min(len(lines), at))
        return f"shown:   {runs[0][number] if number < at else 'the end'}\n  printed: {lines[number] if number < len(lines) else 'the end'}"
    if len(runs) == 1:
        return None if len(lines) == at else f"printed, and not shown: {lines[at]}"
    for run in runs[1:-1]:
        found = place(run, lines, at + 1)
        if found is None:
            return f"not printed there: {run[0] if run else 'a … after a …'}"
        at = found + len(run)
    last = runs[-1]
    if len(lines) - len(last) < at + 1 or lines[len(lines) - len(last):] != last:
        return f"the end is shown as: {last}\n  and printed as: {lines[-max(1, len(last)):]}"
    return None


def shortened(shown, lines):
    """The new lines, with … where the old answer had it: runs keep their length, those in the middle are found by their first line."""
    draft = re.fullmatch(r"… (\d+) (\d+)", shown[0]) if len(shown) == 1 else None
    if draft:
        head, tail = int(draft[1]), int(draft[2])
        return lines if head + tail + 1 >= len(lines) else lines[:head] + ["…"] + lines[len(lines) - tail:]
    runs = segments(shown)
    if len(runs) == 1:
        return lines
    made, at = lines[:len(runs[0])], len(runs[0])
    for run in runs[1:-1]:
        found = place(run[:1], lines, at + 1)
        if found is None:
            raise SystemExit(f"{run[0]!r} is not printed any more: shorten this answer by hand")
        made += ["…"] + lines[found:found + len(run)]
        at = found + len(run)
    last = len(runs[-1])
    return made + ["…"] + lines[len(lines) - last:] if len(lines) - last > at else lines


def check_comparison():
    """The comparison notices what it is for."""
    printed_lines = ["a", "b", "c", "d", "e"]
    same = (["a", "b", "c", "d", "e"], ["a", "…"], ["…", "e"], ["a", "…", "c", "d", "e"], ["a", "…", "c", "…", "e"], ["a", "…", "d", "e"])
    other = (["a", "b", "c", "d"], ["a", "b", "c", "d", "e", "f"], ["a", "x", "…"], ["…", "d"], ["a", "…", "x", "…"], ["b", "…"],
             ["a", "…", "b", "c", "d", "e"], ["a", "b", "c", "d", "…", "e"], ["a", "…", "d", "…", "c", "…"])
    for shown in same:
        assert difference(shown, printed_lines) is None, shown
        assert shortened(shown, printed_lines) == shown, shown
    for shown in other:
        assert difference(shown, printed_lines) is not None, shown
    assert shortened(["… 1 2"], printed_lines) == ["a", "…", "d", "e"]


def check_whole(pairs, text):
    """Every question has its curl, and five have their lines of pandas and of R."""
    faults = []
    headings = [int(number) for number in re.findall(r"^## (\d+)\. ", text, re.M)]
    if headings != list(range(1, QUESTIONS + 1)):
        faults.append(f"the questions are not 1 to {QUESTIONS}, each once and in order: {headings}")
    for number in range(1, QUESTIONS + 1):
        if not any(pair.question == number and pair.language == "sh" and "curl" in pair.code for pair in pairs):
            faults.append(f"question {number} has no curl")
    for language in MOST_FIVE:
        count = len({pair.question for pair in pairs if pair.language == language})
        if count < 5:
            faults.append(f"{count} questions have {language}, not five")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    check_comparison()
    text = COOKBOOK.read_text(encoding="utf-8")
    pairs, faults = pairs_of(text)
    faults += check_whole(pairs, text)
    counts, answers = {}, []
    has_r = shutil.which("Rscript") is not None
    with Served(arguments.program) as server:
        for pair in pairs:
            if pair.language == "r" and not has_r:
                continue
            counts[pair.language] = counts.get(pair.language, 0) + 1
            lines, wrong = printed(pair, server)
            shown = pair.answer.rstrip("\n").split("\n")
            if wrong:
                faults.append(f"{pair}: {wrong}")
            elif arguments.update:
                answers.append((pair.span, "\n".join(shortened(shown, lines)) + "\n"))
            elif (differs := difference(shown, lines)) is not None:
                faults.append(f"{pair}:\n  {differs}")
    if arguments.update:
        for (start, end), answer in reversed(answers):
            text = text[:start] + answer + text[end:]
        COOKBOOK.write_text(text, encoding="utf-8")
        print("Answers written anew; review the difference.")
    if not has_r:
        print("NOT CHECKED: the blocks of R, because Rscript is not installed (r-base-core, r-cran-readr).")
    for fault in faults:
        print(f"FAILED {fault}")
    print(f"cookbook: {', '.join(f'{count} blocks of {language}' for language, count in sorted(counts.items()))}; "
          + (f"{len(faults)} faults" if faults else "as shown"))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
