// Keys and pedals: which of them does what. A pedal sends a key (often F4 or a media key), so it is bound like one.

const USUAL = {
  play: ["F4", "Escape", "MediaPlayPause"],
  back: ["F2", "MediaTrackPrevious"],
  forward: ["F3", "MediaTrackNext"],
  slower: ["F7"],
  faster: ["F8"],
  stamp: ["F9"],
  turn: ["Ctrl+Enter"],
  go: ["Ctrl+J"],
  loop: ["F10"],
  save: ["Ctrl+S"],
};

const keys = {
  bound: structuredClone(USUAL), acts: {}, listening: null,

  // Ctrl+1 to Ctrl+9 are the speakers; on a Mac the command key is as good.
  name(event) {
    const key = event.key.length === 1 ? (/^Digit\d$/.test(event.code) ? event.code.slice(5) : event.key.toUpperCase()) : event.key;
    const before = [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", event.shiftKey && key.length > 1 && "Shift"];
    return [...before.filter(Boolean), key].join("+");
  },

  take(known) {
    for (const action of Object.keys(USUAL)) if (Array.isArray(known[action])) this.bound[action] = known[action].filter((each) => typeof each === "string");
  },

  action(name) { return Object.keys(this.bound).find((each) => this.bound[each].includes(name)); },

  pressed(event) {
    if (event.isComposing || ["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(event.key)) return;
    const name = this.name(event);
    if (this.listening) { event.preventDefault(); event.stopPropagation(); this.listening(name); return; }
    if (document.getElementById("dialog").open) return;
    const action = this.action(name), speaker = /^Ctrl\+([1-9])$/.exec(name);
    if (!action && !speaker) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat && !["back", "forward"].includes(action)) return; // a pedal that is held down is pressed once
    if (action) this.acts[action](); else this.acts.speaker(Number(speaker[1]));
  },

  begin(acts) {
    this.acts = acts;
    window.addEventListener("keydown", (event) => this.pressed(event), true);
    const media = navigator.mediaSession;
    if (!media) return;
    const heard = { play: () => acts.play(), pause: () => acts.play(), previoustrack: () => acts.back(), nexttrack: () => acts.forward(), seekbackward: () => acts.back(), seekforward: () => acts.forward() };
    for (const [each, act] of Object.entries(heard)) try { media.setActionHandler(each, act); } catch { /* a browser that has no such key */ }
  },
};
