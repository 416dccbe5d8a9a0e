#!/usr/bin/env bash
# Builds everything with clang, without a warning, and runs the whole quick suite under AddressSanitizer and
# UndefinedBehaviorSanitizer. The fuzz targets are in the same build: compiling is the dearest part of all checks.
set -euo pipefail
command -v clang++-19 >/dev/null || { echo "clang++-19 is not here"; exit 77; }
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset fuzz -DCMAKE_COMPILE_WARNING_AS_ERROR=ON -DNOVEL2EPUB_SLOW_TESTS=OFF "${launcher[@]}"
cmake --build --preset fuzz
ctest --preset fuzz -j "$(nproc)" --output-on-failure
