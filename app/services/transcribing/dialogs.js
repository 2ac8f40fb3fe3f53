// Dialogs: which keys do what, who spoke on another device, and how the draft is finished.

const dialog = document.getElementById("dialog");

function made(kind, text = "", more = {}) {
  const one = document.createElement(kind);
  one.textContent = text;
  Object.assign(one, more);
  return one;
}

function button(text, act, more = {}) { const one = made("button", text, { type: "button", ...more }); one.addEventListener("click", act); return one; }
function filled(id, places) { return Object.entries(places).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[id]); }
function labelled(text, field) { const one = made("label", text); one.append(field); return one; }

function show(title, parts, actions) {
  const foot = made("div", "", { className: "row" });
  foot.append(...actions);
  dialog.replaceChildren(made("h2", title), ...parts, foot);
  dialog.setAttribute("aria-label", title);
  if (!dialog.open) dialog.showModal();
}

dialog.addEventListener("close", () => { keys.listening = null; draft.box.focus(); });

function showKeys() {
  const jump = made("input", "", { type: "number", min: "0", max: "30", step: "0.5", value: String(sound.jump) });
  jump.addEventListener("change", () => { sound.jump = Math.min(30, Math.max(0, Number(jump.value) || 0)); remember(); });
  const lines = Object.keys(USUAL).map((action) => {
    const line = made("div", "", { className: "line" }), bound = made("span", "", { className: "row" });
    for (const key of keys.bound[action]) {
      bound.append(button(`${key} ×`, () => { keys.bound[action] = keys.bound[action].filter((each) => each !== key); remember(); showKeys(); }, { ariaLabel: filled("keys-remove", { key }) }));
    }
    bound.append(button(words["keys-add"], (event) => listen(action, event.target), { ariaLabel: `${words["keys-add"]}: ${words[action]}` }));
    line.append(made("span", words[action]), bound);
    return line;
  });
  const said = made("p", words["keys-how"], { className: "quiet" }), news = made("p", "", { id: "keynews", role: "status" });
  const speakers = made("p", words["keys-speaker"], { className: "quiet" });
  const reset = button(words["keys-reset"], () => { keys.bound = structuredClone(USUAL); remember(); showKeys(); });
  show(words.keys, [said, labelled(words.jump, jump), ...lines, speakers, news], [reset, button(words.close, () => dialog.close(), { className: "strong" })]);
}

function listen(action, pressed) {
  pressed.textContent = words["keys-press"];
  keys.listening = (name) => {
    keys.listening = null;
    const news = document.getElementById("keynews");
    if (name.length === 1) { news.textContent = words["keys-letter"]; showKeysNews(words["keys-letter"]); return; }
    const taken = keys.action(name);
    for (const each of Object.keys(keys.bound)) keys.bound[each] = keys.bound[each].filter((key) => key !== name);
    keys.bound[action].push(name);
    remember();
    showKeysNews(taken && taken !== action ? filled("keys-taken", { key: name, action: words[taken] }) : "");
  };
}

function showKeysNews(text) { showKeys(); document.getElementById("keynews").textContent = text; }
function remember() { ask("keys", { keys: keys.bound, jump: sound.jump }).catch((problem) => tell("bad", problem.message)); drawTools(); }

// -- what another device wrote

function showOthers(others) {
  const place = document.getElementById("others");
  place.hidden = others.length === 0;
  if (!others.length) return;
  const row = made("div", "", { className: "row" });
  row.append(
    button(words["join-both"], () => join("both"), { className: "strong" }),
    button(words["join-mine"], () => join("mine")),
    ...others.map((each) => button(filled("others-show", { who: each.by, time: each.at }), () => showOther(each))),
  );
  place.replaceChildren(made("p", filled("others", { who: [...new Set(others.map((each) => each.by))].join(", ") })), row);
}

function showOther(other) {
  const text = made("pre", other.text || "", { tabIndex: 0 });
  show(filled("others-show", { who: other.by, time: other.at }), [text], [
    button(words["join-this"], () => { dialog.close(); join(other.version); }),
    button(words.close, () => dialog.close(), { className: "strong" }),
  ]);
}

async function join(how) {
  try {
    const answer = await ask("join", { text: draft.text, how });
    draft.box.value = draft.sent = answer.text;
    showOthers(answer.others || []);
    tell("saved", words.joined);
  } catch (problem) { tell("bad", problem.message); }
}

// -- the end

async function showFinish() {
  let found;
  try { found = await ask("speakers", { text: draft.text, labels: speakers }); } catch (problem) { tell("bad", problem.message); return; }
  const name = made("input", "", { type: "text", value: document.getElementById("name").textContent.replace(/\.[^.]+$/, ""), maxLength: 500 });
  const fields = found.labels.map((each) => {
    const choice = made("select");
    const add = (value, text) => choice.append(made("option", text, { value }));
    add("interviewer", words["finish-interviewer"]);
    add("other", words["finish-other"]);
    add(`new:${each.label}`, filled("finish-new", { name: each.label }));
    for (const person of found.people) add(person.id, person.name);
    choice.value = each.who;
    return [each.label, choice, labelled(filled("finish-turns", { name: each.label, count: each.turns, share: each.share }), choice)];
  });
  const said = [made("p", filled("finish-times", { count: found.times }), { className: "quiet" })];
  if (found.backward) said.push(made("p", filled("finish-backward", { count: found.backward })));
  said.push(made("p", fields.length ? words["finish-who"] : words["finish-none"], { className: "quiet" }));
  const news = made("p", "", { role: "alert" });
  const act = button(words.finish, async () => {
    const speakers = Object.fromEntries(fields.map(([label, choice]) => [label, choice.value]));
    try {
      await ask("finish", { text: draft.text, name: name.value, speakers, length: Math.round(sound.length * 1000) });
      dialog.close();
      over(words.finished);
    } catch (problem) { news.textContent = problem.message; }
  }, { className: "strong" });
  show(words.finish, [labelled(words["finish-name"], name), ...said, ...fields.map((each) => each[2]), news], [act, button(words.cancel, () => dialog.close())]);
  name.focus();
}

function showDelete() {
  const act = button(words.delete, async () => {
    try { await draft.keep("save"); await ask("delete", {}); dialog.close(); over(words.deleted); } catch (problem) { tell("bad", problem.message); dialog.close(); }
  }, { className: "strong" });
  show(words.delete, [made("p", words["delete-sure"])], [act, button(words.cancel, () => dialog.close())]);
}

function over(sentence) {
  draft.isOver = true;
  draft.box.readOnly = true;
  sound.audio.pause();
  tell("saved", sentence);
  document.getElementById("ends").replaceChildren();
  document.getElementById("others").hidden = true;
}
