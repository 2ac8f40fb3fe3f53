// Python for the page: the ciphers, Pyodide, the files that last, and Kodespor; then messages go to and fro between
// Flet's client and Flet's Python (flet/messaging/pyodide_connection.py says what it expects of `flet_js`).
import "./ciphers.mjs";
import { flet, HOME, python as aPython } from "./python.mjs";
import { fileSystem, Pool } from "./storage.mjs";

/** Everything that needs to know nothing of the page: it begins as soon as there is a worker. */
async function prepare() {
  const [pool, python] = await Promise.all([Pool.open("kodespor"), aPython()]);
  self.kodesporPool = pool;
  python.FS.mkdirTree(HOME);
  python.FS.mount(fileSystem(python.FS, pool), {}, HOME);
  return python;
}

const prepared = prepare();
prepared.catch(() => {}); // it is said when the client asks

/** Lets Python ask the window for what only a window has; an answer is {answer} or {problem}. */
function asksOf(line) {
  const waiting = new Map();
  let asked = 0;
  line.onmessage = ({ data }) => {
    waiting.get(data.number)(data);
    waiting.delete(data.number);
  };
  return (ask, given) => new Promise((done) => {
    waiting.set(++asked, done);
    line.postMessage({ number: asked, ask, given });
  });
}

async function begin({ args, documentUrl, invitation, folders, devices }) {
  const python = await prepared;
  flet.ask = asksOf(devices);
  flet.args = python.toPy(args);
  flet.documentUrl = documentUrl;
  flet.invitation = invitation;
  flet.hasFolders = folders;
  flet.sharedFolder = async (...given) => new (await import("./shared_folder.mjs")).SharedFolder(python.FS, ...given);
  flet.receive_callback = send;
  await python.runPythonAsync(`
import runpy
runpy.run_module("main", run_name="__main__")
`);
  await flet.start_connection(send);
}

function send(message) {
  const bytes = message.toJs();
  self.postMessage(bytes, [bytes.buffer]);
}

let begun = false;
self.onmessage = async ({ data }) => {
  if (begun) {
    flet.send?.(data);
    return;
  }
  begun = true;
  try {
    await begin(data);
    self.postMessage("initialized");
  } catch (problem) {
    self.postMessage(`${problem?.name ?? ""} ${problem?.message ?? problem}`);
  }
};
