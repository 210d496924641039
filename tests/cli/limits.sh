#!/usr/bin/env bash
# Limits are set by flag, environment or file, hold, and are as README.md says: tests/cli/limits.sh PROGRAM
set -eu

program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
server=""
stop() {
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2> /dev/null || true
  rm -rf "$scratch"
}
trap stop EXIT
failed=0
fail() { echo "$1" && failed=1; }

# README's table has every limit with its default, and no other.
"$program" serve --show-config | sed -n 's/^\(limit-[a-z-]*\) = "\{0,1\}\([^" ]*\)"\{0,1\}  # default$/\1 \2/p' | sort > "$scratch/defaults"
sed -n 's/^| `\(limit-[a-z-]*\)` | \([^ ]*\) |.*/\1 \2/p' "$root/README.md" | sort > "$scratch/stated"
[ "$(wc -l < "$scratch/defaults")" -gt 20 ] || fail "--show-config shows too few limits"
diff "$scratch/defaults" "$scratch/stated" || fail "README.md states other limits than --show-config"

# What is no limit is refused with what would be one.
refused() {
  "$program" --data "$scratch/none" serve --port 0 "$1" "$2" > "$scratch/said" 2>&1 && fail "accepted: $1 $2"
  grep -q "is not $3" "$scratch/said" || fail "$1 $2 is refused with: $(cat "$scratch/said")"
}
refused --limit-body 1KiX "a size as"
refused --limit-body 0 "a size as"
refused --limit-idle-time 5 "a time as"
refused --limit-rows -1 "a whole number"
refused --limit-rows 1e3 "a whole number"
refused --limit-header 99999999999999999999 "a size as"

printf '[serve]\nlimit-body = "1KiB"\nlimit-depth = 3\nlimit-items = 1\n' > "$scratch/file.toml"
exec 3< <(exec env ECGRAPH_LIMIT_TARGET=200B ECGRAPH_LIMIT_FIELDS=10 "$program" --config "$scratch/file.toml" --data "$scratch/data" \
  serve --port 0 --limit-rows 50 --limit-visited 20 --limit-hops 3 --limit-page 7 --limit-header 2KiB --limit-idle-time 500ms 2> "$scratch/log")
server=$!
read -r line <&3
base=$(sed -n 's/.*\(http:[^ ]*\)\. Try:.*/\1/p' <<< "$line")

answers() {
  local wanted=$1 got
  shift
  got=$(curl -s -o "$scratch/answer" -D "$scratch/head" -w '%{http_code}' "$@")
  "$root/tests/contract/keep.py" "$([[ " $* " = *" -d "* ]] && echo POST || echo GET)" "${1#"$base"}" "$scratch/head" "$scratch/answer"
  [ "$got" = "$wanted" ] || fail "expected $wanted, got $got: $* $(head -c 300 "$scratch/answer")"
}
json='Content-Type: application/json'
answers 200 "$base/v1/relations?type=owns"
[ "$(grep -o '"kind": *"relation"\|"valid":' "$scratch/answer" | wc -l)" -le 7 ] || fail "a page is longer than --limit-page"
answers 200 "$base/v1/relations?limit=50"
answers 400 "$base/v1/relations?limit=51"
answers 200 "$base/v1/traverse?from=smic&depth=3"
grep -q '"truncated":{"by":"visited","limit":20,"narrow_with":\[' "$scratch/answer" || fail "an answer cut by --limit-visited does not say so"
answers 422 "$base/v1/traverse?from=smic&depth=3&format=csv"
answers 200 "$base/v1/traverse?from=smic&depth=3&format=text"
answers 400 "$base/v1/traverse?from=smic&depth=4"
answers 414 "$base/v1/search?q=$(printf 'x%.0s' {1..200})"
answers 431 "$base/healthz" -H "X: $(printf 'x%.0s' {1..3000})"
answers 431 "$base/healthz" $(printf -- '-H X:%d ' {1..11})
answers 413 "$base/v1/legality" -H "$json" -d "{\"at\": \"$(printf 'x%.0s' {1..2000})\"}"
answers 413 "$base/v1/legality" -H "$json" -d '[[[[]]]]'
answers 413 "$base/v1/legality?item=nvidia-t4&item=nvidia-a2&destination=CN&at=2023-12-01"
answers 200 "$base/v1/legality?item=nvidia-t4&destination=CN&at=2023-12-01"
exec 4<> "/dev/tcp/127.0.0.1/${base##*:}"
timeout 5 cat <&4 > "$scratch/idle" || fail "an idle connection outlives --limit-idle-time"
exec 4>&-
exit "$failed"
