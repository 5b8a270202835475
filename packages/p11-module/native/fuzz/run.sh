#!/bin/sh
# Fuzzes side by side from the kept corpora: run.sh SECONDS FUZZER... A crash fails, and its input is printed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
seconds=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fuzz() {
  corpus="$here/corpus/${1#fuzz_}"
  [ -n "$(ls "$corpus")" ] || return 1
  mkdir "$scratch/$1"
  # What is found is kept nowhere: `make corpus` does that, when somebody wants it. A minute for one input, since others may have the processor.
  "$here/../build/fuzz/$1" -max_total_time="$seconds" -max_len=8192 -timeout=60 -rss_limit_mb=1024 -print_final_stats=1 \
    -artifact_prefix="$scratch/$1/" "$scratch/$1.found" "$corpus" >"$scratch/$1.log" 2>&1
}

for name in "$@"; do
  mkdir "$scratch/$name.found"
  (fuzz "$name" && : >"$scratch/$name.passed") &
done
wait

status=0
for name in "$@"; do
  if [ -e "$scratch/$name.passed" ]; then
    printf '%s: %s inputs, %s\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/$name.log")" \
      "$(grep -o 'cov: [0-9]* ft: [0-9]*' "$scratch/$name.log" | tail -n 1)"
    continue
  fi
  status=1
  tail -n 60 "$scratch/$name.log"
  for input in "$scratch/$name"/*; do
    [ -e "$input" ] && printf '%s: %s (base64):\n%s\n' "$name" "$(basename "$input")" "$(base64 <"$input")"
  done
done
exit "$status"
