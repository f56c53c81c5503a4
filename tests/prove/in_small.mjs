// Has the small Python answer sets of answers, one after the other, in one worker, from the very bytes that are published.
//
//   node in_small.mjs PLAN
//
// PLAN is a JSON file; in_small.py says what is in it. Prints, as lines of JSON, for each chunk of sets
//
//   digest   stands for the outcomes, in their order
//   faults   how many sets had none
//   texts    the outcomes themselves, for the chunk that the plan names
//   read     the addresses of left-out bytes that were read all the same; only where reads are recorded
//
// and then a line with what it says to bad input, {saved, refused}, with `read` again, and how many bytes are `leftOut`. The
// texts of saved files are read between the first chunk and the second, so that whatever they leave behind is there for the
// sets that follow.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import process from "node:process";
import { constants, gunzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";

import { recording } from "../../checker/web/runtime/small/data.mjs";
import { Practice } from "../../checker/web/runtime/small/practice.mjs";
import { leftOut, Watch, withoutTheTextOf } from "./left_out.mjs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const questions = Object.entries(plan.questions);
const script = String(gunzipSync(readFileSync(plan.worker)));
const pieces = { interpreter: bytesOf(plan.interpreter), image: bytesOf(plan.image) };
const missing = plan.stock && record();
const watches = [];

const worker = await started();
const numbers = new Uint32Array(bytesOf(plan.numbers).buffer);
let saved = [];
for (let chunk = 0; chunk * plan.chunk < numbers.length; chunk += 1) {
  const found = createHash("sha256");
  const texts = [];
  let faults = 0;
  for (const number of numbers.subarray(chunk * plan.chunk, (chunk + 1) * plan.chunk)) {
    const { result, ...fault } = await worker.ask({ answers: answersOf(number) });
    const text = JSON.stringify(result ?? fault);
    faults += Number(result === undefined);
    found.update(text);
    if (chunk === plan.tell) {
      texts.push(text);
    }
  }
  tell({ digest: found.digest("hex"), faults, texts, read: readAllTheSame() });
  if (chunk === 0) {
    saved = await said(plan.saved, (text) => worker.ask({ saved: text }));
  }
}
// A small Python that has refused answers never answers again.
const read = readAllTheSame();
const refused = await said(plan.refused, async (answers) => (await started()).ask({ answers }));
const count = missing?.reduce((sum, byte) => sum + byte, 0) ?? 0;
tell({ saved, refused, read, leftOut: count });
process.exit(0);

/** Has Python tell what it reads, and returns where bytes were left out. */
function record() {
  let published = new Uint8Array(zstdDecompressSync(pieces.interpreter));
  if (plan.withoutText) {
    const { wasm, address } = withoutTheTextOf(published, plan.withoutText);
    published = wasm;
    tell({ without: address });
  }
  const level = { [constants.ZSTD_c_compressionLevel]: 3 };
  pieces.interpreter = new Uint8Array(zstdCompressSync(recording(published), { params: level }));
  return leftOut(published, readFileSync(plan.stock));
}

/** A worker that can answer. */
async function started() {
  if (missing) {
    watches.push(new Watch(missing));
  }
  const starting = new Practice(script, pieces, watches.at(-1));
  const { fault, message } = await starting.ready;
  if (fault) {
    throw new Error(`the small Python does not start: ${message}`);
  }
  return starting;
}

/** What is said to each of these, in their order. */
async function said(questions, ask) {
  const answers = [];
  for (const question of questions) {
    answers.push(await ask(question));
  }
  return answers;
}

function readAllTheSame() {
  return [...new Set(watches.flatMap((watch) => watch.readAllTheSame))];
}

/** A set by its number, as answers.py counts them. */
function answersOf(number) {
  const answers = {};
  for (const [question, options] of questions) {
    const choice = number % (options.length + 1);
    number = Math.floor(number / (options.length + 1));
    if (choice) {
      answers[question] = options[choice - 1];
    }
  }
  return answers;
}

function bytesOf(path) {
  return new Uint8Array(readFileSync(path));
}

function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
