#!/usr/bin/env bash
# Times the inline pass of the normalizer on chapters, beside the compression of the same text:
#   bench/normalize.sh [FILE...]   (default: one made-up chapter, clean; with every twentieth line washed; all washed)
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cmake --build "$root/build/release" --target novel2epub_bench >/dev/null
if [[ $# -eq 0 ]]; then
  work=$root/build/bench/normalize
  "$root/bench/make_corpus.py" "$work" --chapters 1
  grep -v 'qingniao\|青鸟书屋' "$work/第1章.txt" | grep . >"$work/washed.txt"
  sed 'y/,?!:/，？！：/; s/12：30/12:30/g; s/3，000/3,000/g' "$work/washed.txt" >"$work/clean.txt"
  paste -d '\n' "$work/clean.txt" "$work/washed.txt" | awk 'NR % 40 == 0 || NR % 2 == 1 && NR % 40 != 39' >"$work/typical.txt"
  set -- "$work/clean.txt" "$work/typical.txt" "$work/washed.txt"
fi
"$root/build/release/novel2epub_bench" "$@"
