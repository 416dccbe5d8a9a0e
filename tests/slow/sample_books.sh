#!/usr/bin/env bash
# Makes the books that the other slow tests read: build/books/NAME.epub, one for each sample and, where the measuring
# material stands beside the checkout, one for each of its dumps, for those show what nobody thought of.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=${NOVEL2EPUB_SHARED:-$root/../shared}
books=$root/build/books
rm -rf "$books"
mkdir -p "$books"

cd "$root/samples"
for options in *.options; do
  name=${options%.options}
  input=$name
  [[ -e $input ]] || input=$name.txt
  eval "words=($(cat "$options"))"
  SOURCE_DATE_EPOCH=1767225600 "$NOVEL2EPUB_PROGRAM" "$input" -o "$books/$name.epub" "${words[@]}"
done
for dump in "$shared"/dumps/*/chapters; do
  [[ -d $dump ]] || continue
  "$NOVEL2EPUB_PROGRAM" "$dump" -q -o "$books/dump-$(basename "$(dirname "$dump")").epub"
done
ls -l "$books"
