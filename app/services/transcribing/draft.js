// The text: stamps and speakers by a key, and nothing that was typed is lost: it is sent at each pause of typing, one
// request after the other, and "saved" is said only once the program has it on its disk.

const PAUSE = 600, WAITING_MOST = 3000, AGAIN = 3000; // milliseconds
const STAMP = /\[(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?\]/g;
const LABEL = /^(?:\[[\d:.,]+\][ \t]*)?([^\s:[\]][^:\n[\]]{0,40}):(?=\s|$)/;

const draft = {
  box: document.getElementById("draft"), sent: null, timer: null, since: 0, isSending: false, isOver: false,
  told: () => {}, others: () => {},

  get text() { return this.box.value; },
  get isDirty() { return !this.isOver && this.text !== this.sent; },

  begin(text) {
    this.box.value = text;
    this.sent = text;
    this.box.addEventListener("input", () => this.typed());
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.leave(); });
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("beforeunload", (event) => { if (this.isDirty) event.preventDefault(); });
  },

  typed() {
    if (this.isOver) return;
    this.told("typing");
    if (!this.since) this.since = Date.now();
    clearTimeout(this.timer);
    const wait = Math.min(PAUSE, Math.max(0, this.since + WAITING_MOST - Date.now()));
    this.timer = setTimeout(() => this.keep(), wait);
  },

  async keep(asked = "keep") {
    if (this.isSending) { clearTimeout(this.timer); this.timer = setTimeout(() => this.keep(asked), 100); return; }
    if (this.isOver) return;
    clearTimeout(this.timer);
    const text = this.text;
    this.since = 0;
    this.isSending = true;
    try {
      const answer = await ask(asked, { text });
      this.sent = text;
      this.told("saved");
      this.others(answer.others || []);
    } catch (problem) {
      this.told("bad", problem.message);
      this.timer = setTimeout(() => this.keep(asked), AGAIN);
      return;
    } finally {
      this.isSending = false;
    }
    if (this.isDirty) this.typed();
  },

  // A browser lets a page that is left send 64 KiB more; what is longer was sent at the last pause.
  leave() {
    if (this.isOver) return;
    const body = JSON.stringify({ text: this.text });
    if (body.length < 60000) fetch("save", { method: "POST", body, keepalive: true }).catch(() => {});
    else this.keep("save");
  },

  // -- what keys put in

  put(text) {
    this.box.focus();
    if (!document.execCommand("insertText", false, text)) { // so that the browser's own undo knows of it
      this.box.setRangeText(text, this.box.selectionStart, this.box.selectionEnd, "end");
      this.typed();
    }
  },

  get line() { return this.text.slice(this.text.lastIndexOf("\n", this.box.selectionStart - 1) + 1, this.box.selectionStart); },

  stamp() {
    const before = this.line;
    this.put(`${before && !/\s$/.test(before) ? " " : ""}[${clock(sound.at)}] `);
  },

  turn(name) {
    const before = this.line, isStamped = /^\[[\d:.,]+\]\s*$/.test(before);
    const stamp = isStamped ? "" : `[${clock(sound.at)}] `;
    const space = isStamped && !/\s$/.test(before) ? " " : "";
    this.put(`${before && !isStamped ? "\n" : ""}${stamp}${space}${name ? `${name}: ` : ""}`);
  },

  // Who spoke before whoever spoke last; else the other of the first two.
  next(names) {
    const spoken = this.text.slice(0, this.box.selectionStart).split("\n").map((each) => (LABEL.exec(each) || [])[1]).filter(Boolean);
    const last = spoken[spoken.length - 1], other = spoken.reverse().find((each) => each !== last);
    return other || names.find((each) => each !== last) || names[0] || "";
  },

  stamps() { return [...this.text.matchAll(STAMP)].map(seconds); },

  stampHere() {
    const before = [...this.text.slice(0, this.box.selectionStart).matchAll(STAMP)];
    return before.length ? seconds(before[before.length - 1]) : null;
  },
};

function seconds(match) { return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]) + Number(`0.${match[4] || 0}`); }

async function ask(asked, given) {
  let answer;
  try { answer = await fetch(asked, { method: "POST", body: JSON.stringify(given) }); } catch { throw new Error(words["not-saved"]); }
  if (answer.status === 410) throw new Error(words.locked);
  const value = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(value.error || words["not-saved"]);
  return value;
}
