#!/usr/bin/env bash
# A proof made from the built-in data, verified beside no store, altered, and unreadable: tests/cli/proofs.sh PROGRAM
set -eu

program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
complain() {
  echo "$*"
  failed=1
}

proof=$scratch/proof.json
"$program" --data "$scratch/data" query legality item=nvidia-h800-sxm destination=CN at=2023-12-01 format=proof > "$proof"

# verified STATUS TEXT FILE: the exit code, and what is said about it.
verified() {
  local expected=$1 text=$2 status=0
  "$program" --data "$scratch/none" verify "$3" > "$scratch/out" 2>&1 || status=$?
  [ "$status" = "$expected" ] || complain "verify $3: expected $expected, got $status: $(cat "$scratch/out")"
  grep -qF -- "$text" "$scratch/out" || complain "verify $3: expected \"$text\", got: $(cat "$scratch/out")"
}
verified 0 'Nvidia H800 SXM5 to China, 1 December 2023: never.' "$proof"
[ -e "$scratch/none" ] && complain "a proof was verified with a store"

# One number, in a fact, a threshold, the question and an outcome.
sed 's/"io_bidirectional_gb_s": 528/"io_bidirectional_gb_s": 529/' "$proof" > "$scratch/fact.json"
verified 1 'entity nvidia-h800-sxm' "$scratch/fact.json"
sed 's/"value": 4800$/"value": 4801/; s/"value": 4800,/"value": 4801,/' "$proof" > "$scratch/threshold.json"
verified 1 'rule us-' "$scratch/threshold.json"
sed '0,/"from": "2023-12-01"/s//"from": "2023-12-02"/' "$proof" > "$scratch/question.json"
verified 1 'question' "$scratch/question.json"
sed '0,/"threshold": "4800"/s//"threshold": "4900"/' "$proof" > "$scratch/step.json"
verified 1 'figure tpp' "$scratch/step.json"

head -c 1000 "$proof" > "$scratch/half.json"
verified 2 'half.json' "$scratch/half.json"
verified 2 'is a folder' "$scratch"
verified 2 'cannot be opened' "$scratch/nothing.json"
echo '{"results": []}' > "$scratch/answer.json"
verified 2 'format=proof' "$scratch/answer.json"

# The other commands that read a file say so too, and go on living.
for command in "query legality --post $scratch" "load $scratch --author Ada"; do
  status=0
  # shellcheck disable=SC2086
  "$program" --data "$scratch/data" $command > "$scratch/out" 2>&1 || status=$?
  [ "$status" = 1 ] || complain "$command: expected 1, got $status"
  grep -qF 'is a folder' "$scratch/out" || complain "$command: got $(cat "$scratch/out")"
done

exit "$failed"
