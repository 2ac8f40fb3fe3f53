// Runs a Python function in a browser: the ciphers, Pyodide, and two archives with the libraries and the program.
import "./ciphers.mjs";
import { loadPyodide } from "./pyodide/pyodide.mjs";

self.onmessage = async ({ data }) => {
  try {
    const python = await loadPyodide();
    for (const [name, folder] of [["libraries.zip", "/libraries"], ["program.zip", "/program"]]) {
      const answer = await fetch(name);
      python.unpackArchive(await answer.arrayBuffer(), "zip", { extractDir: folder });
    }
    python.globals.set("asked", data.asked);
    const said = python.runPython(`
import sys, os, importlib, json
sys.path[:0] = ["/program", "/libraries"]
os.chdir("/program")
importlib.import_module("tests.browser.python." + json.loads(asked)["module"]).run(asked)
`);
    self.postMessage(said);
  } catch (problem) {
    self.postMessage(JSON.stringify({ problem: String(problem) }));
  }
};
