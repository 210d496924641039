#!/usr/bin/env bash
# Tokens from the command line beside a running server: tests/cli/tokens.sh PROGRAM
set -eu

program=$1
scratch=$(mktemp -d)
server=
trap '[ -n "$server" ] && kill "$server" 2> /dev/null; rm -rf "$scratch"' EXIT
failed=0
export ECGRAPH_DATA=$scratch/data
token() { "$program" token "$@"; }
complain() {
  echo "$*"
  failed=1
}

"$program" load > /dev/null 2>&1
editor=$(token new --author 'Ada Lovelace' --expires 2099-12-31 2> "$scratch/said")
reader=$(token new --author Grace --role reader 2> /dev/null)
grep -q 'until 2099-12-31' "$scratch/said" || complain "token new does not say until when"
[ "$(stat -c %a "$ECGRAPH_DATA/tokens")" = 600 ] || complain "the token file is not 0600"
token list > "$scratch/list"
grep -Eq '^[0-9a-f]{12}  editor  .* 2099-12-31  .*Ada Lovelace$' "$scratch/list" || complain "no line of Ada: $(cat "$scratch/list")"
grep -Eq '^[0-9a-f]{12}  reader  .* never  .*Grace$' "$scratch/list" || complain "no line of Grace: $(cat "$scratch/list")"
for secret in "$editor" "${editor#ecg_}" "$reader" "${reader#ecg_}"; do
  grep -qF -- "$secret" "$scratch/list" "$ECGRAPH_DATA/tokens" && complain "a secret is shown or kept"
done
token new --author Ada --expires 2020-01-01 > /dev/null 2>&1 && complain "a token that has expired is made"
token new --author Ada --expires 2023-02-30 > /dev/null 2>&1 && complain "a day that is none is taken"

"$program" serve --port 0 --reads-need-token > "$scratch/out" 2> "$scratch/log" &
server=$!
for _ in $(seq 100); do
  port=$(sed -n 's/.*localhost:\([0-9]*\)\. .*/\1/p' "$scratch/out")
  [ -n "$port" ] && break
  sleep 0.1
done
# The status of a request, and the challenge: ask TOKEN [TARGET [BODY]]
ask() {
  local data=()
  [ $# -gt 2 ] && data=(-H 'Content-Type: application/json' --data "$3")
  [ -n "$1" ] && data+=(-H "Authorization: Bearer $1")
  curl -s -o "$scratch/body" -D "$scratch/head" "${data[@]}" "http://127.0.0.1:$port${2:-/v1/entities/smic}"
  "$(dirname "$0")/../contract/keep.py" "$([ $# -gt 2 ] && echo POST || echo GET)" "${2:-/v1/entities/smic}" "$scratch/head" "$scratch/body" "${3:-}"
  echo "$(sed -n '1s/[^ ]* \([0-9]*\).*/\1/p' "$scratch/head") $(sed -n 's/^WWW-Authenticate: \(.*\)\r/\1/p' "$scratch/head")"
}
expect() {
  local what=$1 wanted=$2
  shift 2
  local got
  got=$(ask "$@")
  [ "$got" = "$wanted" ] || complain "$what: expected \"$wanted\", got \"$got\" $(cat "$scratch/body")"
}
change='{"reason": "a test", "changes": [{"assert": {"kind": "source", "id": "a-test", "title": "A test", "verification": "unverified"}}]}'
expect "no token" '401 Bearer realm="ecgraph"' ""
expect "an unknown token" '401 Bearer realm="ecgraph", error="invalid_token"' ecg_guess
expect "a reader reads" '200 ' "$reader"
expect "a reader writes" '403 Bearer realm="ecgraph", error="insufficient_scope", scope="editor"' "$reader" /v1/changes "$change"
expect "an editor writes" '200 ' "$editor" /v1/changes "$change"
expect "a client names an author" '422 ' "$editor" /v1/changes "${change/\"reason\"/\"author\": \"Eve\", \"reason\"}"
for open in /healthz /readyz /metrics /openapi.json; do expect "$open" '200 ' "" "$open"; done
revoked=$(sed -n 's/  editor .*//p' "$scratch/list")
token revoke "$revoked" > /dev/null
expect "a revoked token" '401 Bearer realm="ecgraph", error="invalid_token"' "$editor"
grep -q revoked "$scratch/body" || complain "nothing says that it was revoked"
expect "another token" '200 ' "$reader"
token list | grep -Eq "^$revoked .*2099-12-31  20.*Ada" || complain "the list does not say when it was revoked"
kill "$server"
wait "$server" || complain "the server ended with $?"
server=
chmod 644 "$ECGRAPH_DATA/tokens"
"$program" serve --port 0 > /dev/null 2> "$scratch/said" && complain "a token file open to others is taken"
grep -q 'chmod 600' "$scratch/said" || complain "nothing says how to close the token file: $(cat "$scratch/said")"
for secret in "${editor#ecg_}" "${reader#ecg_}"; do
  grep -qF -- "$secret" "$scratch/log" "$scratch/out" && complain "a secret is in the log"
done
exit $failed
