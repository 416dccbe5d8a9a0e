#!/usr/bin/env bash
# Times conversion of made-up novels of 1, 4 and 16 times CHAPTERS chapters, and what 4 times the input costs (4.0 is
# linear). The yardstick is gzip on the same bytes: nothing that writes a compressed book can do with less.
# The last line is what a book of three chapters costs, with its rules and without: what every run pays.
#   bench/run.sh [CHAPTERS, 250] [RUNS, 5]
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
chapters=${1:-250}
runs=${2:-5}
work=$root/build/bench
mkdir -p "$work"
[[ -x $root/build/release/novel2epub ]] || "$root/scripts/novel2epub" --version

now() { date +%s%N; }
median() { sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
# timed COMMAND…: the median of the runs, in milliseconds; one run before them warms the page cache.
timed() {
  "$@" >/dev/null
  for ((i = 0; i < runs; ++i)); do
    local start
    start=$(now)
    "$@" >/dev/null
    echo $((($(now) - start) / 1000))
  done | median | awk '{printf "%.1f\n", $1 / 1000}'
}
# The same in processor time, which other programs on the machine hardly change.
busy() {
  local TIMEFORMAT='%3U %3S'
  "$@" >/dev/null
  for ((i = 0; i < runs; ++i)); do { time "$@" >/dev/null 2>&1; } 2>&1; done |
    awk '{printf "%.1f\n", 1000 * ($1 + $2)}' | median
}
convert() { SOURCE_DATE_EPOCH=0 "$root/build/release/novel2epub" "$1" -q -t 长夜行船 -a 某 -o "$work/book.epub" -j "$2" "${@:3}"; }
pack() { cat "$1"/* | gzip -6; }

printf '%8s %9s %12s %12s %12s %9s %9s\n' chapters MB "1 thread ms" "all ms" "gzip ms" "x gzip" "growth"
before=
for times in 1 4 16; do
  folder=$work/$((chapters * times))
  [[ -d $folder ]] || "$root/bench/make_corpus.py" "$folder" --chapters $((chapters * times))
  one=$(busy convert "$folder" 1)
  all=$(timed convert "$folder" 0)
  yardstick=$(busy pack "$folder")
  megabytes=$(cat "$folder"/* | wc -c | awk '{printf "%.1f", $1 / 1e6}')
  growth=$([[ -z $before ]] && echo - || awk "BEGIN {printf \"%.2f\", $one / $before}")
  printf '%8s %9s %12s %12s %12s %9s %9s\n' $((chapters * times)) "$megabytes" "$one" "$all" "$yardstick" \
    "$(awk "BEGIN {printf \"%.2f\", $one / $yardstick}")" "$growth"
  before=$one
done

tiny=$work/3
[[ -d $tiny ]] || "$root/bench/make_corpus.py" "$tiny" --chapters 3
with_rules=$(busy convert "$tiny" 1 --cover none)
without=$(busy convert "$tiny" 1 --cover none --strip off)
printf 'start-up: %s ms, without rules %s ms\n' "$with_rules" "$without"
