// The worker in which Python runs.
//
//   it is given   {piece, bytes}     a piece of Python, checked by the page; in any order
//                 {id, answers}      a question: what follows from these answers?
//                 {id, saved}        another: which answers are in this text of a saved file? null if it is none
//   it returns, as JSON,
//                 {wanted}           the name of a piece that it needs after all
//                 {cold}             what is needed and was cut out of it; see below
//                 {id, result} or {id, fault, message}; the id "ready" tells that Python can answer, or never will
//
// It asks the network for nothing.
//
// It is built twice: around the whole of Pyodide, and, where SMALL, around what is left of it when all that never runs is
// cut out (../small/). The small one is believed only when it answers: at anything else its fault is "cold", and the page
// asks the whole one.

/* global SMALL */

import "./before-pyodide.mjs";

import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide";
import lock from "pyodide-lock";
import { ZSTDDecoder } from "zstddec";

import { addMemory } from "../snapshot.mjs";

// Only ids cross between the page and Python, never words; and only as text, which Python reads as the command does.
const EXCHANGE = "from checker import exchange; exchange";

const pieces = Object.create(null);
const arrived = Object.create(null);
for (const name of ["interpreter", "image", "library"]) {
  pieces[name] = new Promise((resolve) => {
    arrived[name] = resolve;
  });
}
const unpacker = new ZSTDDecoder();
// It fetches its own WebAssembly from a data: address, which the page's content policy forbids.
self.fetch = async (address) => new Response(Uint8Array.from(atob(address.split(",")[1]), (c) => c.charCodeAt(0)));
const unpackerReady = unpacker.init();

async function piece(name) {
  const packed = await pieces[name];
  await unpackerReady;
  return unpacker.decode(packed);
}

self.addEventListener("message", async ({ data: { piece, bytes, id, answers, saved } }) => {
  if (piece) {
    arrived[piece](bytes);
    return;
  }
  try {
    const exchange = await python;
    // What has no JSON becomes "undefined", which Python refuses.
    const result =
      saved === undefined ? exchange.answer(String(JSON.stringify(answers))) : exchange.saved_answers(String(saved));
    refuseIfCold();
    tell({ id, result: JSON.parse(result) });
  } catch (error) {
    tell({ id, fault: SMALL ? "cold" : "wrong", message: String(error) });
  }
});

let interpreterCold;

const python = start();
python.then(
  () => tell({ id: "ready", result: true }),
  (error) => tell({ id: "ready", fault: faultOf(error), message: String(error) }),
);

/** Throws when something ran that had been cut out, even where its error was caught on the way here. */
function refuseIfCold() {
  if (SMALL && (self.ranCold || interpreterCold.value)) {
    throw new Error(`cut out, and needed: ${self.ranCold ?? `function ${interpreterCold.value}`}`);
  }
}

if (SMALL) {
  // Where Pyodide starts, some errors reach nobody who waits. As an error of the worker, they reach the page.
  self.addEventListener("unhandledrejection", ({ reason }) => {
    throw reason;
  });
}

function tell(message) {
  postMessage(JSON.stringify(message));
}

async function start() {
  const packed = await piece("interpreter");
  // While one thread compiles, another unpacks.
  const [interpreter, image] = await Promise.all([WebAssembly.compile(packed), piece("image")]);
  if (SMALL) {
    const started = await startPyodide(interpreter, { image });
    refuseIfCold();
    return started;
  }
  try {
    return await startPyodide(interpreter, { image });
  } catch (error) {
    // An image is quick, but Pyodide does not promise that the next version takes one.
    console.error(error);
    tell({ wanted: "library" });
    return startPyodide(interpreter, { library: await piece("library") });
  }
}

/**
 * Python's functions for the page, from a Python that goes on from `image`, or starts anew with the modules of `library`.
 * The one place that uses options of Pyodide that its documentation does not promise: createPyodideModule, _loadSnapshot.
 */
function startPyodide(interpreter, { image, library }) {
  return new Promise((resolve, reject) => {
    // What Pyodide would download is here already. (It waits for ever when its WebAssembly does not start.)
    self.fetch = async () => new Response(library);
    WebAssembly.instantiateStreaming = async (_, imports) => {
      try {
        const instance = await WebAssembly.instantiate(interpreter, imports);
        interpreterCold = instance.exports.cold;
        if (image) {
          addMemory(image, instance.exports.memory);
        }
        return { instance, module: interpreter };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
    loadPyodide({
      createPyodideModule,
      _loadSnapshot: image,
      // Addresses that are never asked for; .invalid belongs to nobody.
      indexURL: "https://python.invalid/",
      packageBaseUrl: "https://python.invalid/",
      lockFileContents: lock,
    }).then((pyodide) => resolve(SMALL ? pyodide.globals.get("exchange") : pyodide.runPython(EXCHANGE)), reject);
  });
}

/** Which of the page's messages fits an error. The words are those of Chromium, Firefox and WebKit. */
function faultOf(error) {
  const message = String(error);
  if (/content security policy|\bCSP\b|unsafe-eval/i.test(message)) {
    return "blocked";
  }
  // A device without memory is told as with the whole Python, which asks for as much.
  if (SMALL && !(error instanceof RangeError && /memory/i.test(message))) {
    return "cold";
  }
  return /memory/i.test(message) ? "memory" : "stopped";
}
