// Which bytes of Python's constant data were left out of the published module, and which of them are read all the same.

import binaryen from "binaryen";
import { Buffer } from "node:buffer";

import { Reads } from "../../checker/web/runtime/small/data.mjs";

const LEFT_OUT = 0xff;

/** What the published module's data lacks of the stock one's: 1 at each address where only the first has LEFT_OUT. */
export function leftOut(published, stock) {
  const [{ memory: now }, { memory: before }] = [published, stock].map(dataOf);
  return now.map((byte, at) => Number(byte === LEFT_OUT && (before[at] ?? 0) !== LEFT_OUT));
}

/** The published module, in which the byte where a text begins in its data is left out too; and its address. */
export function withoutTheTextOf(published, text) {
  const { memory, last } = dataOf(published);
  const address = Buffer.from(memory).indexOf(`${text}\0`);
  const wasm = Buffer.from(published);
  wasm[wasm.indexOf(last.data) + address - last.offset] = LEFT_OUT;
  return { wasm, address };
}

/** The memory as a module's own data sets it up, and the last piece of that data. */
function dataOf(wasm) {
  const module = binaryen.readBinary(wasm);
  const pieces = Array.from({ length: module.getNumDataSegments() }, (_, at) => {
    const { offset, data, passive } = module.getDataSegmentInfo(module.getDataSegmentByIndex(at));
    if (passive) {
      throw new Error("data that the module copies by itself is not looked at here");
    }
    return { offset, data: new Uint8Array(data) };
  });
  const memory = new Uint8Array(Math.max(...pieces.map(({ offset, data }) => offset + data.length)));
  for (const { offset, data } of pieces) {
    memory.set(data, offset);
  }
  return { memory, last: pieces.at(-1) };
}

/** Watches for reads of what was left out; for practice.mjs. `leftOut` is what the function of that name returns. */
export class Watch extends Reads {
  #leftOut;

  constructor(leftOut) {
    super();
    this.#leftOut = leftOut;
  }

  /** The addresses of the bytes that were left out and have been read all the same. */
  get readAllTheSame() {
    const { read } = this.found();
    return [...this.#leftOut.keys()].filter((at) => this.#leftOut[at] && read[at]);
  }
}
