// The page: puts the parts together.

const words = JSON.parse(document.getElementById("words").textContent);
const place = document.getElementById("place");
let speakers = [], isHeard = false;

function tell(kind, sentence = "") {
  const status = document.getElementById("status");
  status.className = kind === "bad" ? "bad" : "";
  const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  const said = kind === "saved" ? sentence || filled("saved", { time: now }) : kind === "typing" ? words.typing : sentence;
  if (status.textContent !== said) status.textContent = said;
  status.dataset.kind = kind;
  wave.stamps = draft.stamps();
  wave.draw();
}

const acts = {
  play: () => sound.toggle(),
  back: () => sound.step(-STEP),
  forward: () => sound.step(STEP),
  slower: () => sound.faster(-1),
  faster: () => sound.faster(1),
  stamp: () => draft.stamp(),
  turn: () => draft.turn(draft.next(speakers)),
  go: () => { const at = draft.stampHere(); if (at !== null) sound.go(at); },
  loop: () => sound.mark(),
  save: () => draft.keep("save"),
  speaker: (number) => { if (speakers[number - 1]) draft.turn(speakers[number - 1]); },
};

function drawTools() {
  const tools = document.getElementById("tools");
  const label = { play: sound.isPlaying ? "pause" : "play", loop: sound.loop ? "loop-off" : sound.from !== null ? "loop-to" : "loop-from" };
  tools.replaceChildren(...["play", "back", "forward", "slower", "faster", "stamp", "turn", "go", "loop"].map((action) => {
    const one = button(words[label[action] || action], () => { acts[action](); if (action !== "stamp" && action !== "turn") draft.box.focus(); });
    one.id = `do-${action}`;
    if (keys.bound[action][0]) one.append(made("kbd", keys.bound[action][0]));
    if ((action === "play" && sound.isPlaying) || (action === "loop" && (sound.loop || sound.from !== null))) one.classList.add("on");
    return one;
  }), button(words.keys, showKeys, { id: "do-keys" }), made("span", filled("speed", { speed: sound.audio.playbackRate.toLocaleString(document.documentElement.lang) }), { id: "rate", className: "quiet" }));
}

function drawSpeakers() {
  const row = document.getElementById("speakers");
  row.setAttribute("aria-label", words.speakers);
  const name = made("input", "", { type: "text", maxLength: 60, placeholder: words["speaker-name"], ariaLabel: words["speaker-name"] });
  const add = () => { const given = name.value.trim().replace(/[:\n[\]]/g, ""); if (given && !speakers.includes(given)) speakers.push(given); drawSpeakers(); };
  name.addEventListener("keydown", (event) => { if (event.key === "Enter") add(); });
  row.replaceChildren(made("span", words.speakers, { className: "quiet" }), ...speakers.map((each, n) => {
    const one = button(each, () => draft.turn(each));
    if (n < 9) one.append(made("kbd", `Ctrl+${n + 1}`));
    return one;
  }), name, button(words["speaker-add"], add));
}

let shown = "";
function follow() {
  const state = [sound.isPlaying, Boolean(sound.loop), sound.from === null, sound.audio.playbackRate].join();
  if (state !== shown) { shown = state; drawTools(); }
  document.getElementById("clock").textContent = clock(sound.at);
  document.getElementById("length").textContent = sound.length ? clock(sound.length) : "";
  place.max = String(sound.length || 1);
  if (document.activeElement !== place || sound.isPlaying) place.value = String(sound.at);
  place.setAttribute("aria-valuetext", clock(sound.at));
  wave.draw();
}

function unheard(sentence) {
  const heard = document.getElementById("heard");
  heard.textContent = sentence;
  heard.hidden = false;
}

async function begin() {
  const answer = await fetch("state");
  if (!answer.ok) { tell("bad", answer.status === 410 ? words.locked : words["not-saved"]); draft.isOver = true; draft.box.readOnly = true; return; }
  const state = await answer.json();
  document.getElementById("name").textContent = state.name;
  document.title = `${state.name} – ${words.title}`;
  document.getElementById("sealed").textContent = words.sealed;
  wave.canvas.setAttribute("aria-label", words.wave);
  place.setAttribute("aria-label", words.place);
  draft.box.setAttribute("aria-label", words.draft);
  draft.told = tell;
  draft.others = showOthers;
  draft.begin(state.text);
  const labels = [...new Set(state.text.split("\n").map((each) => (LABEL.exec(each) || [])[1]).filter(Boolean))];
  speakers = [...state.speakers, ...labels.filter((each) => !state.speakers.includes(each))].slice(0, 9);
  sound.jump = state.jump;
  keys.take(state.keys);
  sound.changed = follow;
  keys.begin(acts);
  wave.begin();
  place.addEventListener("input", () => sound.go(Number(place.value)));
  place.addEventListener("change", () => draft.box.focus());
  const ends = [button(words.save, acts.save, { id: "do-save" }), button(words.finish, showFinish, { id: "do-finish", className: "strong" }), button(words.delete, showDelete, { id: "do-delete" })];
  document.getElementById("ends").append(...ends);
  drawSpeakers();
  drawTools();
  showOthers(state.others);
  tell("saved");
  draft.box.focus();
  if (!state.recording) { unheard(words["not-here"]); return; }
  const address = new URL(`../../${state.recording.replace(/^\//, "")}`, location.href).pathname;
  sound.audio.addEventListener("error", () => { if (!isHeard) unheard(words["no-sound"]); });
  sound.audio.addEventListener("canplay", () => { isHeard = true; });
  sound.begin(address);
  if (!sound.length) await new Promise((go) => { sound.audio.addEventListener("loadedmetadata", go); sound.audio.addEventListener("error", go); });
  if (sound.audio.error === null && !await sound.picture(address, state.size).catch(() => false)) {
    sound.listen();
    unheard(words["no-wave"]);
  }
  follow();
}

begin();
