// Starts the page: sees that the browser has what is needed, that a release is installed, and that no other window has
// the projects open; then hands over to Flet's client, tamed, which asks for Python (`jsConnect`).
import { LANGUAGE, say } from "./sentences.js";

const BASE = new URL("./", import.meta.url);
const AGAIN = "kodespor-again";
const EVICTED = "kodespor-evicted";
const KEEP_MS = 10_000;
const place = (id) => document.getElementById(id);

class Stop extends Error {
  constructor(code, about = "") {
    super(code);
    Object.assign(this, { code, about });
  }
}

function tell(sentence) {
  const said = place("said");
  if (!said) return;
  said.textContent = sentence;
  said.classList.remove("late");
}

function lacking() {
  if (!isSecureContext) throw new Stop("insecure");
  const needed = {
    WebAssembly: typeof WebAssembly === "object",
    "service workers": "serviceWorker" in navigator,
    "Web Locks": "locks" in navigator,
    OPFS: typeof navigator.storage?.getDirectory === "function",
    DecompressionStream: typeof DecompressionStream === "function",
  };
  const missing = Object.keys(needed).filter((each) => !needed[each]);
  // a private window may hide these two; a browser that knows nothing of storage lacks them in every window
  const hidden = "storage" in navigator && missing.every((each) => ["service workers", "OPFS"].includes(each));
  if (missing.length && hidden) throw new Stop("storage");
  if (missing.length) throw new Stop("old", missing.join(", "));
}

function ask(question, far = () => {}) {
  return new Promise((done, failed) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.far) far(data.far);
      else if (data.problem) failed(new Stop(data.problem, data.about));
      else done(data.answer);
    };
    navigator.serviceWorker.controller.postMessage(question, [port2]);
  });
}

/** Whether this page came out of the installed release; where not, the release is installed and the page loaded again. */
async function released() {
  try {
    await navigator.serviceWorker.register(new URL("service.js", BASE), { scope: BASE.pathname, updateViaCache: "none" });
  } catch {
    if (!navigator.serviceWorker.controller) throw new Stop(await whyNoServiceWorker());
  }
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await controlled();
  const there = await ask({ ask: "state" });
  release = there?.digest ?? "";
  if (there) {
    if (performance.getEntriesByType("navigation")[0]?.workerStart > 0) return true;
  } else {
    // an app on the home screen was put there by a page that had a release: the browser has thrown it away since. On an
    // iPhone or iPad (which alone says whether it stands there) such an app has a store of its own, empty at first
    if (location.search === "?installed") sessionStorage.setItem(EVICTED, "standalone" in navigator ? "apart" : "evicted");
    tell(say("taking"));
    const bar = place("far");
    bar.hidden = false;
    await ask({ ask: "install" }, ({ done, total }) => (bar.value = done / total));
  }
  if (sessionStorage.getItem(AGAIN)) return true; // the browser passes over the service worker: go on as it is
  sessionStorage.setItem(AGAIN, "1");
  location.reload();
  return false;
}

/** A network that wants a log-in answers in the place of a script, and one that is gone does not answer. */
async function whyNoServiceWorker() {
  const answer = await fetch(new URL("service.js", BASE), { cache: "no-store", redirect: "manual" }).catch(() => null);
  if (!answer) return "offline";
  return answer.ok && /javascript/.test(answer.headers.get("content-type")) ? "storage" : "strange";
}

function controlled() {
  return new Promise((done, failed) => {
    navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
    setTimeout(() => (navigator.serviceWorker.controller ? done() : failed(new Stop("storage"))), 10_000);
  });
}

