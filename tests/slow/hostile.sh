#!/usr/bin/env bash
# Whatever is given for a dump, the program ends by itself within its bounds, with a book or with a message.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

try() {  # STATUS PATTERN INPUT OPTION...: what standard error must hold; an empty pattern: nothing to look for
  local wanted=$1 pattern=$2 status=0
  shift 2
  rm -f book.epub
  (ulimit -v 4000000 && timeout 300 "$NOVEL2EPUB_PROGRAM" "$@" -a x -o book.epub) >out 2>err || status=$?
  if [[ $status != "$wanted" ]] || { [[ -n $pattern ]] && ! grep -q -- "$pattern" err; } || { [[ $status == 1 ]] && [[ -e book.epub ]]; }; then
    echo "$*: status $status, wanted $wanted and \"$pattern\""
    head -n 5 err
    failed=1
  fi
}

python3 - <<'P'
import os, random, zipfile
one = '第1章 一\n\n他走了很远的路。\n'
def put(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, 'wb').write(data if isinstance(data, bytes) else data.encode())
put('line/1.txt', '第1章 长\n' + '他走了很远的路,没有回头.' * 1400000)
put('latin/1.txt', 'a' * 50000000)
put('brackets/1.txt', '第1章 一\n' + '（' * 3000000 + '他')
put('tags/1.txt', '第1章 一\n' + '<b><ruby>' * 500000 + '他&' + '&amp;' * 500000)
put('commands/1.txt', '第１話\n' + '［＃「夢」に傍点' * 300000 + 'かれはいった。')
for i in range(1, 100001):
    put(f'many/{i}.txt', f'第{i}章 路\n\n他走到第{i}个路口。\n')
deep = 'deep' + '/d' * 80
put(deep + '/1.txt', one)
put('deep/1.txt', one)
put('loop/1.txt', one)
os.symlink('.', 'loop/self')
os.symlink('../loop', 'loop/up')
os.symlink('round', 'loop/round')
put('dead/1.txt', one)
os.symlink('nowhere.txt', 'dead/2.txt')
put('fifo/1.txt', one)
os.mkfifo('fifo/2.txt')
for i, name in enumerate([b'1 new\nline', b'2 \xff\xfe', b'3 <&">', b'4 \x01', '5 第二章'.encode('gb18030'), b'6 ' + b'n' * 240]):
    os.makedirs('names', exist_ok=True)
    open(b'names/' + name + b'.txt', 'w').write(f'他走到第{i}处。\n')
put('empty/1.txt', '')
for i in range(1, 4):
    put(f'site/{i}.txt', f'某某小说网 > 书 > 第{i}章\n\n1秒记住某某小说网:www.moumou.example。手机版阅读网址:m.moumou.example\n')
put('noise/1.txt', random.Random(1).randbytes(200000))
put('zeros/1.txt', bytes(200000))
os.makedirs('zip')
with zipfile.ZipFile('zip/1.txt', 'w') as archive:
    archive.writestr('a.txt', '他走了。' * 1000)
put('pdf/1.txt', b'%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n')
put('png/1.txt', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
P

try 0 '' line
try 0 '' latin
try 0 '' brackets
try 0 '' tags
try 0 '' commands --lang ja
try 0 '' many
try 0 '\[discover.skipped\]' deep
try 0 '' loop
try 1 '2.txt: error: .*\[input.unreadable\]' dead
try 0 '\[discover.skipped\]' fifo -v
try 0 '' names
try 1 '\[input.no-text\]' empty
try 1 '\[input.no-text\]' site
try 1 '1.txt: error: .*\[decode.binary\]' noise
try 1 '\[input.no-text\]' zeros
try 1 'ZIP.*\[decode.binary\]' zip
try 1 'PDF.*\[decode.binary\]' pdf
try 1 'PNG.*\[decode.binary\]' png
exit $failed
