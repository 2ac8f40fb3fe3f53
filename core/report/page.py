"""The review as one page that asks nothing from anywhere: readable on a telephone, printable, with a replay in it."""

import json
import re
from html import escape

from core.report.document_model import Block, Bullets, Paragraph, Picture, Table, Translator
from core.report.review import Review

LONG = 30
"""So many letters are a long word."""
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_EVENT = re.compile(r"⟦(\d+)⟧")
_STYLE = """
:root { color-scheme: light; --ink: #22302b; --muted: #55635d; --line: #d9d2c4; --accent: #2a6555; --paper: #faf7f1; }
* { box-sizing: border-box; }
body { font: 1.02rem/1.55 Georgia, 'Times New Roman', serif; max-width: 62rem; margin: 0 auto; padding: 1.2rem;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1, h2, h3, nav, table, .replay { font-family: system-ui, sans-serif; }
h1 { line-height: 1.2; } h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--line); }
nav ol { columns: 2; } nav a, a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: .88rem; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: normal; } td.long { overflow-wrap: anywhere; } td.day { white-space: nowrap; }
figure { margin: 1rem 0; overflow-x: auto; } figure svg { max-width: 100%; height: auto; }
blockquote { margin: .8rem 0; padding: .2rem 1rem; border-left: .25rem solid var(--accent); white-space: pre-line; }
cite { color: var(--muted); font-size: .85rem; font-style: normal; }
.author { background: #f6e3db; padding: .2rem .5rem; }
a.n { font: .75rem system-ui; text-decoration: none; vertical-align: super; }
.replay { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; background: #fffdf9; }
.replay input { width: 100%; height: 44px; } .replay button { min-height: 44px; min-width: 44px; }
.replay ul { list-style: none; padding-left: 1.1rem; margin: .1rem 0; }
.replay .new { color: var(--accent); font-weight: 600; }
@media print { section.played, nav { display: none; } tr, figure { break-inside: avoid; }
  table { display: table; } section { break-inside: auto; }
  h2 { break-after: avoid; } body { background: white; } }
"""
_REPLAY = """
const moves = JSON.parse(document.getElementById('moves').textContent);
const [slider, tree, when] = ['at', 'tree', 'when'].map(id => document.getElementById(id));
function show(count) {
  const codes = new Map();
  for (const m of moves.slice(0, count)) {
    const c = codes.get(m.code) || {name: '', parent: '', gone: false, n: m.n};
    if (m.name !== undefined) c.name = m.name;
    if (m.parent !== undefined) c.parent = m.parent;
    if (m.kind === 'merged') c.gone = m.into;
    if (m.kind === 'deleted') c.gone = true;
    c.n = m.n;
    codes.set(m.code, c);
  }
  const stands = id => { const seen = new Set(); while (id && codes.has(id) && typeof codes.get(id).gone === 'string'
    && !seen.has(id)) { seen.add(id); id = codes.get(id).gone; } return id; };
  const last = count ? moves[count - 1] : null;
  const below = new Map();
  for (const [id, c] of codes) if (!c.gone) {
    let up = stands(c.parent);
    while (up && codes.has(up) && codes.get(up).gone === true) up = stands(codes.get(up).parent);
    if (!codes.has(up)) up = '';
    below.set(up, [...(below.get(up) || []), id]);
  }
  const list = up => {
    const ul = document.createElement('ul');
    for (const id of (below.get(up) || []).sort((a, b) => codes.get(a).name.localeCompare(codes.get(b).name))) {
      const li = document.createElement('li');
      li.textContent = codes.get(id).name;
      if (last && last.code === id) li.className = 'new';
      if (below.has(id)) li.append(list(id));
      ul.append(li);
    }
    return ul;
  };
  tree.replaceChildren(list(''));
  when.textContent = last ? last.day + ' · ' + last.n : '';
}
slider.max = moves.length; slider.value = moves.length;
slider.addEventListener('input', () => show(+slider.value));
let timer = null;
document.getElementById('play').addEventListener('click', () => {
  if (timer) { clearInterval(timer); timer = null; return; }
  if (+slider.value >= moves.length) slider.value = 0;
  timer = setInterval(() => {
    slider.value = +slider.value + 1; show(+slider.value);
    if (+slider.value >= moves.length) { clearInterval(timer); timer = null; }
  }, 250);
});
show(moves.length);
"""


def page(review: Review) -> bytes:
    """The file's bytes."""
    said = Translator(review.language)
    titles = [*(section.title for section in review.sections), said("Replay"), said("The trail")]
    nav = "".join(f'<li><a href="#s{n}">{escape(title)}</a></li>' for n, title in enumerate(titles))
    sections = "".join(
        f'<section id="s{n}"><h2>{escape(section.title)}</h2>{"".join(map(_block, section.blocks))}</section>'
        for n, section in enumerate(review.sections)
    )
    count = len(review.sections)
    return (
        f'<!doctype html><html lang="{review.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'\">"
        f"<title>{escape(review.title)}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(review.title)}</h1><p>{escape(said('Validity review'))}</p><nav><ol>{nav}</ol></nav>"
        f"{sections}{_replay(review, said, count)}{_trail(review, said, count + 1)}"
        f"<script>{_REPLAY}</script></body></html>\n"
    ).encode()


def _replay(review: Review, said: Translator, number: int) -> str:
    moves = json.dumps(review.moves, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<section class="played" id="s{number}"><h2>{escape(said("Replay"))}</h2><div class="replay">'
        f'<script type="application/json" id="moves">{moves}</script>'
        f"<label>{escape(said('The codebook after so many decisions on it'))}"
        f'<input type="range" id="at" min="0" value="0"></label>'
        f'<button id="play" type="button">{escape(said("Play or pause"))}</button> <span id="when" aria-live="polite">'
        f'</span><div id="tree"></div></div></section>'
    )


def _trail(review: Review, said: Translator, number: int) -> str:
    header = "".join(f"<th>{escape(said(each))}</th>" for each in ("", "When", "By", "Decision", "Because"))
    rows = "".join(
        f'<tr id="e{n}"><td>{n}</td>{"".join(map(_cell, (day, by, words, why)))}</tr>'
        for n, day, by, words, why in review.trail
    )
    return (
        f'<section id="s{number}"><h2>{escape(said("The trail"))}</h2>'
        f'<table id="trail"><thead><tr>{header}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return (
            f'<p class="author">{_linked(block.text)}</p>' if block.is_for_author else f"<p>{_linked(block.text)}</p>"
        )
    if isinstance(block, Bullets):
        return "<ul>" + "".join(f"<li>{_linked(item)}</li>" for item in block.items) + "</ul>" if block.items else ""
    if isinstance(block, Table):
        head = "".join(f"<th>{escape(cell)}</th>" for cell in block.header)
        rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if block.rows else ""
    if isinstance(block, Picture):
        label = escape(block.label)
        return f'<figure role="img" aria-label="{label}">{block.svg}<figcaption>{label}</figcaption></figure>'
    return f"<blockquote>{escape(block.words)}<br><cite>{escape(block.where)}</cite></blockquote>"


def _cell(words: str) -> str:
    """What holds a word that no column is wide enough for may be cut anywhere, a day nowhere."""
    kind = ' class="long"' if max(map(len, words.split()), default=0) > LONG else ""
    kind = ' class="day"' if _DAY.fullmatch(words) else kind
    return f"<td{kind}>{_linked(words)}</td>"


def _linked(text: str) -> str:
    return _EVENT.sub(r'<a class="n" href="#e\1">\1</a>', escape(text))
