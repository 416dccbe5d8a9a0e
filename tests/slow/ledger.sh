#!/usr/bin/env bash
# The books balance by a count that shares no code with the program, and every entry of the ledger stands where it says.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=${NOVEL2EPUB_SHARED:-$root/../shared}
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
check() {  # INPUT OPTION...
  local input=$1
  shift
  "$NOVEL2EPUB_PROGRAM" "$input" -q -o "$work/book.epub" --report "$work/report.json" "$@" 2>"$work/err" ||
    { cat "$work/err"; failed=1; return; }
  "$root/tests/tools/check_ledger.py" "$input" "$work/book.epub" "$work/report.json" >"$work/out" || failed=1
  printf '%s: ' "$(basename "$(dirname "$input")")/$(basename "$input")"
  tail -n 20 "$work/out"
}

for options in "$root"/samples/*.options; do
  input=${options%.options}
  [[ -e $input ]] || input+=.txt
  check "$input"
done
mkdir "$work/ja"
cp "$root"/tests/fuzz/corpus/commands* "$work/ja"
for file in "$work"/ja/*; do  # without the byte that chooses the fuzzer's settings
  tail -c +2 "$file" >"$file.txt"
  rm "$file"
done
check "$work/ja" --lang ja
for dump in "$shared"/seed "$shared"/dumps/*/chapters; do
  [[ -d $dump ]] && check "$dump"
done
exit $failed
