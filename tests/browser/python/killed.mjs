// Runs killed.py, synced.py or measured.py over the page's own files that last. What it tells goes to the console, where the browser's driver hears it.
import "./ciphers.mjs";
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { fileSystem, Pool } from "./storage.mjs";

self.onmessage = async ({ data: { most, program: name, asked } }) => {
  try {
    const pool = await Pool.open("kodespor");
    self.kodesporPool = pool;
    const whole = async (name) => (await fetch(name)).arrayBuffer();
    const [start, more, program, python] = await Promise.all([
      whole("start.zip"), whole("more.zip"), (await fetch(name)).text(), loadPyodide({ env: { HOME: "/home/kodespor" } }),
    ]);
    python.FS.mkdirTree("/home/kodespor");
    python.FS.mount(fileSystem(python.FS, pool), {}, "/home/kodespor");
    for (const each of [start, more]) python.unpackArchive(each, "zip", { extractDir: "/" });
    python.runPython('import email, encodings, http, sys, xml; [each.__path__.append(f"/libraries/{each.__name__}") for each in (email, encodings, http, xml)]; sys.path[:0] = ["/program", "/libraries"]; sys.modules["flet_js"] = None');
    self.kodesporHeap = () => python._module.HEAPU8.length;
    python.globals.set("most", most);
    python.globals.set("asked", asked);
    await python.runPythonAsync(`${program}\n${asked ? "await answer(asked)" : "work(begin(), most)"}`);
    self.postMessage(JSON.stringify({ done: true, flushes: pool.flushes }));
  } catch (problem) {
    self.postMessage(JSON.stringify({ problem: String(problem).slice(-600) }));
  }
};
