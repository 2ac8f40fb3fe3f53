// The recording: play, slow, loop, jump back at a pause; and its wave form.

const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2];
const STEP = 3; // seconds that one goes back and forward
const WHOLE_SECONDS_MAX = 1200; // what has to be unpacked whole: longer would not fit a phone's memory
const PIECES_BYTES_MAX = 600 * 1024 * 1024; // wav and mp3 are unpacked piece by piece
const WAVE_RATE = 8000; // samples a second are enough for a picture
const PEAKS = 50; // of the picture, a second
const SHOWN = 30; // seconds that the picture shows
const PIECE = 1024 * 1024;

const sound = {
  audio: document.getElementById("audio"), jump: 2, loop: null, from: null, peaks: null, length: 0, changed: () => {},

  get at() { return this.audio.currentTime || 0; },
  get isPlaying() { return !this.audio.paused && !this.audio.ended; },

  begin(address) {
    this.audio.addEventListener("durationchange", () => this.measured());
    for (const each of ["play", "pause", "seeked", "ratechange", "timeupdate"]) this.audio.addEventListener(each, () => this.changed());
    setInterval(() => this.watch(), 30);
    if ("preservesPitch" in this.audio) this.audio.preservesPitch = true;
    this.audio.src = address;
  },

  // What browsers record themselves does not say how long it is: then its end is looked for once.
  measured() {
    const told = this.audio.duration;
    if (told === Infinity) { this.audio.currentTime = 1e7; return; }
    if (!Number.isFinite(told)) return;
    if (this.length === 0 && this.audio.currentTime > 0 && !this.isPlaying) this.audio.currentTime = 0;
    this.length = told;
    this.changed();
  },

  // A loop is kept to a few hundredths of a second; the browser's own events come four times a second.
  watch() {
    if (!this.isPlaying) return;
    if (this.loop && (this.at >= this.loop[1] || this.at < this.loop[0] - 0.5)) this.audio.currentTime = this.loop[0];
    this.changed();
  },

  toggle() { if (this.isPlaying) this.pause(); else this.play(); },
  play() { return this.audio.play().catch(() => this.changed()); },
  pause() {
    this.audio.pause();
    const least = this.loop ? this.loop[0] : 0;
    if (!this.audio.ended) this.go(Math.max(least, this.at - this.jump));
  },
  go(seconds) {
    const end = this.length || seconds;
    this.audio.currentTime = Math.min(Math.max(0, seconds), Math.max(0, end - 0.05));
    this.changed();
  },
  step(seconds) { this.go(this.at + seconds); },
  faster(by) {
    const now = SPEEDS.reduce((best, each, n) => Math.abs(each - this.audio.playbackRate) < Math.abs(SPEEDS[best] - this.audio.playbackRate) ? n : best, 0);
    this.audio.playbackRate = SPEEDS[Math.min(Math.max(0, now + by), SPEEDS.length - 1)];
  },

  // First where the loop begins, then where it ends, then none.
  mark() {
    if (this.loop) { this.loop = null; this.from = null; }
    else if (this.from === null) this.from = this.at;
    else {
      const [first, last] = [this.from, this.at].sort((a, b) => a - b);
      this.from = null;
      this.loop = last - first >= 0.2 ? [first, last] : null;
    }
    this.changed();
  },

  // The wave form: of each fiftieth of a second the loudest. Wav and mp3 can be cut and unpacked piece by piece; other
  // kinds only whole, which a long recording is too large for: then it is drawn while one listens.
  async picture(address, size) {
    const begin = await fetched(address, 0, Math.min(size, PIECE)), head = new DataView(begin.buffer);
    const text = (at) => String.fromCharCode(...begin.subarray(at, at + 4));
    if (text(0) === "RIFF" && text(8) === "WAVE") {
      let at = 12;
      let align = 2;
      while (at + 8 <= begin.length && text(at) !== "data") {
        if (text(at) === "fmt " && at + 22 <= begin.length) align = head.getUint16(at + 20, true) || 2;
        at += 8 + head.getUint32(at + 4, true) + (head.getUint32(at + 4, true) & 1);
      }
      if (text(at) !== "data" || size > PIECES_BYTES_MAX) return false;
      return this.pieces(address, at + 8, size, PIECE - (PIECE % align), begin.slice(0, at + 8));
    }
    const tagged = text(0).startsWith("ID3") ? 10 + begin.subarray(6, 10).reduce((all, each) => all * 128 + (each & 127), 0) : 0;
    const isMp3 = tagged > 0 || (begin[0] === 255 && (begin[1] & 0xe6) === 0xe2);
    if (isMp3 && size <= PIECES_BYTES_MAX) return this.pieces(address, tagged, size, PIECE, new Uint8Array(0));
    if (!(this.length > 0 && this.length <= WHOLE_SECONDS_MAX)) return false;
    return this.pieces(address, 0, size, size, new Uint8Array(0));
  },

  async pieces(address, from, size, step, head) {
    const found = [];
    for (let at = from; at < size; at += step) {
      const piece = await fetched(address, at, Math.min(size, at + step)), whole = new Uint8Array(head.length + piece.length);
      whole.set(head);
      whole.set(piece, head.length);
      if (head.length) new DataView(whole.buffer).setUint32(head.length - 4, piece.length, true);
      const decoded = await new OfflineAudioContext(1, 1, WAVE_RATE).decodeAudioData(whole.buffer);
      const samples = decoded.getChannelData(0), each = WAVE_RATE / PEAKS, peaks = new Float32Array(Math.ceil(samples.length / each));
      for (let n = 0; n < samples.length; n++) peaks[Math.floor(n / each)] = Math.max(peaks[Math.floor(n / each)], Math.abs(samples[n]));
      found.push(peaks);
    }
    const joined = new Float32Array(found.reduce((all, each) => all + each.length, 0));
    found.reduce((at, each) => { joined.set(each, at); return at + each.length; }, 0);
    // Where an mp3 is cut some hundredths of a second are lost: they are shared out over the whole. What is decoded at once
    // is as it is: a film may be longer than its sound.
    const wanted = Math.ceil(this.length * PEAKS), isCut = found.length > 1 && Math.abs(wanted - joined.length) > 1;
    this.peaks = wanted > 0 && isCut ? new Float32Array(wanted).map((_, n) => joined[Math.floor(n * joined.length / wanted)] || 0) : joined;
    return true;
  },

  // Draws while one listens.
  listen() {
    this.peaks = new Float32Array(Math.ceil((this.length || 1) * PEAKS));
    let heard = null;
    this.audio.addEventListener("play", () => {
      if (heard !== null) return;
      const context = new AudioContext(), ear = context.createAnalyser(), source = context.createMediaElementSource(this.audio);
      source.connect(ear);
      source.connect(context.destination);
      heard = new Float32Array(ear.fftSize);
      context.resume();
      setInterval(() => {
        if (!this.isPlaying) return;
        ear.getFloatTimeDomainData(heard);
        const at = Math.floor(this.at * PEAKS);
        if (at < this.peaks.length) this.peaks[at] = Math.max(this.peaks[at], heard.reduce((most, each) => Math.max(most, Math.abs(each)), 0));
      }, 1000 / PEAKS);
    });
  },
};

