#!/usr/bin/env bash
# Feeds each fuzz target of the sanitized build for a while:
#   tests/slow/fuzzing.sh [SECONDS for all targets together, 60]
set -euo pipefail
seconds=${1:-60}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
targets=(build/fuzz/tests/fuzz/*_fuzz)
if [[ ! -x ${targets[0]} ]]; then
  echo "no fuzz targets are built: cmake --preset fuzz && cmake --build --preset fuzz"
  exit 77
fi

for target in "${targets[@]}"; do
  grown=build/fuzz/corpus/$(basename "$target")
  mkdir -p "$grown" build/fuzz/found
  echo "== $(basename "$target")"
  "$target" -max_total_time=$((seconds / ${#targets[@]})) -timeout=20 -rss_limit_mb=2048 -max_len=16384 \
    -error_exitcode=1 -print_final_stats=1 -artifact_prefix=build/fuzz/found/ "$grown" tests/fuzz/corpus 2>&1 |
    grep -vE '^#[0-9]+\s+(REDUCE|NEW|pulse)'
done
