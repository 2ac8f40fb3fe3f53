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
