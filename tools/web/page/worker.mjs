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

/** A file for Python, which cannot wait for it in the middle of an import. */
function atOnce(name) {
  const request = new XMLHttpRequest();
  request.open("GET", name, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${name}: ${request.status}`);
  return request.response;
}

// Modules that no start needs are unpacked when the first of them is imported; a module that is nowhere is none of them.
const MORE = `
import encodings, importlib, sys
from importlib.machinery import PathFinder
import flet_js

class More:
    def __init__(self):
        with open("/more.txt") as file:
            self.names = frozenset(file.read().split())

    def find_spec(self, name, path=None, target=None):
        if name not in self.names:
            return None
        sys.meta_path.remove(self)
        try:
            flet_js.more()
        except Exception as problem:
            from core.errors import Refused
            sys.meta_path.append(self)
            raise Refused("device-not-fetched") from problem
        importlib.invalidate_caches()
        return PathFinder.find_spec(name, path, target)

encodings.__path__.append("/libraries/encodings")
sys.meta_path.append(More())
`;

const IMPORTED = `
import os
sys.path[:0] = ["/program", "/libraries"]
os.chdir("/program")
import app.page
`;

/** Everything that needs to know nothing of the page: it begins as soon as there is a worker. */
async function prepare() {
  const pool = await Pool.open("kodespor");
  self.kodesporPool = pool;
  const [start, python] = await Promise.all([
    whole("start.zip"),
    loadPyodide({ env: { HOME, LANG: "C.UTF-8" }, stdout: (text) => console.log(text), stderr: (text) => console.log(text) }),
  ]);
  python.FS.mkdirTree(HOME);
  python.FS.mount(fileSystem(python.FS, pool), {}, HOME);
  python.unpackArchive(start, "zip", { extractDir: "/" });
  flet.more = () => python.unpackArchive(atOnce("more.zip"), "zip", { extractDir: "/" });
  python.registerJsModule("flet_js", flet);
  python.runPython(MORE);
  python.runPython(IMPORTED);
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

async function begin({ args, documentUrl, invitation, devices }) {
  const python = await prepared;
  flet.ask = asksOf(devices);
  flet.args = python.toPy(args);
  flet.documentUrl = documentUrl;
  flet.invitation = invitation;
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
