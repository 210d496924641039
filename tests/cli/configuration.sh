#!/usr/bin/env bash
# Options come from flags, then the environment, then the configuration file: tests/cli/configuration.sh PROGRAM
set -eu

program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# Where the store is made tells which --data was taken.
expect() {
  local what=$1 folder=$2
  shift 2
  rm -rf "$scratch"/{flag,environment,file}
  env "$@" load > /dev/null 2>&1 || true
  local taken
  taken=$(cd "$scratch" && ls -d flag environment file 2> /dev/null | tr '\n' ' ')
  if [ "$taken" != "$folder " ]; then
    echo "$what: expected $folder, got ${taken:-nothing}"
    failed=1
  fi
}

echo "data = \"$scratch/file\"" > "$scratch/config.toml"
echo "bogus = 1" > "$scratch/bogus.toml"
file="ECGRAPH_CONFIG=$scratch/config.toml"
expect "a file by flag" file "$program" --config "$scratch/config.toml"
expect "a file by the environment" file "$file" "$program"
expect "the environment before the file" environment "$file" "ECGRAPH_DATA=$scratch/environment" "$program"
expect "the environment before a file by flag" environment "ECGRAPH_DATA=$scratch/environment" "$program" --config "$scratch/config.toml"
expect "a flag before both" flag "$file" "ECGRAPH_DATA=$scratch/environment" "$program" --data "$scratch/flag"

# A variable that no option reads is told, with the one that may have been meant.
env ECGRAPH_PROT=9 ECGRAPH_LIMIT_BODDY=1 ECGRAPH_ZEBRA=1 "$program" --data "$scratch/flag" query schema > /dev/null 2> "$scratch/err"
for sentence in 'No option reads ECGRAPH_PROT. Did you mean ECGRAPH_PORT?' 'No option reads ECGRAPH_ZEBRA.' \
  'No option reads ECGRAPH_LIMIT_BODDY. Did you mean ECGRAPH_LIMIT_BODY'; do
  grep -qF -- "$sentence" "$scratch/err" || { echo "expected \"$sentence\", got: $(cat "$scratch/err")"; failed=1; }
done
env ECGRAPH_LOG=warn ECGRAPH_DATA="$scratch/flag" ECGRAPH_LIMIT_BODY=1MiB "$program" query schema > /dev/null 2> "$scratch/err"
[ -s "$scratch/err" ] && { echo "variables that options read: $(cat "$scratch/err")"; failed=1; }

# What --show-config prints is a configuration file that says the same, and tells where each setting comes from.
cat > "$scratch/serve.toml" << 'END'
# settings
log = "info"

[serve]
port = 9000
reads-need-token = true
END
shown() { env -u ECGRAPH_DATA "$@" serve --threads 3 --show-config; }
says() {
  if ! grep -qxF -- "$1" "$scratch/shown"; then
    echo "--show-config does not say: $1"
    cat "$scratch/shown"
    failed=1
  fi
}
shown ECGRAPH_ADDRESS=0.0.0.0 "$program" --config "$scratch/serve.toml" --data "$scratch/a folder" > "$scratch/shown"
says "data = \"$scratch/a folder\"  # flag"
says "log = \"info\"  # file: $scratch/serve.toml"
says "log-format = \"text\"  # default"
says "address = \"0.0.0.0\"  # environment: ECGRAPH_ADDRESS"
says "port = 9000  # file: $scratch/serve.toml"
says "threads = 3  # flag"
says "reads-need-token = true  # file: $scratch/serve.toml"
if grep -q ' = *\(#\|""\)' "$scratch/shown"; then
  echo "--show-config shows a setting without a value"
  failed=1
fi
"$program" --config "$scratch/shown" serve --show-config > "$scratch/again"
if [ "$(sed 's/  #.*//' "$scratch/shown")" != "$(sed 's/  #.*//' "$scratch/again")" ]; then
  echo "--show-config, read as a configuration file, gives other settings:"
  diff "$scratch/shown" "$scratch/again" || true
  failed=1
fi
[ -e "$scratch/a folder" ] && { echo "--show-config made a store"; failed=1; }

# A fault of the file names its line.
fault() {
  local wanted=$1
  "$program" --config "$scratch/fault.toml" serve --show-config > "$scratch/said" 2>&1 && { echo "accepted: $(cat "$scratch/fault.toml")"; failed=1; }
  grep -qF -- "$wanted" "$scratch/said" || { echo "expected: $wanted"; cat "$scratch/said"; failed=1; }
}
printf '# c\n[serve]\nport = 9000\nbogus = 1\n' > "$scratch/fault.toml"
fault "fault.toml line 4: there is no setting \"bogus\" under [serve]"
printf '# c\n\n[serve]\nport = 99999\n' > "$scratch/fault.toml"
fault "fault.toml line 4 sets it"

env ECGRAPH_PORT=99999 "$program" serve --show-config > "$scratch/said" 2>&1 && { echo "accepted: ECGRAPH_PORT=99999"; failed=1; }
grep -qF '(ECGRAPH_PORT sets it)' "$scratch/said" || { echo "the variable is not named:"; cat "$scratch/said"; failed=1; }

refuse() {
  if env "$@" > /dev/null 2>&1; then
    echo "accepted: $*"
    failed=1
  fi
}
refuse "ECGRAPH_CONFIG=$scratch/absent.toml" "$program" version
refuse "$program" --config "$scratch/bogus.toml" version
refuse "$program" --log loud version
exit $failed
