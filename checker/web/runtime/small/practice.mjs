// Runs the script of the Web Worker in Node, as a browser's worker would, so that what runs can be seen.

import { webcrypto } from "node:crypto";
import { setTimeout as timeout } from "node:timers/promises";
import vm from "node:vm";

const PUT_OFF_MS = 200;

/** What the script finds around it in a browser, and nothing that only Node has: no process, no require. */
const BROWSER = {
  AbortController,
  AbortSignal,
  Blob,
  DOMException,
  Event,
  EventTarget,
  Headers,
  MessageChannel,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  atob,
  btoa,
  clearInterval,
  clearTimeout,
  crypto: webcrypto,
  performance,
  queueMicrotask,
  setInterval,
  setTimeout,
  structuredClone,
};

/** The address of the script in V8's coverage. */
export const ADDRESS = "blob:worker";

export class Practice {
  #waiting = new Map();
  #listeners = [];
  #asked = 0;

  /**
   * Starts `script` with its pieces, {interpreter, image}, packed as they are sent. Who `watches` may be told of the
   * script's `around`, its globals, may `addImports` to those of each module of WebAssembly, and is told when an instance
   * of one is `seen`.
   */
  constructor(script, pieces, watches = {}) {
    const context = vm.createContext({
      ...BROWSER,
      console,
      WorkerGlobalScope: class {
        static [Symbol.hasInstance](object) {
          return object === object?.self;
        }
      },
      location: { href: ADDRESS, toString: () => ADDRESS },
      addEventListener: (kind, listener) => {
        if (kind === "message") {
          this.#listeners.push(listener);
        }
      },
      postMessage: (text) => {
        const { id, ...said } = JSON.parse(text);
        // Who is told of something cold says so to all that wait.
        const answered = said.cold ? [...this.#waiting.values()] : [this.#waiting.get(id)];
        answered.forEach((hear) => hear?.(said.cold ? { fault: "cold", message: said.cold } : said));
      },
    });
    vm.runInContext("globalThis.self = globalThis", context);
    watches.around?.(vm.runInContext("globalThis", context));
    const assembly = vm.runInContext("WebAssembly", context);
    const { instantiate } = assembly;
    assembly.instantiate = async (module, imports) => {
      watches.addImports?.(imports);
      const result = await instantiate(module, imports);
      watches.seen?.(result.instance ?? result);
      return result;
    };
    /** What the worker says when it can answer, or cannot: {result} or {fault, message}. */
    this.ready = this.#hear("ready");
    vm.runInContext(script, context, { filename: ADDRESS });
    for (const [piece, bytes] of Object.entries(pieces)) {
      this.#tell({ piece, bytes });
    }
  }

  /** What it says to a question as the page asks it, {answers} or {saved}. */
  ask(question) {
    const id = ++this.#asked;
    const said = this.#hear(id);
    this.#tell({ id, ...question });
    return said;
  }

  /** Gives all that the script has put off its time. */
  async settle() {
    await timeout(PUT_OFF_MS);
  }

  #hear(id) {
    return new Promise((resolve) => {
      this.#waiting.set(id, (said) => {
        this.#waiting.delete(id);
        resolve(said);
      });
    });
  }

  /** As in a browser, a message is a task of its own, and what the script has put off comes between two of them. */
  #tell(data) {
    setImmediate(() => {
      for (const listener of this.#listeners) {
        listener({ data });
      }
    });
  }
}
