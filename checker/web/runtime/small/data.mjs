// Step 6: constant data that nobody reads is not sent.
//
// In      the module of step 4, the image of step 3, and a way to practise with a module that tells what it reads.
// Out     the module and the image, in which each byte of constant data that is neither read nor named by a function that
//         runs is 0xFF; the image now as the difference from what the module sets up.
// Breaks  where an answer needs a byte that no practice read. As a pointer, 0xFFFFFFFF leads out of the memory, and traps;
//         as a number it would be wrong without a word. So `make prove` records every read for every answer.
//
// What Python itself has written is sent whole: its objects, and whatever else is not as the module set it up.

import binaryen from "binaryen";

import { addMemory, difference, headerOf } from "../snapshot.mjs";

const BLOCK = 64;
const LEFT_OUT = 0xff;

/** Below it there is no data, so that a pointer to nothing can be told. */
const FIRST = 1024;

/**
 * The module in which each load marks the bytes that it reads, in a second memory that it imports. Each copy is made of loads
 * and stores.
 */
export function recording(wasm) {
  const module = binaryen.readBinary(wasm);
  // Not of stores: nothing is marked for them.
  binaryen.setPassArgument("instrument-memory", "load");
  module.runPasses(["llvm-memory-copy-fill-lowering", "instrument-memory"]);
  binaryen.clearPassArguments();
  module.setFeatures(module.getFeatures() | binaryen.Features.MultiMemory);
  // What the pass calls, it imports. A call to another instance, for each load, costs as much as three of these.
  module.addMemoryImport(MARKS, "env", MARKS);
  define(module, "load_ptr", [i32, i32, i32, i32], i32, markOf(module));
  for (const type of [i32, i64, f32, f64]) {
    define(module, `load_val_${NAMES[type]}`, [i32, type], type, module.local.get(1, type));
  }
  module.runPasses(["remove-unused-module-elements"]);
  return module.emitBinary();
}

const { i32, i64, f32, f64 } = binaryen;
const NAMES = { [i32]: "i32", [i64]: "i64", [f32]: "f32", [f64]: "f64" };
const MARKS = "marks";

/** Larger than Python's memory ever is for an answer: 128 MB. */
const PAGES = 2048;

function define(module, name, given, returned, body) {
  module.removeFunction(name);
  module.addFunction(name, binaryen.createType(given), returned, [], body);
}

/** What a load does first, with its number, how many bytes it reads, its offset and its address; that is what it returns. */
function markOf(module) {
  const get = (place) => module.local.get(place, i32);
  const at = () => module.i32.add(get(2), get(3));
  const isSize = (size) => module.i32.eq(get(1), module.i32.const(size));
  const eight = module.i64.store(0, 1, at(), module.i64.const(-1), MARKS);
  const two = module.if(isSize(2), module.i32.store16(0, 1, at(), module.i32.const(-1), MARKS), eight);
  const one = module.if(isSize(1), module.i32.store8(0, 1, at(), module.i32.const(-1), MARKS), two);
  const four = module.if(isSize(4), module.i32.store(0, 1, at(), module.i32.const(-1), MARKS), one);
  return module.block(null, [four, get(3)], i32);
}

const ARRAYS = [
  "Int8Array",
  "Uint8Array",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
];

/** Notes what a worker reads of Python's memory, in WebAssembly and in the script around it; for practice.mjs to watch with. */
export class Reads {
  #marks = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  #memory;
  #setUp;
  #started = false;

