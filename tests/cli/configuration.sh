#!/usr/bin/env bash
# Options come from flags, then the environment, then the configuration file: tests/cli/configuration.sh PROGRAM
set -eu

program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# Which folder a token lands in tells which --data was taken.
expect() {
  local what=$1 folder=$2
  shift 2
  rm -rf "$scratch"/{flag,environment,file}
  env "$@" token new --author tester > /dev/null 2>&1 || true
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
