// The recording: play, slow, loop, jump back at a pause; and its wave form.

const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 1.75, 2];
const STEP = 3; // seconds that one goes back and forward
const WAVE_BYTES_MAX = 96 * 1024 * 1024; // a longer recording, unpacked, would not fit a phone's memory
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

  // The whole file in pieces, as the server gives it, and of it the loudest of each fiftieth of a second.
  async picture(address, size) {
    if (size > WAVE_BYTES_MAX) return false;
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size;) {
      const piece = await fetch(address, { headers: { Range: `bytes=${at}-${Math.min(size, at + PIECE) - 1}` } });
      if (!piece.ok) return false;
      const part = new Uint8Array(await piece.arrayBuffer());
      if (part.length === 0) return false;
      bytes.set(part.subarray(0, size - at), at);
      at += part.length;
    }
    const context = new OfflineAudioContext(1, 1, WAVE_RATE);
    let decoded;
    try { decoded = await context.decodeAudioData(bytes.buffer); } catch { return false; }
    const samples = decoded.getChannelData(0), each = WAVE_RATE / PEAKS;
    const peaks = new Float32Array(Math.ceil(samples.length / each));
    for (let n = 0; n < samples.length; n++) {
      const loud = Math.abs(samples[n]), place = Math.floor(n / each);
      if (loud > peaks[place]) peaks[place] = loud;
    }
    this.peaks = peaks;
    return true;
  },
};

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