async function fetched(address, from, to) {
  const parts = new Uint8Array(to - from);
  for (let at = from; at < to;) {
    const piece = await fetch(address, { headers: { Range: `bytes=${at}-${Math.min(to, at + PIECE) - 1}` } });
    if (!piece.ok) throw new Error("gone");
    const part = new Uint8Array(await piece.arrayBuffer());
    if (part.length === 0) throw new Error("empty");
    parts.set(part.subarray(0, to - at), at - from);
    at += part.length;
  }
  return parts;
}

function clock(seconds) {
  const tenths = Math.floor(seconds * 10 + 1e-6), whole = Math.floor(tenths / 10);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((each) => String(each).padStart(2, "0"));
  return `${parts.join(":")}.${tenths % 10}`;
}

const wave = {
  canvas: document.getElementById("wave"), stamps: [], down: null,

  get first() { return Math.max(0, Math.min(sound.at - SHOWN / 3, Math.max(0, sound.length - SHOWN))); },

  draw() {
    const { canvas } = this, scale = window.devicePixelRatio || 1, looks = getComputedStyle(document.documentElement);
    const wide = Math.round(canvas.clientWidth * scale), high = Math.round(canvas.clientHeight * scale);
    if (canvas.width !== wide || canvas.height !== high) { canvas.width = wide; canvas.height = high; }
    const pen = canvas.getContext("2d"), colour = (name) => looks.getPropertyValue(name).trim();
    const x = (seconds) => (seconds - this.first) / SHOWN * wide;
    pen.clearRect(0, 0, wide, high);
    const loop = sound.loop || (sound.from !== null ? [sound.from, Math.max(sound.from, sound.at)] : null);
    if (loop) { pen.fillStyle = colour("--soft"); pen.fillRect(x(loop[0]), 0, Math.max(2, x(loop[1]) - x(loop[0])), high); }
    pen.fillStyle = colour("--accent");
    if (sound.peaks) {
      for (let n = 0; n < wide; n++) {
        const from = Math.floor((this.first + n / wide * SHOWN) * PEAKS), to = Math.max(from + 1, Math.floor((this.first + (n + 1) / wide * SHOWN) * PEAKS));
        let loud = 0;
        for (let each = from; each < to && each < sound.peaks.length; each++) loud = Math.max(loud, sound.peaks[each]);
        if (from < sound.peaks.length) pen.fillRect(n, high / 2 - Math.max(0.5, loud * high / 2), 1, Math.max(1, loud * high));
      }
    }
    pen.fillStyle = colour("--muted");
    for (const each of this.stamps) if (each >= this.first && each <= this.first + SHOWN) pen.fillRect(x(each), high - 14 * scale, 2 * scale, 14 * scale);
    pen.fillStyle = colour("--warn");
    pen.fillRect(x(sound.at), 0, 2 * scale, high);
  },

  seconds(event) { return this.first + (event.clientX - this.canvas.getBoundingClientRect().left) / this.canvas.clientWidth * SHOWN; },

  begin() {
    this.canvas.addEventListener("pointerdown", (event) => { this.down = this.seconds(event); });
    this.canvas.addEventListener("pointerup", (event) => {
      if (this.down === null) return;
      const [first, last] = [this.down, this.seconds(event)].sort((a, b) => a - b);
      this.down = null;
      if (last - first < 0.3) sound.go(first);
      else { sound.loop = [Math.max(0, first), last]; sound.from = null; sound.go(sound.loop[0]); }
    });
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  },
};
