#!/usr/bin/env bash
# The whole quick suite once more, under AddressSanitizer and UndefinedBehaviorSanitizer.
set -euo pipefail
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset asan "${launcher[@]}"
cmake --build --preset asan
ctest --preset asan -j "$(nproc)" --output-on-failure
