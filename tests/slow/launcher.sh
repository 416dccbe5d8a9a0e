#!/usr/bin/env bash
# scripts/novel2epub takes paths from where it is called, is silent when there is nothing to build, and passes on the
# exit status.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir 'my chapters'
printf '第一章 晨\n\n天亮了。\n' >'my chapters/1.txt'
"$root/scripts/novel2epub" 'my chapters' -o 'my book.epub' --author 某
[[ -s 'my book.epub' ]]

said=$("$root/scripts/novel2epub" 'my chapters' -q -o again.epub --author 某 2>&1)
[[ -z $said ]] || { echo "said: $said"; exit 1; }
cmp 'my book.epub' again.epub

ln -s "$root/scripts/novel2epub" linked
status=0
./linked nowhere -o none.epub 2>/dev/null || status=$?
[[ $status == 1 ]] || { echo "status $status"; exit 1; }
