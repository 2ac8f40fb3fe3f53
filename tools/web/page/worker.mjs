// Python for the page: the ciphers, Pyodide, the files that last, and Kodespor; then messages go to and fro between
// Flet's client and Flet's Python (flet/messaging/pyodide_connection.py says what it expects of `flet_js`).
import "./ciphers.mjs";
import { fileSystem, Pool } from "./storage.mjs";
import { loadPyodide } from "./pyodide/pyodide.mjs";

const HOME = "/home/kodespor";
const flet = {};

async function whole(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

async function begin({ args, documentUrl }) {
  const pool = await Pool.open("kodespor");
  self.kodesporPool = pool;
  const [program, libraries, python] = await Promise.all([
    whole("program.zip"),
    whole("libraries.zip"),
    loadPyodide({ env: { HOME, LANG: "C.UTF-8" }, stdout: (text) => console.log(text), stderr: (text) => console.log(text) }),
  ]);
  python.FS.mkdirTree(HOME);
  python.FS.mount(fileSystem(python.FS, pool), {}, HOME);
  python.unpackArchive(libraries, "zip", { extractDir: "/libraries" });
  python.unpackArchive(program, "zip", { extractDir: "/program" });
  flet.args = python.toPy(args);
  flet.documentUrl = documentUrl;
  flet.receive_callback = send;
  python.registerJsModule("flet_js", flet);
  await python.runPythonAsync(`
import os, runpy, sys
sys.path[:0] = ["/program", "/libraries"]
os.chdir("/program")
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
