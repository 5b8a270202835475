#!/bin/sh
# Makes the kept corpora anew: make_corpus.sh FUZZER... From valid token files, the golden frames and what was kept before, the smallest
# set of files that reaches as much of the code.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
seconds=${CORPUS_SECONDS:-60}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/token_file" "$scratch/frames"

# Small keys, small files: a fuzzer changes few bytes at a time.
openssl req -x509 -newkey rsa:1024 -nodes -keyout /dev/null -out "$scratch/certificate.pem" -subj '/CN=x' -days 30 2>/dev/null
node "$here/../test/make_token.mjs" "$scratch/token_file/one" "$scratch/certificate.pem" p /agent
node "$here/../test/make_token.mjs" "$scratch/token_file/two" "$scratch/certificate.pem" profile /usr/bin/node /agent.js argument
SMARTCMD_TEST_VERSION=3 SMARTCMD_TEST_SETTINGS=enrol=on-first-use \
  node "$here/../test/make_token.mjs" "$scratch/token_file/three" "$scratch/certificate.pem" p /agent
node "$here/frame_seeds.mjs" "$here/../../test/golden" "$scratch/frames"

for fuzzer in "$@"; do
  name=${fuzzer#fuzz_}
  kept="$here/corpus/$name"
  mkdir -p "$kept" "$scratch/$name.grown" "$scratch/$name.kept"
  "$here/../build/fuzz/$fuzzer" -max_total_time="$seconds" -max_len=8192 -use_value_profile=1 -verbosity=0 "$scratch/$name.grown" "$scratch/$name" "$kept"
  "$here/../build/fuzz/$fuzzer" -merge=1 -reduce_inputs=1 -verbosity=0 "$scratch/$name.kept" "$scratch/$name" "$kept" "$scratch/$name.grown"
  rm -f "$kept"/*
  cp "$scratch/$name.kept"/* "$kept/"
  printf '%s: %s files, %s bytes\n' "$fuzzer" "$(ls "$kept" | wc -l)" "$(cat "$kept"/* | wc -c)"
done
