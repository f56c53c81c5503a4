// Runs in Node while the site is built: starts Pyodide twice, and writes what a reader's browser will start from.
//
//   node image.mjs PYODIDE SOURCES REHEARSALS LIBRARY IMAGE
//
// PYODIDE     the folder of Pyodide's npm package
// SOURCES     a zip with all modules that may be needed, among them the checker
// REHEARSALS  a JSON file with sets of answers
// LIBRARY     written: a zip with the modules that were needed, compiled
// IMAGE       written: the memory of a Python that has the checker imported, as the difference from the memory that
//             the WebAssembly module itself sets up

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { difference } from "./snapshot.mjs";

const [pyodideFolder, sources, rehearsals, library, image] = process.argv.slice(2);
const repeatable = await import("./repeatable.mjs");

const rehearsal = await repeatable.start(pyodideFolder, sources);
rehearsal.FS.writeFile("/rehearsals.json", readFileSync(rehearsals));
rehearsal.FS.writeFile("/stock.zip", readFileSync(`${pyodideFolder}/python_stdlib.zip`));
rehearsal.runPython(readFileSync(fileURLToPath(new URL("rehearse.py", import.meta.url)), "utf8"));
writeFileSync(library, rehearsal.FS.readFile("/packed.zip"));

const python = await repeatable.start(pyodideFolder, library, { _makeSnapshot: true });
python.runPython('import traceback; from checker.exchange import answer; answer("{}"); import gc; gc.collect()');
const snapshot = python.makeMemorySnapshot();
writeFileSync(image, difference(snapshot, repeatable.untouched));
process.exit(0);
