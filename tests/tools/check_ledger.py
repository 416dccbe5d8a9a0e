#!/usr/bin/env python3
"""Checks a book and its report against the input, sharing no code with the program.

    check_ledger.py INPUT BOOK.epub REPORT.json

INPUT is the folder or file that the book was made from. Every entry of the ledger must be exactly what stands at
its line and column of the file as the report's charset decodes it, and the letters and digits of the input must be
those of the ledger and of the book's pages together.
"""
import collections
import html
import json
import pathlib
import re
import sys
import unicodedata
import zipfile
from xml.etree import ElementTree

CODECS = {'GB18030': 'gb18030', 'Big5-HKSCS': 'big5hkscs', 'Shift_JIS': 'cp932', 'EUC-JP': 'euc_jp',
          'EUC-KR': 'cp949', 'UTF-16LE': 'utf-16-le', 'UTF-16BE': 'utf-16-be', 'UTF-8': 'utf-8'}
XHTML = '{http://www.w3.org/1999/xhtml}'
OPF = '{http://www.idpf.org/2007/opf}'


def decoded(data, charset):
    text = data.decode(CODECS.get(charset, charset), errors='replace')
    text = text.removeprefix('\ufeff')
    text = re.sub('\r?\r\n|[\r\v\f\x85\u2028\u2029]', '\n', text)
    text = re.sub('[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef]', '', text)
    return ''.join(c for c in text if ord(c) & 0xFFFE != 0xFFFE)


def folded(c):
    if 'ﾞ' <= c <= 'ﾟ':
        return ''
    if '０' <= c <= 'ｚ' or 'ｦ' <= c <= 'ﾝ' or '\u2f00' <= c <= '\u2fd5':
        return unicodedata.normalize('NFKD', c)
    if '\uf900' <= c <= '\ufaff' or '\U0002f800' <= c <= '\U0002fa1f':
        return c
    if '\x80' <= c <= '\x9f':
        return bytes([ord(c)]).decode('cp1252', errors='ignore')
    return unicodedata.normalize('NFD', c)


def glyphs(entries):
    """The characters that Aozora's descriptions stand for: ※［＃「口＋世」、U+20B9F］, ※［＃…、第3水準1-84-77］."""
    found = []
    for entry in entries:
        if entry['rule'] != 'J-5' or not entry['text'].startswith('※'):
            continue
        code, cell = re.search('U\\+([0-9A-Fa-f]{4,6})', entry['text']), re.search('([12])-(\\d+)-(\\d+)', entry['text'])
        if code:
            found.append(chr(int(code.group(1), 16)))
        elif cell:
            plane, row, column = map(int, cell.groups())
            found.append((b'\x8f' * (plane - 1) + bytes([0xA0 + row, 0xA0 + column])).decode('euc_jis_2004'))
    return ''.join(found)


def letters(text):
    count = collections.Counter()
    for c, n in collections.Counter(text).items():
        for part in folded(c):
            if unicodedata.category(part)[0] in 'LN':
                count[part] += n
    return count


def entities(text):
    """Entities as the characters that they stand for; doubly escaped ones too."""
    text = re.sub(r'&(?:amp;)+(?=#?\w+;)', '&', text)
    # What scrapers leave of "&amp;ldquo;" and its like.
    text = re.sub(r'(?<![0-9A-Za-z])(?:&(?:amp;)+(?:l|r|ld|rd|ls|rs|he|hel|md|mid)(?![0-9A-Za-z;=]))+', '“', text)
    return re.sub(r'&#?\w+;', lambda m: html.unescape(m.group()), text)


def pages(book):
    """The text of the chapters and of their headings."""
    body, heads = [], []
    with zipfile.ZipFile(book) as archive:
        package = ElementTree.fromstring(archive.read('EPUB/package.opf'))
        hrefs = {item.get('id'): item.get('href') for item in package.iter(OPF + 'item')}
        title = ''.join(package.find('.//{http://purl.org/dc/elements/1.1/}title').itertext())
        heads.append(title)
        for itemref in package.iter(OPF + 'itemref'):
            href = hrefs[itemref.get('idref')]
            root = ElementTree.fromstring(archive.read('EPUB/' + href))
            if href.startswith('nav') or href.endswith(('titlepage.xhtml', 'cover.xhtml')):
                continue
            walk(root.find(XHTML + 'body'), body, heads)
    return '\n'.join(body), '\n'.join(heads)


def walk(element, body, heads):
    name = element.tag.removeprefix(XHTML)
    if re.fullmatch('h[1-6]', name) or element.get('class') in ('label', 'volume'):
        heads.append(''.join(element.itertext()))
    elif element.get('class') == 'facts' or name == 'figcaption':
        pass  # said anew from a line or a marker of the text that the ledger holds
    else:
        body.append(element.text or '')
        for child in element:
            walk(child, body, heads)
    body.append(element.tail or '')


def main():
    source, book, report = pathlib.Path(sys.argv[1]), sys.argv[2], json.load(open(sys.argv[3], encoding='utf-8'))
    base = source if source.is_dir() else source.parent
    charsets = {s['file']: s['charset'] for chapter in report['chapters'] for s in chapter['sources']}
    for name in {entry['file'] for entry in report['removed']} - charsets.keys():
        charsets[name] = charsets[next(iter(charsets))]
    texts = {name: decoded((base / name).read_bytes(), charset) for name, charset in charsets.items()}
    lines = {name: text.split('\n') for name, text in texts.items()}

    wrong = 0
    for entry in report['removed']:
        rows = lines[entry['file']][entry['line'] - 1:entry['line'] + entry['text'].count('\n')]
        found = '\n'.join(rows)[entry['column'] - 1:]
        if not found.startswith(entry['text']) or not entry['text']:
            wrong += 1
            print('not there:', json.dumps(entry, ensure_ascii=False), 'but', repr(found[:60]))

    left = letters('\n'.join(entities(text) for text in texts.values()))
    left.subtract(letters('\n'.join(entities(entry['text']) for entry in report['removed'])))
    left.update(letters(glyphs(report['removed'])))
    body, heads = pages(book)
    left.subtract(letters(body))
    # The blurb has a page of its own, be it given or found in the text, from which it goes to the ledger.
    front = '\n'.join(entry['text'] for entry in report['removed'] if entry['rule'] == 'front.metadata')
    for line in report['book']['description'].split('\n'):
        if line in body and (line in front or not any(line in text for text in texts.values())):
            left.update(letters(line))
    # What is neither in the ledger nor in a paragraph stands in a heading.
    left.subtract({c: min(n, left[c]) for c, n in letters(heads).items() if left[c] > 0})
    unbalanced = {c: n for c, n in left.items() if n != 0}
    if unbalanced:
        print('unbalanced:', dict(sorted(unbalanced.items(), key=lambda item: -abs(item[1]))[:40]))
    print(f'{len(texts)} files, {len(report["removed"])} entries, {wrong} wrong, '
          f'{sum(map(abs, unbalanced.values()))} letters unbalanced')
    return 1 if wrong or unbalanced else 0


if __name__ == '__main__':
    sys.exit(main())
