#!/usr/bin/env bash
# Every section of the samples' books shows in a reading engine, and the contents lead where they say.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tools=$root/build/tools
[[ -d $tools/node_modules/foliate-js ]] || { echo "foliate-js is not installed"; exit 77; }
browser=$(command -v chromium || command -v google-chrome || true)
[[ -n $browser ]] || { echo "no browser is here"; exit 77; }
node "$root/tests/tools/reading_engine.mjs" "$tools" "$browser" "$root"/build/books/*.epub