  /** `setUp`, the memory as the module itself set it up, and `read`, which is not 0 where a byte was read. */
  found() {
    return { setUp: this.#setUp, read: new Uint8Array(this.#marks.buffer) };
  }

  /** Gives the recording module the memory for its marks. */
  addImports(imports) {
    (imports.env ??= {})[MARKS] = this.#marks;
  }

  /** Is told of each instance. */
  seen({ exports: { cold, memory } }) {
    if (cold) {
      this.#memory = memory;
      this.#setUp = new Uint8Array(memory.buffer).slice();
    }
  }

  /** Has the script make arrays that note what is read of them. */
  around(globals) {
    for (const name of ARRAYS) {
      globals[name] = this.#watching(globals[name]);
    }
  }

  #watching(constructor) {
    return new Proxy(constructor, {
      construct: (_, given) => {
        const [buffer, start = 0] = given;
        const array = new constructor(...given);
        if (buffer !== this.#memory?.buffer) {
          return array;
        }
        if (given.length === 1) {
          this.#started = true;
          return this.#watched(array);
        }
        // Before the script has its own views of the memory, the worker adds the image to what stands there.
        if (this.#started) {
          this.#note(start, start + array.length * array.BYTES_PER_ELEMENT);
        }
        return array;
      },
    });
  }

  #watched(array) {
    const size = array.BYTES_PER_ELEMENT;
    const ranges = {
      subarray: (start, end) => this.#noted(array, start, end).subarray(start, end),
      slice: (start, end) => this.#noted(array, start, end).slice(start, end),
      copyWithin: (to, start, end) => this.#noted(array, start, end).copyWithin(to, start, end),
      set: (values, at) => array.set(values, at),
      fill: (value, start, end) => array.fill(value, start, end),
    };
    return new Proxy(array, {
      get: (_, name) => {
        if (typeof name === "string" && /^\d+$/.test(name)) {
          this.#note(name * size, (Number(name) + 1) * size);
        }
        return ranges[name] ?? array[name];
      },
      set: (_, name, value) => {
        array[name] = value;
        return true;
      },
    });
  }

  #noted(array, start = 0, end = array.length) {
    this.#note(start * array.BYTES_PER_ELEMENT, end * array.BYTES_PER_ELEMENT);
    return array;
  }

  #note(start, end) {
    this.found().read.fill(1, start, end);
  }
}

/**
 * The module and the image without the data that nobody needs: {wasm, image}. `setUp` is the memory as the module
 * itself sets it up, `read` is not 0 where a byte was read.
 */
export function withoutUnreadData({ wasm, image, setUp, read }) {
  const module = binaryen.readBinary(wasm);
  module.runPasses(["remove-memory-init"]);
  const header = headerOf(image);
  const sent = new Uint8Array(header + setUp.length);
  sent.set(image);
  addMemory(sent, setUp);
  const memory = sent.subarray(header);
  const constants = setUp.findLastIndex((byte) => byte !== 0) + 1;
  const needed = new Uint8Array(constants + BLOCK);
  for (let at = 0; at < constants; at += 1) {
    if (read[at] !== 0 || memory[at] !== setUp[at]) {
      needed.fill(1, at - (at % BLOCK), at - (at % BLOCK) + BLOCK);
    }
  }
  for (const [start, end] of namedIn(module, setUp.slice(0, constants))) {
    needed.fill(1, start, end);
  }
  const data = setUp.slice(0, constants);
  for (let at = FIRST; at < constants; at += 1) {
    data[at] = needed[at] ? setUp[at] : LEFT_OUT;
    memory[at] = needed[at] ? memory[at] : LEFT_OUT;
  }
  setData(module, data.subarray(FIRST));
  return { wasm: module.emitBinary(), image: difference(sent, data) };
}

function setData(module, data) {
  const { initial, max } = module.getMemoryInfo();
  const name = binaryen.getExportInfo(module.getExport("memory")).value;
  module.setMemory(initial, max, null, [{ offset: module.i32.const(FIRST), data }], false, false, name);
}

/** What the module's functions name in the constants: from each address that they hold to the next one that is known. */
function namedIn(module, constants) {
  const within = (address) => address >= FIRST && address < constants.length;
  const held = module.emitText().matchAll(/i32\.const (\d+)|offset=(\d+)/g);
  const named = new Set([...held.map(([, number, offset]) => Number(number ?? offset)).filter(within)]);
  const pointers = new Uint32Array(constants.buffer, 0, Math.floor(constants.length / 4));
  const known = [...named.union(new Set(pointers.filter(within))), constants.length].toSorted(
    (one, other) => one - other,
  );
  return [...known.keys()].filter((order) => named.has(known[order])).map((order) => [known[order], known[order + 1]]);
}
