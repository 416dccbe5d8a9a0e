#!/usr/bin/env bash
# Builds everything with clang, without a warning, and feeds each fuzz target for a while:
#   tests/slow/fuzzing.sh [SECONDS for all targets together, 60]
set -euo pipefail
seconds=${1:-60}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
command -v clang++-19 >/dev/null || { echo "clang++-19 is not here"; exit 77; }
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset fuzz -DCMAKE_COMPILE_WARNING_AS_ERROR=ON "${launcher[@]}"
cmake --build --preset fuzz

targets=(build/fuzz/tests/fuzz/*_fuzz)
for target in "${targets[@]}"; do
  grown=build/fuzz/corpus/$(basename "$target")
  mkdir -p "$grown" build/fuzz/found
  echo "== $(basename "$target")"
  "$target" -max_total_time=$((seconds / ${#targets[@]})) -timeout=20 -rss_limit_mb=2048 -max_len=16384 \
    -error_exitcode=1 -print_final_stats=1 -artifact_prefix=build/fuzz/found/ "$grown" tests/fuzz/corpus 2>&1 |
    grep -vE '^#[0-9]+\s+(REDUCE|NEW|pulse)'
done
