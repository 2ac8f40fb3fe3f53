// Keeps one release of Kodespor in the browser and serves the page from it, with or without a network. It knows nothing
// of any release: what belongs to one stands in release.json with the SHA-256 of every file, and a signature of that list
// in release.sig. So this file stays as it is from release to release, and another release comes only when it is asked for.
"use strict";

const STATE = "kodespor-installed";
const LIST = "release.json";
const SCOPE = new URL(self.registration.scope);
const KINDS = {
  css: "text/css", html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json",
  mjs: "text/javascript", otf: "font/otf", png: "image/png", svg: "image/svg+xml", ttf: "font/ttf", wasm: "application/wasm",
  webmanifest: "application/manifest+json", woff2: "font/woff2", zip: "application/zip",
};
// The client asks for Noto fonts by names of a content network: what is at hand is given.
const FONTS = { notosansarabic: "fonts/NotoSansArabic-Regular.ttf" };
const GZIP = "1f8b"; // how packed bytes begin; no file of a release begins so
const SIGNS = "fonts/NotoEmoji-Regular.ttf";

let known; // what is installed; undefined until it was looked up, null where nothing is

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

class Problem extends Error {
  constructor(code, about = "") {
    super(code);
    Object.assign(this, { code, about });
  }
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));
const cacheOf = (release) => `kodespor-release-${release.digest}`;
const said = (release) => release && { version: release.version, number: release.number, digest: release.digest, key: release.key };

async function installed() {
  if (known === undefined) {
    const found = await (await caches.open(STATE)).match(new URL("installed", SCOPE));
    known = found ? await found.json() : null;
  }
  return known;
}

async function network(name) {
  let answer;
  try {
    answer = await fetch(new URL(name, SCOPE), { cache: "no-store", redirect: "manual", credentials: "omit" });
  } catch {
    throw new Problem("offline", name);
  }
  if (answer.type === "opaqueredirect") throw new Problem("strange", name); // as a network does that wants a log-in
  if (!answer.ok) throw new Problem(answer.status === 404 ? "missing" : "offline", name);
  return answer;
}

/** The release that the server offers, checked against its signature and against what is installed. */
async function offered() {
  const raw = await (await network(LIST)).arrayBuffer();
  let release;
  try {
    release = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
    const [page, worker] = release.policies;
    if (release.name !== "kodespor" || typeof release.files !== "object" || !page || !worker) throw new Error("not a release");
  } catch {
    throw new Problem("strange", LIST); // a captive portal, or another site
  }
  release.digest = await digest(raw);
  if (release.key) await check(release, raw);
  const before = await installed();
  if (before?.key && before.key !== release.key) throw new Problem(release.key ? "other-key" : "unsigned");
  if (before && isOlder(release, before)) throw new Problem("older", release.version);
  return release;
}

async function check(release, raw) {
  const signature = bytesOf((await (await network("release.sig")).text()).trim());
  let holds = false;
  try {
    const key = await crypto.subtle.importKey("raw", bytesOf(release.key), "Ed25519", false, ["verify"]);
    holds = await crypto.subtle.verify("Ed25519", key, signature, raw);
  } catch {
    throw new Problem("cannot-check");
  }
  if (!holds) throw new Problem("bad-signature");
}

function isOlder(release, before) {
  const order = (each) => [...each.version.split(".").map(Number), each.number];
  const [left, right] = [order(release), order(before)];
  const at = left.findIndex((each, index) => each !== right[index]);
  return at >= 0 && left[at] < right[at];
}

/** One file of a release: from where the release before had the same, or from the server, and only if its hash is right. */
async function taken(release, name, before) {
  const [hash, size, packed] = release.files[name];
  for (const [other, [same]] of Object.entries(before?.files ?? {})) {
    const kept = same === hash && (await (await caches.open(cacheOf(before))).match(new URL(other, SCOPE)));
    if (kept) return answerFor(release, name, await kept.arrayBuffer());
  }
  const answer = await network(`parts/${hash}.gz`);
  if (/^text\/html/.test(answer.headers.get("content-type"))) throw new Problem("strange", name); // a page to log in
  const sent = await whole(answer.body, Math.max(packed, size), name, "offline"); // a connection that is cut is nobody's forgery
  // where the server names the packing as an encoding of its own, the browser has unpacked it
  const isPacked = hex(await sent.slice(0, 2).arrayBuffer()) === GZIP;
  const bytes = isPacked ? await whole(sent.stream().pipeThrough(new DecompressionStream("gzip")), size, name, "tampered") : sent;
  const content = await bytes.arrayBuffer();
  if ((await digest(content)) !== hash) throw new Problem("tampered", name);
  return answerFor(release, name, content);
}

