// What only the window can do for Python, which runs in a worker: the microphone, the camera that reads a QR code,
// pixels of a drawing, and folders of this computer.
// It is fetched once the page stands.
import { say } from "./sentences.js";

const PIECE_MS = 2000;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/webm"];
const BITS = 48_000;
const LOOK_MS = 120;
const WIDTH_MAX = 960; // of the picture that is searched, in pixels: enough for a code that fills a third of it

// -- the microphone

/** What is being recorded, piece by piece, with how loud it was and how much was heard so far; `next` gives nothing at its
 * end. Lengths are counted by the sound itself: a telephone that sleeps hears nothing, whatever its clock says. */
class Tape {
  constructor(stream) {
    this.stream = stream;
    this.pieces = [];
    this.before = this.since = 0;
    this.wake = () => {};
    this.recorder = new MediaRecorder(stream, { mimeType: KINDS.find((each) => MediaRecorder.isTypeSupported(each)), audioBitsPerSecond: BITS });
    this.recorder.ondataavailable = ({ data }) => {
      this.pieces.push([data, this.heard]);
      this.wake();
    };
    this.recorder.onstop = this.recorder.onerror = () => this.end();
    this.sound = new AudioContext();
    this.ear = this.sound.createAnalyser();
    this.sound.createMediaStreamSource(stream).connect(this.ear);
    this.recorder.start(PIECE_MS);
    addEventListener("beforeunload", stay);
    this.light = () => {
      if (!document.hidden) this.lit = navigator.wakeLock?.request("screen").catch(() => null);
    };
    this.light(); // a telephone that sleeps may stop listening; the browser lets go whenever another page is looked at
    document.addEventListener("visibilitychange", this.light);
  }

  get kind() {
    return this.recorder.mimeType.split(";")[0];
  }

  /** From 0 to 1; less than nothing where the browser does not let us listen to it. */
  loudness() {
    if (this.sound.state !== "running") return -1;
    const waves = new Float32Array(this.ear.fftSize);
    this.ear.getFloatTimeDomainData(waves);
    return waves.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  }

  /** Seconds of sound, without pauses; less than nothing where the browser does not let us count them. */
  get heard() {
    if (this.counted !== undefined) return this.counted;
    const now = this.recorder.state === "paused" ? this.since : this.sound.currentTime;
    return this.sound.currentTime > 0 ? this.before + now - this.since : -1;
  }

  pause() {
    if (this.recorder.state !== "recording") return;
    this.before += this.sound.currentTime - this.since;
    this.since = this.sound.currentTime;
    this.recorder.pause();
  }

  resume() {
    if (this.recorder.state !== "paused") return;
    this.since = this.sound.currentTime;
    this.recorder.resume();
  }

  async next() {
    while (!this.pieces.length && !this.ended) await new Promise((go) => (this.wake = go));
    if (!this.pieces.length) return undefined;
    const [piece, heard] = this.pieces.shift();
    return { bytes: new Uint8Array(await piece.arrayBuffer()), loudness: this.loudness(), heard };
  }

  stop() {
    this.counted ??= this.heard;
    if (this.recorder.state === "inactive") this.end();
    else this.recorder.stop();
  }

  async end() {
    if (this.ended) return;
    this.ended = true;
    this.wake();
    removeEventListener("beforeunload", stay);
    document.removeEventListener("visibilitychange", this.light);
    for (const track of this.stream.getTracks()) track.stop();
    await this.sound.close();
    (await this.lit)?.release();
  }
}

const stay = (event) => event.preventDefault();
let tape;

async function record() {
  tape?.stop();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false } });
  try {
    tape = new Tape(stream);
  } catch (problem) {
    for (const track of stream.getTracks()) track.stop(); // what cannot be recorded is not listened to
    throw problem;
  }
  return tape.kind;
}

// -- the camera

/** The words of the QR code that somebody holds before the camera; empty where they gave up. */
async function scan() {
  const { default: read } = await import("./qr/decode.js").catch(notFetched);
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
  const shown = document.createElement("dialog");
  shown.id = "camera";
  const film = document.createElement("video");
  Object.assign(film, { srcObject: stream, muted: true, playsInline: true });
  const line = document.createElement("p");
  line.textContent = say("aim");
  const cancel = document.createElement("button");
  cancel.textContent = say("cancel");
  cancel.onclick = () => shown.close();
  shown.append(film, line, cancel);
  document.body.append(shown);
  shown.showModal();
  try {
    await film.play();
    const picture = document.createElement("canvas");
    const brush = picture.getContext("2d", { willReadFrequently: true });
    while (shown.open) {
      const scale = Math.min(1, WIDTH_MAX / (film.videoWidth || 1));
      picture.width = film.videoWidth * scale;
      picture.height = film.videoHeight * scale;
      brush.drawImage(film, 0, 0, picture.width, picture.height);
      try {
        return read(brush.getImageData(0, 0, picture.width, picture.height));
      } catch {
        await new Promise((go) => setTimeout(go, LOOK_MS)); // there is no code in this picture
      }
    }
    return "";
  } finally {
    for (const track of stream.getTracks()) track.stop();
    shown.remove();
  }
}

// -- pixels

const FACES = { 400: "Regular", 600: "SemiBold" };
const SIDE_MAX = 16_000; // pixels; browsers give no larger canvas

async function face(weight) {
  const answer = await fetch(`fonts/SourceSans3-${FACES[weight]}.ttf`);
  const reader = new FileReader();
  const read = new Promise((done, failed) => Object.assign(reader, { onload: done, onerror: failed }));
  reader.readAsDataURL(await answer.blob());
  await read;
  return `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(${reader.result})}`;
}

/** A drawing (SVG, whose size is in its head) as PNG, twice as large. It brings its typefaces along: a picture has none of the page's. */
async function draw(svg) {
  const faces = await Promise.all(Object.keys(FACES).map(face));
  const whole = svg.replace(/<svg\b[^>]*>/, (head) => `${head}<style>${faces.join("")}</style>`);
  const place = URL.createObjectURL(new Blob([whole], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = place;
    await picture.decode();
    const zoom = Math.min(2, SIDE_MAX / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * zoom);
    canvas.height = Math.round(picture.height * zoom);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!made) throw new DOMException("too large", "EncodingError");
    return new Uint8Array(await made.arrayBuffer());
  } finally {
    URL.revokeObjectURL(place);
  }
}

function notFetched() {
  throw Object.assign(new Error(), { name: "NotFetched" });
}

const withFolders = (what) => async (given) => (await import("./folders.mjs").catch(notFetched))[what](given);

const DOES = {
  record,
  heard: () => tape.next(),
  pause: () => tape.pause(),
  resume: () => tape.resume(),
  stop: () => tape.stop(),
  scan,
  draw,
  "folder-choose": withFolders("choose"),
  "folder-held": withFolders("held"),
  "folder-go-on": withFolders("goOn"),
};

/** Answers one question of the worker. */
export async function answer(line, { number, ask, given }) {
  try {
    line.postMessage({ number, answer: await DOES[ask](given) });
  } catch (problem) {
    line.postMessage({ number, problem: problem?.name ?? String(problem) });
  }
}
