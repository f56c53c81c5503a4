// Starts Pyodide in Node so that one commit gives one memory image, byte for byte: no clock, no chance, and nothing of
// this machine. Whatever imports this must do nothing else that needs a clock.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

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

/** The memory as the WebAssembly module sets it up, before anything has run; there after the first start. */
export let untouched;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const result = await instantiate(...given);
  const { memory } = (result.instance ?? result).exports;
  untouched = memory ? new Uint8Array(memory.buffer).slice() : untouched;
  return result;
};

/** Pyodide from its `folder`, with the Python modules of the zip `library`. */
export async function start(folder, library, options = {}) {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
  const lock = JSON.parse(readFileSync(`${folder}/pyodide-lock.json`, "utf8"));
  return loadPyodide({
    indexURL: `${folder}/`,
    stdLibURL: library,
    // None of the packages that Pyodide offers from a public server.
    lockFileContents: JSON.stringify({ ...lock, packages: {} }),
    // Python's order of sets: the same in every build.
    env: { PYTHONHASHSEED: "0" },
    ...options,
  });
}
