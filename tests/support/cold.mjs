// Makes small Pythons in which something is cut out that an answer needs.
//
//   node cold.mjs PROJECT LIBRARY RUNS WORKER INTERPRETER IMAGE OUT
//
// LIBRARY, RUNS, WORKER, INTERPRETER, IMAGE   of the published small Python: see checker/web/runtime/small/make.mjs
// OUT   a folder. Written: for each place and moment the piece that is another, as PLACE-MOMENT.PIECE

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { zstdCompressSync } from "node:zlib";

import { withoutUnusedExports } from "../../checker/web/runtime/small/exports.mjs";
import { calledIn, noting, trapping } from "../../checker/web/runtime/small/functions.mjs";
import { coverageOf } from "../../checker/web/runtime/small/glue.mjs";
import { Practice } from "../../checker/web/runtime/small/practice.mjs";
import { changed, partsOf, syntaxOf } from "../../checker/web/runtime/small/syntax.mjs";
import { addMemory, difference, headerOf } from "../../checker/web/runtime/snapshot.mjs";

// What is cold on purpose throws where nobody waits for it, too.
process.on("uncaughtException", () => {});

const [project, library, runs, worker, interpreterFile, imageFile, out] = process.argv.slice(2);
const small = join(project, "checker", "web", "runtime", "small");
const script = readFileSync(worker, "utf8");
const [interpreter, image] = [interpreterFile, imageFile].map((file) => new Uint8Array(readFileSync(file)));
const QUESTION = { answers: { location: "inside_us" } };

// WebAssembly: a function that only the start needs, and one that only an answer needs.
const noted = noting(interpreter);
let instance;
const seen = (started) => {
  instance = started.exports.cold ? started : instance;
};
const practice = new Practice(
  script,
  { interpreter: zstdCompressSync(noted), image: zstdCompressSync(image) },
  { seen },
);
await practice.ready;
const started = calledIn(instance);
forget(instance);
await practice.ask(QUESTION);
const answered = calledIn(instance);
const all = started.union(answered);
write("webassembly", "starting", "interpreter", without(all, first(started.difference(answered))));
write("webassembly", "answering", "interpreter", without(all, first(answered.difference(started))));

// JavaScript: what the start calls, and what Python's own code calls, once a question is asked.
const pieces = { interpreter: zstdCompressSync(interpreter), image: zstdCompressSync(image) };
const coverage = await coverageOf(async () => new Practice(script, pieces).ready);
const called = new Set(coverage.map(({ ranges: [{ endOffset, count }] }) => count > 0 && endOffset));
const { body } = [...partsOf(syntaxOf(script, "script"))].findLast(
  ({ type, body, end }) => /Function/.test(type) && body.type === "BlockStatement" && called.has(end),
);
write("javascript", "starting", "worker", changed(script, [{ ...body, text: "{cutOut()}" }]));
const whenAsked =
  `self.addEventListener("message", ({ data }) => { self.isAsked = Boolean(data.answers); });\n` +
  script.replace(
    /_PyEM_TrampolineCall_JS:([\w$]+)/,
    "_PyEM_TrampolineCall_JS:(...given)=>{if(self.isAsked)cutOut();return $1(...given)}",
  );
for (const moment of ["answering", "excepting"]) {
  write("javascript", moment, "worker", whenAsked);
}

// Python: the image is made anew, with something else in it. The module's own data is not what it was there.
const folder = join(out, "pyodide");
mkdirSync(folder);
const stock = (name) => join(project, "node_modules", "pyodide", name);
const { wasm, glue } = withoutUnusedExports({
  wasm: readFileSync(stock("pyodide.asm.wasm")),
  glue: readFileSync(stock("pyodide.asm.mjs"), "utf8"),
  page: readFileSync(stock("pyodide.mjs"), "utf8"),
});
writeFileSync(join(folder, "pyodide.asm.wasm"), wasm);
writeFileSync(join(folder, "pyodide.asm.mjs"), glue);
for (const name of ["pyodide.mjs", "pyodide-lock.json"]) {
  copyFileSync(stock(name), join(folder, name));
}
const setUp = await setUpOf(interpreter, image);
let stockSetUp;
const COLD = { python: "json.dump(None, None)", webassembly: '"aB".swapcase()', javascript: "answer(text)" };
const ran = JSON.parse(readFileSync(runs, "utf8"));
await writeImage("python", "answering", `lambda text: ${COLD.python} or answer(text)`);
for (const [place, call] of Object.entries(COLD)) {
  const excepting = `
def _excepting(text):
    try:
        ${call}
    except BaseException:
        pass
    return answer(text)
`;
  await writeImage(place, "excepting", "_excepting", { lines: excepting });
}
await writeImage("python", "starting", "answer", { left: ran.filter(([, name]) => name !== "eval_code") });
process.exit(0);

function write(place, moment, piece, content) {
  writeFileSync(join(out, `${place}-${moment}.${piece}`), content);
}

function first(set) {
  const [one] = set;
  return one;
}

function forget({ exports }) {
  for (const [name, global] of Object.entries(exports)) {
    if (name.startsWith("called:")) {
      global.value = 0;
    }
  }
}

/** The interpreter, in which of all functions that run one only traps. */
function without(all, index) {
  return trapping(interpreter, all.difference(new Set([index])));
}

/** The memory as a module sets it up; the image must fit it. */
async function setUpOf(module, image) {
  let found;
  const seen = ({ exports: { cold, memory } }) => {
    found = cold ? new Uint8Array(memory.buffer).slice() : found;
  };
  await new Practice(script, { interpreter: zstdCompressSync(module), image: zstdCompressSync(image) }, { seen }).ready;
  return found;
}

/** The image of a Python that was shrunk to what ran, and in which `answer` is something else, made of other lines. */
async function writeImage(place, moment, answer, { left = ran, lines = "" } = {}) {
  const [text, given, made] = ["py", "json", "raw"].map((kind) => join(out, `${place}-${moment}.${kind}`));
  const line = "exchange = types.SimpleNamespace(answer=answer,";
  const shrink = readFileSync(join(small, "shrink_python.py"), "utf8");
  writeFileSync(
    text,
    `import json\n${shrink.replace(line, `${lines}\nexchange = types.SimpleNamespace(answer=${answer},`)}`,
  );
  writeFileSync(given, JSON.stringify(left));
  execFileSync(process.execPath, [join(small, "image.mjs"), folder, library, text, given, made], { stdio: "pipe" });
  const stockImage = new Uint8Array(readFileSync(made));
  stockSetUp ??= await setUpOf(noting(wasm), stockImage);
  const snapshot = new Uint8Array(headerOf(stockImage) + stockSetUp.length);
  snapshot.set(stockImage);
  addMemory(snapshot, stockSetUp);
  write(place, moment, "image", difference(snapshot, setUp));
}
