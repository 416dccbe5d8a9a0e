#!/usr/bin/env bash
# Every section of the samples' books shows in a reading engine, by day and by night, and the contents lead where they
# say. Pictures of each book are left in build/screenshots for a person to look at.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tools=$root/build/tools
[[ -d $tools/node_modules/foliate-js ]] || { echo "foliate-js is not installed"; exit 77; }
browser=$(command -v chromium || command -v google-chrome || true)
[[ -n $browser ]] || { echo "no browser is here"; exit 77; }
rm -rf "$root/build/screenshots"
# Turning each of 3,000 chapters by day and by night would take longer than all else together.
books=()
for book in "$root"/build/books/*.epub; do [[ $book == */huge.epub ]] || books+=("$book"); done
node "$root/tests/tools/reading_engine.mjs" "$tools" "$browser" "$root/build/screenshots" "${books[@]}"
