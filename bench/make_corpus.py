#!/usr/bin/env python3
"""Writes a made-up web novel as a site dumps it, for measuring: the same arguments give the same bytes.

usage: make_corpus.py FOLDER [--chapters N] [--letters N] [--encoding NAME] [--whole]

One file a chapter (or one whole novel with --whole), with breadcrumb, heading, half-width marks and footer. Sentences
are put together from a word list whose frequencies fall as those of a language do, so that it compresses like one.
"""
import argparse
import pathlib
import random

WORDS = ('他 她 我 你 的 了 在 是 不 也 又 就 都 还 却 把 被 从 向 对 和 跟 这 那 一个 两个 什么 怎么 已经 忽然 慢慢 终于 '
         '似乎 大概 其实 只是 因为 所以 如果 但是 后来 当时 现在 昨天 明天 夜里 清晨 黄昏 雾 雨 雪 风 灯 船 山 河 桥 路 '
         '门 窗 桌子 椅子 茶 酒 饭 书 信 钥匙 铁盒 海图 灯塔 码头 渡口 客栈 书店 茶馆 铺子 院子 屋檐 台阶 巷口 城门 老人 '
         '少年 姑娘 先生 师傅 掌柜 书生 船家 邻居 孩子 朋友 父亲 母亲 爷爷 名字 声音 眼睛 手心 肩膀 影子 笑容 心事 故事 '
         '秘密 答案 消息 日子 季节 光阴 看见 听见 想起 忘记 走过 停下 抬头 低头 转身 回答 说道 笑道 问道 点头 摇头 沉默 '
         '等待 离开 回来 打开 关上 拿出 放下 坐下 站起来 推开 接过 递给 点亮 吹灭 安静 明亮 遥远 温暖 冰凉 旧 新 长 短 '
         '轻轻地 认真地 不由得 不知道 没有人 有一天 许多年 每一次 第三章 三百六十五级 12:30 3,000元 二十三分钟').split()
WEIGHTS = [1 / (rank + 3) for rank in range(len(WORDS))]
NAMES = '陆迟 阿棠 秦伯 周禾 韩渡 何远 沈先生 老谭'.split()


def clause(rng):
    return ''.join(rng.choices(WORDS, WEIGHTS, k=rng.randint(3, 8)))


def sentence(rng):
    text = ','.join(clause(rng) for _ in range(rng.randint(1, 4))) + rng.choice('。。。。?!')
    return f'{rng.choice(NAMES)}说:“{text}”' if rng.random() < 0.3 else text


def chapter(number, letters, rng):
    title = f'第{number}章 {clause(rng)[:8]}'
    paragraphs, have = [], 0
    while have < letters:
        paragraphs.append(''.join(sentence(rng) for _ in range(rng.randint(1, 4))))
        have += len(paragraphs[-1])
    return title, paragraphs


def dumped(number, title, paragraphs):
    return '\n\n'.join([f'青鸟书屋 > 长夜行船 > {title}', f'{title}\n', *paragraphs,
                        f'\n  (https://www.qingniao.example/book/7/{number}.html)',
                        '\n1秒记住青鸟书屋:www.qingniao.example。手机版阅读网址:m.qingniao.example'])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--chapters', type=int, default=500)
    parser.add_argument('--letters', type=int, default=3000)
    parser.add_argument('--encoding', default='utf-8')
    parser.add_argument('--whole', action='store_true')
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    whole = []
    for number in range(1, options.chapters + 1):
        title, paragraphs = chapter(number, options.letters, random.Random(number))
        if options.whole:
            whole.append('\n\n'.join([title, *('　　' + p for p in paragraphs)]))
        else:
            text = dumped(number, title, paragraphs)
            (options.folder / f'第{number}章.txt').write_bytes(text.encode(options.encoding))
    if options.whole:
        (options.folder / '长夜行船.txt').write_bytes('\n\n'.join(whole).encode(options.encoding))


main()
