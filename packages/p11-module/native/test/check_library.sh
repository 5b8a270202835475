#!/bin/sh
# What the library looks like to whoever loads it: check_library.sh LIBRARY.so MODULE.map
set -eu
export LC_ALL=C
library=$1
map=$2
status=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

complain() {
  printf '%s: %s\n' "$library" "$1" >&2
  status=1
}

# Applications hold many modules and libraries in one process: every further name may be taken for one of theirs.
nm -D --defined-only "$library" | awk '{ print $3 }' | sort >"$scratch/exported"
sed -n 's/^ *\(C_[A-Za-z]*\);$/\1/p' "$map" | sort >"$scratch/wanted"
[ "$(wc -l <"$scratch/wanted")" -eq 92 ] || complain "$map does not list the 92 functions of PKCS#11 v3.0"
difference=$(diff "$scratch/wanted" "$scratch/exported" | grep '^[<>]') && complain "exports other names than those of Cryptoki: $difference"

# TLS, JSON or C++ in somebody else's process break theirs (symbol clashes).
readelf -dW "$library" >"$scratch/dynamic"
needed=$(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' "$scratch/dynamic" | tr '\n' ' ')
[ "$needed" = 'libc.so.6 ' ] || complain "needs $needed, not libc.so.6 alone"

# Calls come after dlclose and after exit began: it stays, and nothing of it is taken down. The compiler's start files bring one entry
# to each array, and nobody else may.
for flag in NODELETE NOW; do
  grep -q "(FLAGS_1).*\<$flag\>" "$scratch/dynamic" || complain "is not linked with -z $(echo $flag | tr A-Z a-z)"
done
for array in INIT_ARRAYSZ FINI_ARRAYSZ; do
  size=$(sed -n "s/.*($array) *\([0-9]*\) .*/\1/p" "$scratch/dynamic")
  [ "${size:-0}" -le 8 ] || complain "has constructors or destructors: $array is $size"
done
nm -D --undefined-only "$library" | grep -E '\<(__cxa_atexit|atexit|on_exit)\>' && complain 'registers something for the exit of the process'

readelf -lW "$library" >"$scratch/segments"
grep -q 'GNU_RELRO' "$scratch/segments" || complain 'is not linked with -z relro'
grep 'GNU_STACK' "$scratch/segments" | grep -q 'RW ' || complain 'has no entry that keeps the stack from being executed'
grep 'GNU_STACK' "$scratch/segments" | grep -q 'RWE' && complain 'makes the stack executable'
grep -q '(TEXTREL)' "$scratch/dynamic" && complain 'is not position-independent'

# The same sources give the same bytes wherever they are built.
readelf --debug-dump=info "$library" 2>/dev/null | sed -n 's/.*DW_AT_\(comp_dir\|name\) .*: \(\/.*\)/\2/p' | grep -v '^/usr/' | sort -u >"$scratch/paths"
[ -s "$scratch/paths" ] && complain "has paths of this machine in it, such as $(head -n 1 "$scratch/paths")"

[ "$status" -eq 0 ] && printf '%s: exports, libraries and flags as they must be\n' "$library"
exit "$status"
