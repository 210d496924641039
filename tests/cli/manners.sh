#!/usr/bin/env bash
# What the command line says to whoever mistypes, and where it says it: tests/cli/manners.sh PROGRAM
set -eu

program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
export ECGRAPH_DATA=$scratch/data
complain() {
  echo "$*"
  failed=1
}

# refused TEXT ARGUMENT…: the command fails and says the text on standard error.
refused() {
  local text=$1
  shift
  "$program" "$@" > "$scratch/out" 2> "$scratch/err" && complain "accepted: $*"
  grep -qF -- "$text" "$scratch/err" || complain "$*: expected \"$text\", got: $(cat "$scratch/err")"
}
refused 'There is no command "srve". Did you mean serve?' srve
refused 'There is no command "lst". Did you mean list?' token lst
refused 'There is no option "--prt" here. Did you mean --port?' serve --prt 1
refused 'not in range 0 to 65535' serve --port 99999
refused '{reader,editor,admin}' token new --author Ada --role king
refused 'required' token new
[ "$("$program" --version)" = "$("$program" version)" ] || complain "--version and version differ"

# A folder without a store is told, with what makes one; and nothing is made there.
for command in "token new --author Ada" "token list" "token revoke 000000000000" check rebuild "backup $scratch/backup"; do
  # shellcheck disable=SC2086
  refused "There is no store in $scratch/typo. \`ecgraph serve --data $scratch/typo\`" --data "$scratch/typo" $command
done
[ -e "$scratch/typo" ] && complain "a folder was made for a store that is not there"

# A word that does not say which parameter it is.
refused '"H20" does not say which parameter it is: write name=H20' query legality H20 CN

# Help: of a command with the options of every command, and the examples once.
"$program" serve --help > "$scratch/help"
for option in --data --log --log-format --config --port; do
  grep -qE -- "^  $option( |$)" "$scratch/help" || complain "serve --help lacks $option"
done
grep -q Examples "$scratch/help" && complain "serve --help repeats the examples"
"$program" --help | grep -q Examples || complain "--help has no examples"

# A port that is taken is told before anything is made.
/usr/bin/python3 -c 'import socket, sys, time
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(s.getsockname()[1], flush=True); time.sleep(30)' > "$scratch/port" &
holder=$!
while [ ! -s "$scratch/port" ]; do sleep 0.05; done
refused 'Address already in use' serve --port "$(cat "$scratch/port")"
kill "$holder"
[ -e "$ECGRAPH_DATA" ] && complain "a store was made for a port that is taken"

# A transaction as it is posted can be loaded, and its faults point into the file.
source='{"kind": "source", "id": "manners", "title": "Manners", "verification": "unverified"}'
echo "{\"reason\": \"as posted\", \"changes\": [{\"assert\": $source}]}" > "$scratch/transaction.json"
"$program" load "$scratch/transaction.json" --author Ada > "$scratch/out" 2> "$scratch/err" || complain "$(cat "$scratch/err")"
grep -q '1 changed' "$scratch/out" || complain "load of a transaction: $(cat "$scratch/out")"
echo "{\"reason\": \"as posted\", \"changes\": [{\"assert\": $source}, {\"asert\": 1}, {\"retract\": 1}]}" > "$scratch/transaction.json"
refused "transaction.json#/changes/1" load "$scratch/transaction.json" --author Ada

# A problem is a document in a pipe, and sentences on a terminal.
"$program" query relations type=ownz > "$scratch/out" 2> /dev/null && complain "a question that cannot be answered succeeds"
grep -q '^{"type":"/problems/' "$scratch/out" || complain "a piped problem is no document: $(cat "$scratch/out")"
/usr/bin/python3 -c 'import os, pty, sys
status = pty.spawn(sys.argv[1:])
sys.exit(os.waitstatus_to_exitcode(status))' "$program" query relations type=ownz > "$scratch/terminal" < /dev/null && complain "it succeeds on a terminal"
grep -q '^ecgraph: ' "$scratch/terminal" || complain "no sentence on a terminal: $(cat "$scratch/terminal")"
grep -q 'near it: .*owns' "$scratch/terminal" || complain "nothing near on a terminal: $(cat "$scratch/terminal")"
grep -q '"detail"' "$scratch/terminal" && complain "JSON on a terminal"
exit $failed