/** Holds the projects for this window as long as it is open. A page that is being left may hold them a moment longer. */
async function alone() {
  for (let attempt = 0; attempt < 20; attempt++) {
    const held = await new Promise((answer) => {
      navigator.locks.request("kodespor", { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock === null ? undefined : new Promise(() => {});
      });
    });
    if (held) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Stop("second");
}

async function stored() {
  try {
    await navigator.storage.getDirectory();
  } catch {
    throw new Stop("storage");
  }
}

// -- Python, as Flet's client asks for it

const programs = {};
let early; // Python begins while the client is still coming
let invited = "";
let release = ""; // the digest of what is installed: it names the worker, which finds the memory that was kept for it

/** The invitation of the link that opened the page. It is taken out of the address and the history at once. */
function invitation() {
  const found = /^#(kodespor:.+)$/.exec(location.hash);
  if (found) history.replaceState(null, "", location.pathname);
  return found ? found[1] : "";
}

// a link to this page that is followed while it is open is a change of the fragment alone
addEventListener("hashchange", () => location.hash.startsWith("#kodespor:") && location.reload());

function python() {
  const worker = new Worker(new URL("worker.mjs", BASE), { type: "module", name: release });
  worker.onerror = (event) => (worker.problem = event.message);
  return worker;
}

/** The app has drawn its first screen: until then Flet's client shows an English word of its own below this. */
function shown() {
  if (place("starting")) requestAnimationFrame(() => requestAnimationFrame(() => place("starting")?.remove()));
}

globalThis.jsConnect = async (id, args, received) => {
  const worker = early ?? python();
  early = undefined;
  programs[id] = worker;
  let isReady = false;
  await new Promise((done, failed) => {
    const stop = (about) => {
      const isStorage = /^(SecurityError|NotAllowedError|UnknownError|InvalidStateError)/.test(about);
      const known = { QuotaExceeded: "quota", NoModification: "second", NoSyncAccess: "old" };
      const found = Object.keys(known).find((each) => about.startsWith(each));
      const code = found ? known[found] : isStorage ? "storage" : "failed";
      if (isReady) place("starting")?.remove();
      show(new Stop(code, code === "old" ? "OPFS" : about), !isReady);
      failed(about);
    };
    worker.onmessage = ({ data }) => {
      if (typeof data !== "string") {
        received(data);
        shown();
      }
      else if (data === "initialized") isReady = done() ?? true;
      else stop(data);
    };
    worker.onerror = (event) => stop(event.message);
    if (worker.problem) stop(worker.problem);
    const { port1: line, port2: devices } = new MessageChannel();
    line.onmessage = async ({ data }) => {
      const found = await import("./devices.mjs").catch(() => null); // it is fetched once the page stands
      if (found) found.answer(line, data);
      else line.postMessage({ number: data.number, problem: "NotFetched" });
    };
    const folders = "showDirectoryPicker" in globalThis;
    worker.postMessage({ args, documentUrl: document.URL, invitation: invited, folders, devices }, [devices]);
  });
};
globalThis.jsSend = async (id, data) => programs[id]?.postMessage(data, [data.buffer]);
globalThis.jsDisconnect = async (id) => {
  programs[id]?.terminate();
  delete programs[id];
};

// -- what stands below the app: another release, and what the browser has not promised

function offer(sentence, choices) {
  const bar = place("offer");
  const line = document.createElement("p");
  line.textContent = sentence;
  const buttons = choices.map(([label, act]) => {
    const button = document.createElement("button");
    button.textContent = label;
    button.onclick = () => {
      bar.hidden = true;
      act();
    };
    return button;
  });
  bar.replaceChildren(line, ...buttons);
  bar.hidden = false;
}

async function lookForAnother() {
  let found;
  try {
    found = await ask({ ask: "look" });
  } catch (problem) {
    if (!["offline", "missing", "strange"].includes(problem.code)) offer(say(problem.code, problem), [[say("understood"), () => {}]]);
    return;
  }
  if (!found.isNew || localStorage.getItem("kodespor-kept") === found.there.digest) return;
  const named = {
    there: `${found.there.version}.${found.there.number}`, thereHash: found.there.digest.slice(0, 16),
    now: `${found.now.version}.${found.now.number}`, nowHash: found.now.digest.slice(0, 16),
    signed: say(found.there.key ? "signed" : "notSigned"),
  };
  offer(say("offer", named), [
    [say("take"), () => take(found.there.digest)],
    [say("keep"), () => localStorage.setItem("kodespor-kept", found.there.digest)],
  ]);
}

async function take(wanted) {
  try {
    await ask({ ask: "install", wanted });
    location.reload();
  } catch (problem) {
    offer(say(problem.code, problem), [[say("understood"), () => {}]]);
  }
}

async function askToKeep() {
  const empty = sessionStorage.getItem(EVICTED);
  if (empty) {
    offer(say(empty), [[say("understood"), () => sessionStorage.removeItem(EVICTED)]]);
    return;
  }
  const kept = (await navigator.storage.persisted?.()) || (await navigator.storage.persist?.());
  if (kept || localStorage.getItem("kodespor-temporary")) return;
  offer(say("temporary"), [[say("understood"), () => localStorage.setItem("kodespor-temporary", "1")]]);
}

/** Has Python's memory kept for later starts, once the page has been at rest for a moment. */
function keepPython() {
  setTimeout(async () => {
    const store = await caches.open(`kodespor-release-${release}`);
    if (await store.match("memory")) return;
    const keeper = new Worker(new URL("keeper.mjs", BASE), { type: "module", name: release });
    keeper.onmessage = keeper.onerror = () => keeper.terminate();
  }, KEEP_MS);
}

/** Says why it goes no further; where the client waits for a Python that does not come (`isAll`), over all of the page. */
function show(problem, isAll = false) {
  place("far")?.remove();
  const sentence = say(problem.code ?? "unknown", { about: problem.about ?? String(problem) });
  if (isAll) {
    const cover = document.createElement("main");
    const line = document.createElement("p");
    cover.id = "stopped";
    cover.setAttribute("role", "alert");
    line.textContent = sentence;
    cover.append(line);
    document.body.append(cover);
  } else if (place("starting")) tell(sentence);
  else offer(sentence, [[say("understood"), () => {}]]);
}

/** Where the system has no language, some browsers tell one that no program can read (`C`), and Flet's client ends. */
function speakable() {
  const tags = [navigator.language, ...(navigator.languages ?? [])];
  const good = tags.filter((each) => {
    try {
      return Boolean(each && new Intl.Locale(each));
    } catch {
      return false;
    }
  });
  if (good.length === tags.length) return;
  const told = { language: good[0] ?? LANGUAGE, languages: Object.freeze(good.length ? good : [LANGUAGE]) };
  for (const [name, value] of Object.entries(told)) Object.defineProperty(navigator, name, { value });
}

/** What goes wrong in Flet's client before it stands: it says nothing itself. */
function failing({ error, reason, message }) {
  show(new Stop("failed", String(error ?? reason ?? message)));
}

function client() {
  speakable();
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, failing);
  early = python();
  const path = BASE.pathname;
  globalThis.flet = {
    pyodide: true, multiView: false, noCdn: true, webSocketEndpoint: "ws", entrypointBaseUrl: path, assetBase: path,
    routeUrlStrategy: "hash", canvasKitBaseUrl: `${path}canvaskit/`, pyodideUrl: `${path}pyodide/pyodide.mjs`,
    webRenderer: "auto", fontFallbackBaseUrl: "assets/fonts/", appPackageUrl: "program.zip", pythonModuleName: "main",
  };
  globalThis.flet.flutterAppLoaded = new Promise((done) => (globalThis.flet.flutterAppResolve = done));
  const script = document.createElement("script");
  script.src = new URL("flutter_bootstrap.js", BASE).href;
  document.body.append(script);
}

try {
  tell(say("loading"));
  lacking();
  await stored();
  if (await released()) {
    sessionStorage.removeItem(AGAIN);
    await alone();
    tameClient();
    invited = invitation();
    client();
    await globalThis.flet.flutterAppLoaded;
    for (const kind of ["error", "unhandledrejection"]) removeEventListener(kind, failing);
    const asked = askToKeep(); // at once, not in the middle of the work; a browser may have its user answer first
    await ask({ ask: "complete" }).catch(() => {}); // offline, or no room: it comes when it is asked for
    if (release) keepPython();
    await asked;
    await lookForAnother();
  }
} catch (problem) {
  show(problem);
}
