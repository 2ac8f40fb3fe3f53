// Splits the archives of Python modules, and compiles, with the very Python of the page:
//   node split.mjs FOLDER-OF-PYODIDE split.py FOLDER MODULE…
// The folder holds standard.zip, libraries.zip and program.zip, and gets start.zip, more.zip and standard-start.zip.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, program, folder, ...wanted] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${pyodide}/`, env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1", HOME: "/home/kodespor" } });
for (const name of ["standard", "libraries", "program"]) {
  python.FS.writeFile(`/${name}.zip`, new Uint8Array(readFileSync(`${folder}/${name}.zip`)));
}
python.registerJsModule("flet_js", {});
globalThis.kodesporCiphers = {}; // the ciphers are there, and nothing is done with them
python.globals.set("wanted", python.toPy(wanted));
try {
  python.runPython(readFileSync(program, "utf8"));
  python.runPython("split(wanted)");
} catch (problem) {
  console.error(problem.message);
  process.exit(1);
}
for (const name of ["start", "more", "standard-start"]) {
  writeFileSync(`${folder}/${name}.zip`, python.FS.readFile(`/${name}.zip`));
}
