#!/usr/bin/env bash
# Builds everything with clang, without a warning, and runs the whole quick suite under AddressSanitizer and
# UndefinedBehaviorSanitizer. The fuzz targets are in the same build: compiling is the dearest part of all checks.
# One process for each core, since starting a sanitized one takes longer than most tests. The shared cases start the
# program two hundred times over, for what NormalizeCases tries within one process as well.
set -euo pipefail
command -v clang++-19 >/dev/null || { echo "clang++-19 is not here"; exit 77; }
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset fuzz -DCMAKE_COMPILE_WARNING_AS_ERROR=ON -DNOVEL2EPUB_SLOW_TESTS=OFF "${launcher[@]}"
cmake --build --preset fuzz
cd build/fuzz/tests
shards=$(nproc)
pids=() failed=0
for ((i = 0; i < shards; ++i)); do
  GTEST_TOTAL_SHARDS=$shards GTEST_SHARD_INDEX=$i ./novel2epub_tests --gtest_brief=1 \
    --gtest_filter=-Shared.NormalizationCases >"shard-$i.log" 2>&1 &
  pids+=($!)
done
for ((i = 0; i < shards; ++i)); do
  wait "${pids[i]}" || failed=1
  tail -n 400 "shard-$i.log"
done
exit $failed
