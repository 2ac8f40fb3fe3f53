// The folders of this computer that somebody lets the page use. The browser keeps which ones they are; it gives its leave
// for as long as it likes, mostly until the page is closed, and is asked again only after a press.
import { say } from "./sentences.js";

const STORE = "folders";
const BOTH_WAYS = { mode: "readwrite" };

function stored(mode, act) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("kodespor-folders", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction(STORE, mode);
      const request = act(work.objectStore(STORE));
      work.oncomplete = () => done(request.result);
      work.onabort = () => failed(work.error);
    };
  });
}

const kept = (key) => stored("readonly", (store) => store.get(key));

/** Asks at once where somebody has just pressed something; where Python was long in answering, after another press. */
function pressed(act) {
  if (navigator.userActivation?.isActive !== false) return act();
  const shown = document.createElement("dialog");
  const line = document.createElement("p");
  line.textContent = say("leave");
  const [go, cancel] = ["goOn", "cancel"].map((each) => {
    const button = document.createElement("button");
    button.textContent = say(each);
    return button;
  });
  shown.append(line, go, cancel);
  document.body.append(shown);
  shown.showModal();
  return new Promise((done, failed) => {
    shown.onclose = () => {
      shown.remove();
      failed(new DOMException("", "AbortError"));
    };
    cancel.onclick = () => shown.close();
    go.onclick = () => {
      shown.onclose = () => shown.remove();
      act().then(done, failed);
      shown.close();
    };
  });
}

async function allowed(handle) {
  if ((await handle.requestPermission(BOTH_WAYS)) !== "granted") throw new DOMException("", "NotAllowedError");
}

/** Lets somebody choose a folder, and keeps it. One that was chosen before is the same again. */
export async function choose() {
  const handle = await pressed(() => showDirectoryPicker({ id: "kodespor", ...BOTH_WAYS }));
  await allowed(handle);
  for (const key of await stored("readonly", (store) => store.getAllKeys())) {
    if (await handle.isSameEntry(await kept(key))) return { key, name: handle.name };
  }
  const key = crypto.randomUUID().replaceAll("-", "");
  await stored("readwrite", (store) => store.put(handle, key));
  return { key, name: handle.name };
}

/** A folder that was chosen before; nothing where the browser forgot it, or asks for leave first. */
export async function held(key) {
  const handle = await kept(key);
  if (!handle) return undefined;
  return { handle: (await handle.queryPermission(BOTH_WAYS)) === "granted" ? handle : undefined };
}

/** Asks for leave to go on with a folder that was chosen before. */
export async function goOn(key) {
  const handle = await kept(key);
  if (!handle) return false;
  await pressed(() => allowed(handle));
  return true;
}
