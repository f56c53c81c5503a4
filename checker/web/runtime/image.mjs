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
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodideFolder, sources, rehearsals, library, image] = process.argv.slice(2);

// One commit gives one image, byte for byte: no clock, no chance, and nothing of this machine while it is made.
process.argv.splice(1);
process.env.TZ = "UTC";
const require = createRequire(import.meta.url);
const crypto = require("node:crypto");
const zeros = (array) =>
  new Uint8Array(array.buffer ?? array, array.byteOffset ?? 0, array.byteLength).fill(0) && array;
globalThis.crypto.getRandomValues = zeros;
crypto.randomFillSync = zeros;
Date.now = () => 0;
performance.now = () => 0;
process.hrtime = Object.assign(() => [0, 0], { bigint: () => 0n });

// As before-pyodide.mjs does for the browser: the order of functions must be the same there and here.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" } });

// The memory as the WebAssembly module sets it up, before anything has run.
let untouched;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const result = await instantiate(...given);
  const { memory } = (result.instance ?? result).exports;
  untouched = memory ? new Uint8Array(memory.buffer).slice() : untouched;
  return result;
};

const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));
const lock = JSON.parse(readFileSync(`${pyodideFolder}/pyodide-lock.json`, "utf8"));

function start(stdLibURL, options = {}) {
  return loadPyodide({
    indexURL: `${pyodideFolder}/`,
    stdLibURL,
    // None of the packages that Pyodide offers from a public server.
    lockFileContents: JSON.stringify({ ...lock, packages: {} }),
    // Python's order of sets: the same in every build.
    env: { PYTHONHASHSEED: "0" },
    ...options,
  });
}

const rehearsal = await start(sources);
rehearsal.FS.writeFile("/rehearsals.json", readFileSync(rehearsals));
rehearsal.FS.writeFile("/stock.zip", readFileSync(`${pyodideFolder}/python_stdlib.zip`));
rehearsal.runPython(readFileSync(fileURLToPath(new URL("rehearse.py", import.meta.url)), "utf8"));
writeFileSync(library, rehearsal.FS.readFile("/packed.zip"));

const python = await start(library, { _makeSnapshot: true });
python.runPython('import traceback; from checker.exchange import answer; answer("{}"); import gc; gc.collect()');
const snapshot = python.makeMemorySnapshot();
writeFileSync(image, difference(snapshot, untouched));
process.exit(0);

/** A snapshot is a header, whose second number is its length, and then the memory. */
function difference(snapshot, memory) {
  const header = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1];
  for (let at = 0; at < memory.length && header + at < snapshot.length; at += 1) {
    snapshot[header + at] ^= memory[at];
  }
  let end = snapshot.length;
  while (snapshot[end - 1] === 0) {
    end -= 1;
  }
  // Whole words, so that the browser can add the memory back word by word.
  return snapshot.subarray(0, Math.ceil(end / 4) * 4);
}
