// Python for the page, in a worker: made anew, or as it was kept. Making it and importing the app is most of a start. So
// once a release is installed, its Python is made a second time beside the page, with nothing of anybody in it, and the
// memory of it is kept in the store of the release; later starts go on from there (docs/decisions/0107).
import { loadPyodide } from "./pyodide/pyodide.mjs";
import makeModule from "./pyodide/pyodide.asm.mjs";

export const HOME = "/home/kodespor";
const KEPT = "memory";
const PIECE = 1 << 20;
const OPTIONS = {
  env: { HOME, LANG: "C.UTF-8" }, stdout: (text) => console.log(text), stderr: (text) => console.log(text),
};

/** What Python imports as `flet_js`. */
export const flet = {};

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
import email, encodings, http, importlib, sys, xml
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

for package in (email, encodings, http, xml):
    package.__path__.append(f"/libraries/{package.__name__}")
sys.meta_path.append(More())
`;

const IMPORTED = `
import os
sys.path[:0] = ["/program", "/libraries"]
os.chdir("/program")
import app.page
`;

// The memory holds no library of C that is loaded at run time: msgpack's parts in C come in when it is used again. And it
// holds every module that a start or a first screen may import.
const WITHOUT_C = `
import sys, types
blank = types.ModuleType("msgpack.fallback")
blank.Packer = blank.Unpacker = blank.unpackb = None
sys.modules["msgpack.fallback"] = blank
sys.modules["msgpack._cmsgpack"] = None
`;
const TO_BE_KEPT = `
import gc
from pathlib import Path
for folder in ("/program", "/libraries"):
    for path in sorted(Path(folder).rglob("*.pyc")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        if name != "main" and not name.startswith("_argon2_cffi_bindings"):
            importlib.import_module(name)
del sys.modules["msgpack.fallback"], sys.modules["msgpack._cmsgpack"]
gc.collect()
`;
const AGAIN = `
import importlib, os, random, sys, zipfile
there = {getattr(each, "__file__", None) for each in list(sys.modules.values())}
with zipfile.ZipFile("/start.zip") as archive:
    archive.extractall("/", [each for each in archive.namelist() if f"/{each}" not in there])
os.remove("/start.zip")
os.chdir("/program")
importlib.invalidate_caches()
import msgpack
from msgpack import _cmsgpack
msgpack.Packer, msgpack.Unpacker, msgpack.unpackb = _cmsgpack.Packer, _cmsgpack.Unpacker, _cmsgpack.unpackb
random.seed()
`;

/** Python with the app imported. */
async function made(options) {
  const [start, python] = await Promise.all([whole("start.zip"), loadPyodide({ ...OPTIONS, ...options })]);
  python.unpackArchive(start, "zip", { extractDir: "/" });
  flet.more = () => python.unpackArchive(atOnce("more.zip"), "zip", { extractDir: "/" });
  python.registerJsModule("flet_js", flet);
  python.runPython(MORE);
  if (options._makeSnapshot) python.runPython(WITHOUT_C);
  python.runPython(IMPORTED);
  return python;
}

/** Where the release lies that the page came out of: its memory belongs to it, and goes when it goes. */
const store = () => caches.open(`kodespor-release-${self.name}`);

/** Python as it was kept, or undefined. */
async function restored() {
  const kept = self.name && (await (await store()).match(KEPT));
  if (!kept) return undefined;
  const [image, start] = await Promise.all([kept.arrayBuffer(), whole("start.zip")]);
  const roomy = async (settings) => {
    const module = await makeModule(settings);
    while (module.HEAP8.length < image.byteLength) module._malloc(PIECE); // what is asked for is written over
    return module;
  };
  const python = await loadPyodide({
    ...OPTIONS, createPyodideModule: roomy, _loadSnapshot: image, _snapshotDeserializer: () => flet,
  });
  flet.more = () => python.unpackArchive(atOnce("more.zip"), "zip", { extractDir: "/" });
  python.FS.writeFile("/start.zip", new Uint8Array(start));
  python.runPython(AGAIN);
  return python;
}

/** Python for the page, with the app imported. */
export async function python() {
  try {
    const found = await restored();
    if (found) return found;
  } catch (problem) {
    console.log(`the kept memory is not used: ${problem}`);
    await (await store()).delete(KEPT).catch(() => false);
  }
  return made({});
}

/** Makes Python once more, and keeps its memory for later starts, if it was not kept yet. */
export async function keep() {
  const place = await store();
  if (await place.match(KEPT)) return;
  const python = await made({ _makeSnapshot: true });
  python.runPython(TO_BE_KEPT);
  const image = python.makeMemorySnapshot({
    serializer: (each) => {
      if (each === flet) return "flet_js";
      throw new Error("something of the page is in the memory");
    },
  });
  await place.put(KEPT, new Response(image));
}
