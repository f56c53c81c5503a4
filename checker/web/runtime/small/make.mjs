// Makes the small Python: Pyodide without what never runs when the checker answers. Run by __init__.py:
//
//   node make.mjs PROJECT LIBRARY PRACTICE INTO
//
// PROJECT   the folder with node_modules and checker/
// LIBRARY   the zip with the Python modules that the checker takes, compiled
// PRACTICE  a JSON file {practice, trial}: lists of what a page may ask, {answers} or {saved}, each with its {result}. What
//           runs for the first list is what stays; the second is asked only at the end, to see that it is enough
// INTO      a folder; written: worker.js, interpreter, image, not packed yet; and python-that-runs.json, the place of each
//           piece of Python's code that is left
//
// Each step is a file beside this one. It says what goes in, what comes out and what would break it.

import { build, transform } from "esbuild";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { constants, zstdCompressSync } from "node:zlib";

import { settings, TARGET } from "../../bundling.mjs";
import { Reads, recording, withoutUnreadData } from "./data.mjs";
import { withoutUnusedExports } from "./exports.mjs";
import { calledIn, noting, trapping } from "./functions.mjs";
import { coverageOf, withoutColdFunctions } from "./glue.mjs";
import { Practice } from "./practice.mjs";

const [project, library, practiceFile, into] = process.argv.slice(2);
const { practice, trial } = JSON.parse(readFileSync(practiceFile, "utf8"));
const stock = join(project, "node_modules", "pyodide");
const work = join(into, "work");
mkdirSync(work);

let made = { wasm: stockFile("pyodide.asm.wasm"), glue: String(stockFile("pyodide.asm.mjs")) };

await step("without exports that nobody uses", () => {
  made = withoutUnusedExports({ ...made, page: String(stockFile("pyodide.mjs")) });
  writeFileSync(join(work, "pyodide.asm.wasm"), made.wasm);
  writeFileSync(join(work, "pyodide.asm.mjs"), made.glue);
  for (const file of ["pyodide.mjs", "pyodide-lock.json"]) {
    copyFileSync(join(stock, file), join(work, file));
  }
});

let noted;

await step("without Python functions that never run", async () => {
  made.script = await bundled();
  noted = noting(made.wasm);
  const watched = imageOf("watch_python.py", []);
  const worker = await practised({ ...made, wasm: noted, image: watched });
  const { result: ran } = await worker.ask({ answers: "what ran" });
  made.image = imageOf("shrink_python.py", ran);
  writeFileSync(join(into, "python-that-runs.json"), JSON.stringify(ran));
});

await step("without WebAssembly functions that never run", async () => {
  let instance;
  const seen = (started) => {
    instance = started.exports.cold ? started : instance;
  };
  await practised({ ...made, wasm: noted }, { seen });
  made.wasm = trapping(made.wasm, calledIn(instance));
});

await step("without JavaScript functions that never run", async () => {
  const coverage = await coverageOf(() => practised(made));
  made.script = withoutColdFunctions(made.script, coverage);
});

await step("without constants that nobody reads", async () => {
  const reads = new Reads();
  await practised({ ...made, wasm: recording(made.wasm) }, reads);
  Object.assign(made, withoutUnreadData({ ...made, ...reads.found() }));
});

await step("tried", async () => {
  const { code } = await transform(made.script, { minify: true, target: TARGET, legalComments: "none" });
  made.script = code;
  await practised(made, {}, [...practice, ...trial]);
});

writeFileSync(join(into, "worker.js"), made.script);
writeFileSync(join(into, "interpreter"), made.wasm);
writeFileSync(join(into, "image"), made.image);
rmSync(work, { recursive: true });
process.exit(0);

/** Does a step, and tells it in a line, with the bytes that are left, packed in haste; where it fails, in a sentence. */
async function step(name, act) {
  const began = performance.now();
  try {
    await act();
  } catch (error) {
    // A process of Node's begins with the line that threw, which may be half a megabyte.
    console.error(`${name}: ${String(error.stderr ?? error.message).slice(-1000)}`);
    process.exit(1);
  }
  const parts = [made.script, made.wasm, made.image].map((part) => (part ? quicklyPacked(part).length : 0));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `  The small Python, ${name}: script ${parts[0]}, WebAssembly ${parts[1]}, image ${parts[2]} bytes (${seconds} s)`,
  );
}

function stockFile(name) {
  return readFileSync(join(stock, name));
}

/** The worker's script around what is left of Pyodide's, for people and for V8's coverage to read. */
async function bundled() {
  const shared = settings(project, { small: true });
  const glue = {
    name: "glue",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^pyodide\/pyodide\.asm\.mjs$/ }, () => ({ path: join(work, "pyodide.asm.mjs") })),
  };
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ["runtime/worker/worker.mjs"],
    minify: false,
    plugins: [glue, ...shared.plugins],
    write: false,
  });
  return outputFiles[0].text;
}

/** The image after a script of this folder has run in it. A process of its own has neither clock nor chance. */
function imageOf(script, given) {
  const [image, input] = [join(work, `${script}.image`), join(work, `${script}.json`)];
  writeFileSync(input, JSON.stringify(given));
  execFileSync(process.execPath, [beside("image.mjs"), work, library, beside(script), input, image], { stdio: "pipe" });
  return new Uint8Array(readFileSync(image));
}

function beside(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** A worker that has answered all questions, and each rightly. */
async function practised({ script, wasm, image }, watching = {}, questions = practice) {
  const worker = new Practice(script, { interpreter: quicklyPacked(wasm), image: quicklyPacked(image) }, watching);
  const { fault, message } = await worker.ready;
  if (fault) {
    throw new Error(`Python does not start: ${message}`);
  }
  for (const { result, ...question } of questions) {
    const said = await worker.ask(question);
    if (said.fault || !isDeepStrictEqual(said.result, result)) {
      throw new Error(`${JSON.stringify(question)} gives ${said.message ?? JSON.stringify(said.result)}`);
    }
  }
  await worker.settle();
  return worker;
}

function quicklyPacked(bytes) {
  return new Uint8Array(zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }));
}
