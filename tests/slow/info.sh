#!/usr/bin/env bash
# `novel2epub info` finds no promise broken in any book, and every book made from a dump of the measuring material has
# the letters that the dump has.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=${NOVEL2EPUB_SHARED:-$root/../shared}
failed=0
for book in "$root"/build/books/*.epub; do
  name=$(basename "$book" .epub)
  against=()
  dump=$shared/dumps/${name#dump-}/chapters
  [[ $name != dump-* || ! -d $dump ]] || against=(--against "$dump")
  "$NOVEL2EPUB_PROGRAM" info "$book" "${against[@]}" >/dev/null || { echo "in $name"; failed=1; }
done
exit $failed
