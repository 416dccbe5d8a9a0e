#!/usr/bin/env bash
# Ace finds no violation in the samples' books.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tools=$root/build/tools
[[ -x $tools/node_modules/.bin/ace-cli ]] || { echo "Ace is not installed"; exit 77; }
browser=$(command -v chromium || command -v google-chrome || true)
[[ -n $browser ]] || { echo "no browser is here"; exit 77; }

# Ace takes a browser, but no flags for it; without these it does not start as root or without a GPU.
wrapper=$tools/browser
printf '#!/bin/sh\nexec "%s" --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run "$@"\n' "$browser" > "$wrapper"
chmod +x "$wrapper"
export PUPPETEER_EXECUTABLE_PATH=$wrapper ACE_TIMEOUT_INITIAL=60000

for options in "$root"/samples/*.options; do
  name=$(basename "$options" .options)
  out=$root/build/books/ace/$name
  rm -rf "$out"
  mkdir -p "$out"
  "$tools/node_modules/.bin/ace-cli" -f -o "$out" -t "$out/tmp" --timeout 120000 \
    "$root/build/books/$name.epub" >"$out/ace.log" 2>&1 || { cat "$out/ace.log"; exit 1; }
  node "$root/tests/tools/ace_violations.mjs" "$out/report.json" || { echo "in $name"; exit 1; }
  rm -rf "$out/tmp"
done