/** All that comes out of a stream, if it is not too much; `broken` says what it means where the stream fails. */
async function whole(stream, most, name, broken) {
  const reader = stream.getReader();
  const parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read().catch(() => {
      throw new Problem(broken, name);
    });
    if (done) return new Blob(parts);
    size += value.length;
    parts.push(value);
    if (size > most) {
      reader.cancel();
      throw new Problem("tampered", name);
    }
  }
}

/** A file as the page gets it. What the page may do is said by its release, which is signed, and not by this worker. */
function answerFor(release, name, bytes) {
  const [ofPage, ofWorker] = release.policies; // Python, in the worker, speaks to relays: see docs/decisions/0096
  const headers = {
    "content-type": KINDS[name.split(".").pop()] ?? "application/octet-stream",
    "content-length": String(bytes.byteLength),
    "content-security-policy": name === "worker.mjs" ? ofWorker : ofPage,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "geolocation=(), payment=(), usb=()",
  };
  return new Response(bytes, { headers });
}

/** Takes a release, all of what it needs, and only then makes it the installed one. What was taken stays where it is cut
 * off, so that the next attempt goes on from there. */
async function install(wanted, tell) {
  const release = await offered();
  if (wanted && release.digest !== wanted) throw new Problem("changed", release.version);
  const before = await installed();
  const cache = await caches.open(cacheOf(release));
  const names = Object.keys(release.files).filter((name) => release.files[name][3] <= (before ? 1 : 0));
  const total = names.reduce((sum, name) => sum + release.files[name][2], 0);
  let done = 0;
  for (const name of names) {
    const place = new URL(name, SCOPE);
    try {
      if (!(await cache.match(place))) await cache.put(place, await taken(release, name, before));
    } catch (problem) {
      throw problem?.name === "QuotaExceededError" ? new Problem("quota") : problem;
    }
    done += release.files[name][2];
    tell({ done, total });
  }
  await (await caches.open(STATE)).put(new URL("installed", SCOPE), new Response(JSON.stringify(release)));
  known = release;
  for (const name of await caches.keys()) {
    if (name.startsWith("kodespor-release-") && name !== cacheOf(release)) await caches.delete(name);
  }
  return said(release);
}

/** What the page does not need to start, so that everything works without a network from here on. */
async function complete() {
  const release = await installed();
  const cache = await caches.open(cacheOf(release));
  for (const name of Object.keys(release.files).filter((each) => release.files[each][3] === 1)) {
    const place = new URL(name, SCOPE);
    if (!(await cache.match(place))) await cache.put(place, await taken(release, name, null));
  }
  return true;
}

const DOES = {
  complete,
  state: async () => said(await installed()),
  look: async () => {
    const [now, there] = [await installed(), await offered()];
    return { now: said(now), there: said(there), isNew: now?.digest !== there.digest };
  },
  install: ({ wanted }, tell) => install(wanted, tell),
};

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const work = DOES[event.data.ask](event.data, (far) => port.postMessage({ far }));
  event.waitUntil(
    work.then(
      (answer) => port.postMessage({ answer }),
      (problem) => port.postMessage({ problem: problem.code ?? "unknown", about: problem.about ?? String(problem) }),
    ),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const name = url.pathname.slice(SCOPE.pathname.length);
  if (event.request.method !== "GET" || /^(v1\/|health$|parts\/|release\.|service\.js$)/.test(name)) return;
  event.respondWith(served(event.request, event.request.mode === "navigate" ? "index.html" : name));
});

async function served(request, name) {
  const release = await installed();
  if (!release) return fetch(request);
  const noto = /^assets\/fonts\/(noto[a-z]+)/.exec(name.toLowerCase());
  const wanted = noto ? (FONTS[noto[1]] ?? SIGNS) : name;
  if (!(wanted in release.files)) return new Response("", { status: 404 });
  const place = new URL(wanted, SCOPE);
  const cache = await caches.open(cacheOf(release));
  const found = await cache.match(place);
  if (found) return found;
  try {
    const answer = await taken(release, wanted, null);
    await cache.put(place, answer.clone());
    return answer;
  } catch {
    return new Response("", { status: 504 });
  }
}
