#!/usr/bin/env bash
# Makes the books that the other slow tests read, as build/books/NAME.epub: one for each sample, a hostile one, long
# ones, and one for each dump of the measuring material where it stands beside the checkout.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=${NOVEL2EPUB_SHARED:-$root/../shared}
books=$root/build/books
rm -rf "$books"
mkdir -p "$books/dumps"

for options in "$root"/samples/*.options; do
  name=$(basename "$options" .options)
  input=$name
  [[ -e $root/samples/$input ]] || input=$name.txt
  eval "words=($(cat "$options"))"
  (cd "$root/samples" && SOURCE_DATE_EPOCH=1767225600 "$NOVEL2EPUB_PROGRAM" "$input" -o "$books/$name.epub" "${words[@]}")
done

# Whatever the text holds, the book is valid: markup, entities, characters that XML forbids, other scripts, no letters.
hostile=$books/dumps/hostile
mkdir -p "$hostile"
printf '第1章 A&B公司<内部>]]> "x" '"'y'"'\n\n<script>alert(1)</script>&amp;lt;p&gt; ]]> <!-- -- -->\n他说:&nbsp;&bogus;&#0;&#x1F600;\n' >"$hostile/1.txt"
printf '第2章 \x01\x08\x0b\x0c\x1b控\x7f制\n\n\xef\xbf\xbe\xf0\x9f\xbf\xbe他\xc2\x85走\xe2\x80\xa8了\xe2\x80\xae。\xef\xbf\xbd\n' >"$hostile/2.txt"
printf '第3章\n\n……\n\n！！！\n\n***\n\n---\n\n？\n' >"$hostile/3.txt"
{ printf '第4章 长\n\n'; for _ in {1..4000}; do printf '这一段没有尽头,'; done; printf '\n'; } >"$hostile/4.txt"
printf '第5章 🏴‍☠️ שלום العربية ไทย 𠮷野家\n\nשלום עולם 👨‍👩‍👧‍👦 é e\xcc\x81 葛\xf3\xa0\x84\x80城 ﷽ Ⅷ ㍿ \xee\x80\x80\n' >"$hostile/5.txt"
printf '<html><head><title>t</title><style>p{}</style></head><body><h1>第6章 页</h1><p id="a" onclick="x()">一。<p>二。<br>三。<table><tr><td>四</table></body></html>\n' >"$hostile/6.txt"
"$NOVEL2EPUB_PROGRAM" "$hostile" -o "$books/hostile.epub" --title 'A & B <i>"书"</i>' --author $'"某" & \'Co\' <x>' --description $'第一行 <b>&\n\n第二行 ]]>' \
  --subtitle '<副>' --translator 'T & <T>' --illustrator 绘 --editor 编 --set 'creator:aut=第二 & 人' --set 'rights=© <R> & Co' \
  --set type=novel --set 'identifier=978-7-02-000220-7' --set 'relation=r' --set 'coverage=c' --set 'format=f' --set 'publisher=二' \
  --certified-by '某 & Co' --a11y-report 'https://novel.example/a?b=1&c=2' \
  --series 'S & <S>' --series-index 1.5 --subject 'a<b & c' --subject '温情' --source 'https://novel.example/?a=1&b=<2>' --publisher '"P" & Söhne'

# Long enough that the contents no longer fit a page in the book; once flat, once in volumes.
"$root/bench/make_corpus.py" "$books/dumps/long" --chapters 330 --letters 60
"$NOVEL2EPUB_PROGRAM" "$books/dumps/long" -q -o "$books/long.epub" -a 某
for volume in 1 2 3; do
  mkdir -p "$books/dumps/volumes/第${volume}卷 江湖"
  cp "$books"/dumps/long/第[$volume]??章.txt "$books/dumps/volumes/第${volume}卷 江湖/"
done
"$NOVEL2EPUB_PROGRAM" "$books/dumps/volumes" -q -o "$books/volumes.epub" -a 某
"$NOVEL2EPUB_PROGRAM" "$books/dumps/volumes" -q -o "$books/split.epub" -a 某 --split-volumes
"$NOVEL2EPUB_PROGRAM" "$books/dumps/long" -q -o "$books/every.epub" -t 长夜行船 -a 某 --split-every 200

# 3,000 chapters in 30 volumes, which every reader must open.
"$root/bench/make_corpus.py" "$books/dumps/huge" --chapters 3000 --letters 60
for volume in {1..30}; do
  mkdir -p "$books/dumps/thirty/第${volume}卷 长夜"
  for ((chapter = volume * 100 - 99; chapter <= volume * 100; ++chapter)); do
    mv "$books/dumps/huge/第${chapter}章.txt" "$books/dumps/thirty/第${volume}卷 长夜/"
  done
done
"$NOVEL2EPUB_PROGRAM" "$books/dumps/thirty" -q -o "$books/huge.epub" -t 长夜行船 -a 某

for dump in "$shared"/dumps/*/chapters; do
  [[ -d $dump ]] || continue
  "$NOVEL2EPUB_PROGRAM" "$dump" -q -o "$books/dump-$(basename "$(dirname "$dump")").epub"
done
rm -r "$books/dumps"
ls -l "$books"
